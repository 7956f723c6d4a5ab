"""Why a file is refused. `inspection/messages.py` has a sentence for each."""

from enum import StrEnum
from typing import Final

# A thesis has some hundred. To find out takes as long as the pages are many.
MAX_PAGES: Final = 5000


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
    # Not the file's fault: the site could not look. The same file may be sent again.
    BUSY = "busy"


class RefusedError(Exception):
    """Raised deep inside the examination when a reason to refuse is found."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
