"""R9, R10: whether a file opens without a password, can be read, and has pages."""

import re
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Pdf

from vacancies.pdf.active import is_active
from vacancies.pdf.attachments import is_bad_attachment, is_portfolio
from vacancies.pdf.bombs import is_bomb
from vacancies.pdf.reasons import Reason
from vacancies.pdf.walk import parts

NEEDS_KEY: Final = re.compile(r"encrypt|security handler", re.IGNORECASE)


def look(path: Path) -> int | Reason:
    """The number of pages, or why the file is refused. Whatever else is wrong raises."""
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError:
        return Reason.PASSWORD
    except pikepdf.PdfError as error:
        return Reason.PASSWORD if NEEDS_KEY.search(str(error)) else Reason.UNREADABLE
    with pdf, pikepdf.explicit_conversion():
        return _refusal(pdf) or _pages(pdf)


def _refusal(pdf: Pdf) -> Reason | None:
    if is_portfolio(pdf):
        return Reason.PORTFOLIO
    for part in parts(pdf):
        if is_active(part):
            return Reason.ACTIVE
        if is_bad_attachment(part):
            return Reason.ATTACHMENT
        if is_bomb(part):
            return Reason.TOO_COMPLEX
    return None


def _pages(pdf: Pdf) -> int | Reason:
    if _is_cut_off(pdf):
        return Reason.UNREADABLE
    return len(pdf.pages) or Reason.NO_PAGES


def _is_cut_off(pdf: Pdf) -> bool:
    """Whether qpdf had to mend the file, and something that it names was not there or not readable.

    A wrong table of places is mended without loss. The first half of an upload can be mended too,
    but the committee would get a document without its end, and nobody would know; and an object
    that qpdf cannot read, another reader perhaps can.
    """
    # Asked last: qpdf reads an object, and finds faults in it, when it is asked for.
    lost = any(thing is None for thing in pdf.objects)
    return lost and bool(pdf.get_warnings())
