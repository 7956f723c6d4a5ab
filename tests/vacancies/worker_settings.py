"""The suite's settings, and tasks wait for a worker of django-tasks-db, as in a larger deployment."""

import os
from pathlib import Path

from groupsite.settings.all_environments import sqlite_database_settings
from groupsite.settings.test import *  # noqa: F403 — that is what settings modules do
from groupsite.settings.test import INSTALLED_APPS

DATA = Path(os.environ["GROUPSITE_TEST_DATA"])
DATABASES = {"default": sqlite_database_settings(DATA / "db.sqlite3")}
GROUPSITE_VACANCIES_FILES = DATA / "applications"
INSTALLED_APPS = [*INSTALLED_APPS, "django_tasks_db"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
