"""The storages whose files are backed up: media, and applicants' files."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any, Final, NamedTuple

from django.apps import apps
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models

from vacancies.applications.files.storage import iter_files_below, private_storage
from vacancies.models import ApplicationFile

MEDIA: Final = "media"
APPLICATIONS: Final = "applications"
SMALL: Final = 64 * 1024  # bytes


class FoundFile(NamedTuple):
    """A file as a storage lists it."""

    name: str
    size: int  # bytes
    modified: datetime  # UTC


def areas() -> dict[str, Any]:
    """Return the storage of each area."""
    return {MEDIA: default_storage, APPLICATIONS: private_storage()}


def iter_files(storage: Any) -> Iterator[FoundFile]:
    """Yield every file of a storage. One that disappears meanwhile is left out.

    So is what a killed privacy check has left: a move or restore that was killed can go on. Housekeeping
    removes it a day later.
    """
    if (listed_files := getattr(storage, "listed_files", None)) is not None:
        is_leftover = getattr(storage, "is_left_by_privacy_check", lambda name: False)
        for name, size, modified in listed_files(""):
            if not is_leftover(name):
                yield FoundFile(name, size, modified.astimezone(UTC))
        return
    for name, modified in iter_files_below(storage, ""):
        try:
            yield FoundFile(name, storage.size(name), modified)
        except FileNotFoundError:
            continue


def save_under_its_name(storage: Any, name: str, size: int, content: IO[bytes]) -> str:
    """Store a content of `size` bytes; return the name that the storage gave it, which may be another."""
    # Storages may close or keep what they are given, and small contents need no file.
    data = File(content) if size > SMALL else File(BytesIO(content.read()))
    saved: str = storage.save(name, data)
    return saved


def columns_with_file_names() -> Iterator[tuple[str, str, str]]:
    """Yield (area, table, column) of every column of the database that names files."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_fields:
            if isinstance(field, models.FileField) and field.storage == default_storage:
                yield MEDIA, model._meta.db_table, str(field.column)
    stored = ApplicationFile._meta.get_field("stored")
    yield APPLICATIONS, ApplicationFile._meta.db_table, str(stored.column)
