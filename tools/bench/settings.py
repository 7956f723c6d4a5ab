"""Production as it is measured, without limits on requests from one address: all of them are ours."""

import os
from pathlib import Path

from tools.web.settings import *  # noqa: F403 — that is what settings modules do

STATIC_ROOT = Path(os.environ["BENCH_STATIC"])
GROUPSITE_VACANCIES_THROTTLE = False
GROUPSITE_VACANCIES_UNCONFIRMED_MB = 100_000
GROUPSITE_VACANCIES_UNCONFIRMED_VACANCY_MB = 100_000
GROUPSITE_SEARCH_THROTTLE = False
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
