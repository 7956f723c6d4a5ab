"""Settings of the demo on a developer's machine: SQLite, DEBUG, no secrets."""

import os
from pathlib import Path

from groupsite.page_cache.cache_setting import page_cache_settings
from groupsite.settings.all_environments import *  # noqa: F403 — that is what settings modules do
from groupsite.settings.all_environments import (
    CACHES,
    INSTALLED_APPS,
    MIDDLEWARE,
    PROJECT,
    sqlite_database_settings,
)

INSTALLED_APPS = [*INSTALLED_APPS, "tools.sites"]
MIDDLEWARE = [*MIDDLEWARE, "groupsite.development.not_found.NotFoundPageMiddleware"]
DEBUG = True
SECRET_KEY = "for the demonstration only: production reads its own from the environment"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

# The root URL of links in mail, and how mail is printed.
WAGTAILADMIN_BASE_URL = os.environ.get("GROUPSITE_ADDRESS", "http://127.0.0.1:8000")
MAILERS = {
    "default": {"BACKEND": "groupsite.development.printed_mail.UnencodedConsoleEmailBackend"}
}

# The demo's data folder; browser tests set one per server.
DATA = Path(os.environ.get("GROUPSITE_DATA", PROJECT / "var"))
DATA.mkdir(parents=True, exist_ok=True)
# Editing a template or code empties it (groupsite.page_cache.apps).
CACHES = {
    **CACHES,
    **page_cache_settings(os.environ.get("GROUPSITE_PAGE_CACHE", ""), DATA / "pages"),
}
DATABASES = {"default": sqlite_database_settings(DATA / "db.sqlite3")}
MEDIA_ROOT = DATA / "media"
GROUPSITE_VACANCIES_FILES = DATA / "applications"
# Nothing runs `applications_housekeeping` here, which would send this e-mail later.
GROUPSITE_VACANCIES_CHANGE_MAIL_MINUTES = 0
