"""Which tables are copied, and which the target makes itself."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, Field, Model

# What the target derives from the other tables, or writes for itself.
MADE_BY_THE_TARGET: Final = frozenset({"groupsite_search", "groupsite_page_cache", "wagtailsearch"})
NO_MODELS: Final = frozenset({"django_migrations", "sqlite_sequence"})
PREFIXES_OF_FULL_TEXT: Final = ("groupsite_search_fts", "wagtailsearch_", "modelsearch_")


class MovedTable(NamedTuple):
    """A table of the source with its columns, in the order of the model."""

    model: type[Model]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def fields(self) -> list[Field[Any, Any]]:
        return list(self.model._meta.local_concrete_fields)

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.fields]

    @property
    def sequence(self) -> str | None:
        """The column that numbers new rows, if the database does."""
        key = self.model._meta.pk
        return key.column if isinstance(key, AutoField) else None


def moved_tables(source: BaseDatabaseWrapper) -> list[MovedTable]:
    """Return the tables of all models that the source has, sorted by name."""
    existing = set(source.introspection.table_names())
    found = [
        MovedTable(model)
        for model in apps.get_models(include_auto_created=True)
        if _is_copied(model) and model._meta.db_table in existing
    ]
    return sorted(found, key=lambda table: table.name)


def unknown_tables(source: BaseDatabaseWrapper) -> list[str]:
    """Return the tables with rows that belong to no installed app, so nobody can move them."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return [
        name
        for name in sorted(source.introspection.table_names())
        if name not in known | NO_MODELS
        and not name.startswith(PREFIXES_OF_FULL_TEXT)
        and _has_rows(source, name)
    ]


def emptied_tables(tables: Iterable[MovedTable]) -> list[str]:
    """Return what the target empties first: all that is copied, and the index that refers to it."""
    refers = [
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label == "wagtailsearch" and model._meta.managed
    ]
    return [*(table.name for table in tables), *refers]


def _is_copied(model: type[Model]) -> bool:
    meta = model._meta
    return meta.managed and not meta.proxy and meta.app_label not in MADE_BY_THE_TARGET


def _has_rows(source: BaseDatabaseWrapper, table: str) -> bool:
    with source.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {source.ops.quote_name(table)} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is not None
