"""The reasons to refuse a file; `inspection/refusal_messages.py` has their messages."""

from enum import StrEnum
from typing import Final

# A thesis has some hundred pages. The examination time grows with the number of pages.
MAX_PAGES: Final = 5000


class Reason(StrEnum):
    # Found from the name, the size, and the first and last bytes.
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
    # Found by the child process.
    PASSWORD = "password"  # noqa: S105 — a reason, no secret
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    NO_PAGES = "no-pages"
    TOO_MANY_PAGES = "too-many-pages"
    ACTIVE = "active"
    LINK = "link"
    ATTACHMENT = "attachment"
    PORTFOLIO = "portfolio"
    PICTURE = "picture"
    HEAVY = "heavy"
    TOO_COMPLEX = "too-complex"
    # Not the file's fault: the examination failed. The applicant can send the same file again.
    BUSY = "busy"


class PdfRefusedError(Exception):
    """Raised by the checks of a PDF if it must be refused; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
