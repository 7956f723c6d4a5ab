"""Examines an uploaded file: is it a PDF that the committee can open safely?"""

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vacancies.applications.files.inspection.child_process import examine_pdf_in_child_process
from vacancies.applications.files.inspection.file_names import is_pdf_name, refusal_reason_by_name
from vacancies.applications.files.inspection.signatures import (
    HEAD_BYTES,
    begins_as_pdf,
    has_harmless_tail,
    reason_if_refused_type,
)
from vacancies.applications.files.pdf.refusal_reasons import Reason

# Bytes of a file that is worth a thread of its own.
LARGE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """Size, digest and number of pages of an accepted file."""

    size: int
    sha256: str
    pages: int


def early_refusal_reason(*, name: str, size: int, head: bytes, max_bytes: int) -> Reason | None:
    """Return a reason to refuse a file by its name, size and first kilobyte (`head`), or None.

    The most helpful reason comes first: for a large zip file with a wrong name the applicant reads
    that zip files are not supported.
    """
    if size == 0:
        return Reason.EMPTY
    if kind := reason_if_refused_type(head):
        return kind
    is_pdf = begins_as_pdf(head)
    if not is_pdf_name(name):
        return Reason.NOT_PDF_NAME if is_pdf else refusal_reason_by_name(name)
    if size > max_bytes:
        return Reason.TOO_LARGE
    return None if is_pdf else Reason.NOT_PDF


def examine_uploaded_file(path: Path, *, name: str, max_bytes: int) -> ExaminedFile | Reason:
    """Examine a file without changing it; return an `ExaminedFile`, or the reason to refuse it.

    `name` is the applicant's file name. Takes a tenth of a second for most files, and some seconds
    for malicious ones, so call it outside a transaction. Raises OSError if the file cannot be read,
    and never because of its content.
    """
    with path.open("rb") as file:
        size = path.stat().st_size
        head = file.read(HEAD_BYTES)
        if reason := early_refusal_reason(name=name, size=size, head=head, max_bytes=max_bytes):
            return reason
        if not has_harmless_tail(file, size):
            return Reason.TRAILING
    with _digest_in_background(path) if size >= LARGE else nullcontext() as digest:
        found = examine_pdf_in_child_process(path, size)
    if isinstance(found, Reason):
        return found
    sha256 = digest.result() if digest else _digest(path)
    return ExaminedFile(size=size, sha256=sha256, pages=found)


@contextmanager
def _digest_in_background(path: Path) -> Iterator[Future[str]]:
    """Compute the digest in a thread during the block: another process looks into the file meanwhile."""
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(_digest, path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
