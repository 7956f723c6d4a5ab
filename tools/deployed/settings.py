"""The site as it is deployed, for tests of faults and load: nothing is asked too often here.

A test may say, in the environment, where faults shall happen, and that limits hold.
"""

import os

from tools.servers.mail import mailers
from tools.web.settings import *  # noqa: F403 — that is what settings modules do
from tools.web.settings import DATA, DATABASES

GROUPSITE_VACANCIES_THROTTLE = bool(os.environ.get("TEST_THROTTLE"))
# Megabytes; nobody opens the mailed link here.
GROUPSITE_VACANCIES_UNCONFIRMED_MB = int(os.environ.get("TEST_UNCONFIRMED_DRAFT", "200"))
GROUPSITE_VACANCIES_UNCONFIRMED_VACANCY_MB = int(os.environ.get("TEST_UNCONFIRMED_VACANCY", "5000"))
GROUPSITE_SEARCH_THROTTLE = False
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}

GROUPSITE_VACANCIES_FILES = os.environ.get("TEST_FILES", DATA / "applications")
FILE_UPLOAD_TEMP_DIR = os.environ.get("TEST_TEMPORARY")
GROUPSITE_VACANCIES_UPLOAD_SECONDS = int(os.environ.get("TEST_UPLOAD_SECONDS", "600"))
if seconds := os.environ.get("TEST_LOCK_SECONDS"):
    DATABASES["default"]["OPTIONS"]["timeout"] = float(seconds)
if port := os.environ.get("TEST_MAIL_PORT"):
    MAILERS = mailers(int(port))
