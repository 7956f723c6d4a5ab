"""Settings of the test suite: like `dev`, but faster, and files go to memory or a temporary folder."""

import os
import tempfile
from pathlib import Path
from typing import Any

from environ import Env

from groupsite.settings.all_environments import *  # noqa: F403 — that is what settings modules do
from groupsite.settings.all_environments import INSTALLED_APPS, sqlite_database_settings

# The second has a page type as a host may have: edited beside its original, and of no record.
INSTALLED_APPS = [*INSTALLED_APPS, "tools.sites", "tools.hosts.laboratory"]
DEBUG = False
SECRET_KEY = "for tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost"]

# An in-memory database has no concurrent writers, and pytest-django recognises Django's own engine.
IN_MEMORY = {"ENGINE": "django.db.backends.sqlite3", "TEST": {"NAME": None}}
DATABASES: dict[str, dict[str, Any]] = {
    "default": {**sqlite_database_settings(Path(":memory:")), **IN_MEMORY}
}
# Tests ask more different questions than a site does; preparing one takes a third of its time.
DATABASES["default"]["OPTIONS"]["cached_statements"] = 1000
if _url := os.environ.get("GROUPSITE_TEST_DATABASE_URL"):  # .ci/on_postgresql sets it
    DATABASES = {"default": Env.db_url_config(_url)}
    INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.postgres"]
MEDIA_ROOT = Path(tempfile.gettempdir()) / "groupsite-test-media"
GROUPSITE_VACANCIES_FILES = Path(tempfile.gettempdir()) / "groupsite-test-applications"
GROUPSITE_SEARCH_THROTTLE = GROUPSITE_API_THROTTLE = (
    False  # all tests send requests from one address, at one time
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
