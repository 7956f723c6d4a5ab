"""Finds the host's migration that creates a swapped model, such as a custom image."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel, RenameModel
from django.db.migrations.operations.base import Operation


def migration_that_creates(model: str) -> tuple[str, str]:
    """Return (app, migration that creates "app.Model", or "__first__"), for `dependencies`.

    `migrations.swappable_dependency` names the first migration of the app, but a custom image model
    is often created in a later one. In a new database our tables would then be created before it.
    """
    app, name = model.split(".")
    for migration, operations in _iter_migration_operations(app):
        if any(_creates_model(operation, name.lower()) for operation in operations):
            return app, migration
    return app, "__first__"


def _iter_migration_operations(app_label: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield the name and the operations of each migration of an app."""
    package, _explicit = MigrationLoader.migrations_module(app_label)
    found = find_spec(package) if package else None
    for module in iter_modules(found.submodule_search_locations if found else ()):
        if module.name[0] not in "_~":  # as in Django's migration loader
            migration = import_module(f"{package}.{module.name}").Migration
            yield module.name, list(_iter_flattened_operations(migration.operations))


def _iter_flattened_operations(operations: Iterable[Operation]) -> Iterator[Any]:
    """Yield the operations, including those inside `SeparateDatabaseAndState`."""
    for operation in operations:
        yield operation
        yield from _iter_flattened_operations(getattr(operation, "state_operations", ()))


def _creates_model(operation: Operation, model_name: str) -> bool:
    """Whether the operation creates the model, or renames another to its name (in lower case)."""
    if isinstance(operation, RenameModel):
        return bool(operation.new_name_lower == model_name)
    return isinstance(operation, CreateModel) and bool(operation.name_lower == model_name)
