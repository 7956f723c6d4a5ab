"""Says whether the rows of the database and the stored files agree."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from groupsite.backup.folder import copy_and_hash
from vacancies.applications.files.storage import private_storage
from vacancies.models import ApplicationFile
from vacancies.retention.cleanup import ORPHAN_AGE, stored_files_without_row


def iter_problems(at: datetime, *, read_contents: bool = True) -> Iterator[str]:
    """Yield a line for each row whose file is missing or different, and each file without a row.

    Lines name rows by their number (R23). A rendition that is missing is no problem, because it is
    made again when it is needed; a file without a row only when housekeeping should have removed it.
    """
    for file in ApplicationFile.objects.order_by("pk").iterator():
        problem = _problem_of_application_file(file, read_contents)
        if problem:
            yield f"file {file.pk} of application {file.application_id}: {problem}"
    for model in (get_image_model(), get_document_model()):
        for row in model._default_manager.order_by("pk").iterator():
            problem = _problem_of_media(row, read_contents)
            if problem:
                yield f"{model._meta.verbose_name} {row.pk}: {problem}"
    yield from _iter_files_without_rows(at)


def _problem_of_application_file(file: ApplicationFile, read_contents: bool) -> str:
    storage = private_storage()
    if not storage.exists(file.stored):
        return "missing"
    if storage.size(file.stored) != file.size:
        return "has another size"
    if read_contents:
        with storage.open(file.stored) as content:
            if copy_and_hash(content)[0] != file.sha256:
                return "has another content"
    return ""


def _problem_of_media(row: Any, read_contents: bool) -> str:
    """`file_hash` is the SHA-1 that Wagtail computed when the file was uploaded."""
    if not default_storage.exists(row.file.name):
        return "missing"
    if row.file_size and default_storage.size(row.file.name) != row.file_size:
        return "has another size"
    if read_contents and row.file_hash:
        with default_storage.open(row.file.name) as content:
            if hashlib.file_digest(content, "sha1").hexdigest() != row.file_hash:
                return "has another content"
    return ""


def _iter_files_without_rows(at: datetime) -> Iterator[str]:
    for name in stored_files_without_row(at - 2 * ORPHAN_AGE):
        yield f"stored file {name}: no application has it"
