"""Why a file is refused. `inspection/refusals.py` has a sentence for each."""

from enum import StrEnum


class Reason(StrEnum):
    # Told by name, size, first and last bytes.
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    ZIP = "zip"
    ARCHIVE = "archive"
    OFFICE = "office"
    IMAGE = "image"
    PROGRAM = "program"
    NOT_PDF_NAME = "not-pdf-name"
    NOT_PDF = "not-pdf"
    TRAILING = "trailing"
    # Told by the child process.
    PASSWORD = "password"  # noqa: S105 — a reason, no secret
    UNREADABLE = "unreadable"
    NO_PAGES = "no-pages"
    ACTIVE = "active"
    ATTACHMENT = "attachment"
    PORTFOLIO = "portfolio"
    TOO_COMPLEX = "too-complex"
    # Not the file's fault: the site could not look. The same file may be sent again.
    BUSY = "busy"
