"""Production as it is deployed, for many who ask from one address."""

from tools.web.settings import *  # noqa: F403 — that is what settings modules do

ROOT_URLCONF = "groupsite.urls"  # pictures are in a bucket, and the site serves them
GROUPSITE_VACANCIES_THROTTLE = False
GROUPSITE_SEARCH_THROTTLE = False
