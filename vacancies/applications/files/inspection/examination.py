"""Examines an uploaded file: is it a PDF that the committee can open safely?"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from vacancies.applications.files.inspection.child_process import examine_pdf_in_child_process
from vacancies.applications.files.inspection.file_names import is_pdf_name, refusal_reason_by_name
from vacancies.applications.files.inspection.signatures import (
    HEAD_BYTES,
    begins_as_pdf,
    has_harmless_tail,
    reason_if_refused_type,
)
from vacancies.applications.files.pdf.refusal_reasons import Reason


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


def examine_uploaded_file(
    path: Path, *, name: str, max_bytes: int, sha256: str | None = None
) -> ExaminedFile | Reason:
    """Examine a file without changing it; return an `ExaminedFile`, or the reason to refuse it.

    `name` is the applicant's file name. `sha256` is the digest, if the caller has computed it while it
    wrote the file. Takes a tenth of a second for most files, and some seconds
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
        found = examine_pdf_in_child_process(path, size)
        if isinstance(found, Reason):
            return found
        if sha256 is None:
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return ExaminedFile(size=size, sha256=sha256, pages=found)
