"""Checks and displays the file name sent by the applicant (R1, R19).

A name can cause a refusal, but never an acceptance.
"""

import re
import unicodedata
from typing import Final

from django.utils.translation import gettext

from vacancies.applications.files.pdf.refusal_reasons import Reason

MAX_SHOWN_LETTERS: Final = 80
# Keep enough of the end to show the file extension.
SHOWN_END_LETTERS: Final = 12
# Control characters, marks that change the text direction, surrogates, unassigned characters.
UNPRINTABLE_CATEGORIES: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}
SPACE_CATEGORIES: Final = {"Zl", "Zp", "Zs"}
MAX_COMBINING_MARKS: Final = 3

# Extensions of other documents. Files with any other name are refused as not being a PDF.
EXTENSIONS_BY_REASON: Final = {
    Reason.ZIP: ("zip",),
    Reason.ARCHIVE: ("tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar"),
    Reason.OFFICE: ("doc", "docx", "docm", "odt", "rtf", "pages", "xls", "xlsx", "ppt", "pptx"),
    Reason.IMAGE: ("jpg", "jpeg", "png", "gif", "heic", "tif", "tiff", "webp", "bmp"),
}
REASON_BY_EXTENSION: Final = {
    ending: kind for kind, endings in EXTENSIONS_BY_REASON.items() for ending in endings
}


def printable_name(name: str) -> str:
    """Return the name without invisible characters and repeated spaces."""
    seen = "".join(
        " " if unicodedata.category(letter) in SPACE_CATEGORIES else letter
        for letter in name.replace("\t", " ")
        if unicodedata.category(letter) not in UNPRINTABLE_CATEGORIES
    )
    return " ".join(seen.split())


def is_pdf_name(name: str) -> bool:
    return printable_name(name).lower().endswith(".pdf")


def refusal_reason_by_name(name: str) -> Reason:
    """Return the reason to refuse a file without a PDF name: by its extension, else NOT_PDF_NAME."""
    ending = printable_name(name).lower().rpartition(".")[2]
    return REASON_BY_EXTENSION.get(ending, Reason.NOT_PDF_NAME)


def cleaned_name_for_display(name: str) -> str:
    """Return the applicant's file name cleaned and shortened, for display; never empty.

    The result is not safe as a path, and not escaped.
    """
    # Some browsers send the full path.
    last = re.split(r"[/\\]", name)[-1]
    shown = _limit_combining_marks(printable_name(unicodedata.normalize("NFC", last)))
    if len(shown) > MAX_SHOWN_LETTERS:
        end = shown[-SHOWN_END_LETTERS:]
        shown = f"{shown[: MAX_SHOWN_LETTERS - SHOWN_END_LETTERS - 1].rstrip()}…{end}"
    return shown or gettext("a file without a name")


def _limit_combining_marks(text: str) -> str:
    """Return the text with at most three combining marks per letter; more hide other lines."""
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MAX_COMBINING_MARKS:
            kept.append(letter)
    return "".join(kept)
