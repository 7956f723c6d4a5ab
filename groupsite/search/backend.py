"""The search backend for WAGTAILSEARCH_BACKENDS: ours on SQLite, Wagtail's on other databases."""

from typing import Any, Final

from django.db import connection
from django.utils.module_loading import import_string

WAGTAILS: Final = "wagtail.search.backends.database.SearchBackend"
# A path, because the module can only be imported if the database is SQLite.
OURS: Final = {"sqlite": "groupsite.sqlite.full_text.SearchBackend"}


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 — the name that Wagtail imports
    return import_string(OURS.get(connection.vendor, WAGTAILS))(params)
