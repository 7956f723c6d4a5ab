"""R9, R10: whether a file opens without a password, can be read, and has pages."""

import re
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Pdf

from vacancies.applications.files.pdf import active, drawing, embedded_files, link_targets
from vacancies.applications.files.pdf.active import is_active
from vacancies.applications.files.pdf.bombs import Bombs
from vacancies.applications.files.pdf.embedded_files import is_bad_attachment, is_portfolio
from vacancies.applications.files.pdf.link_targets import is_bad_link
from vacancies.applications.files.pdf.objects import Part, parts
from vacancies.applications.files.pdf.refusal_reasons import MAX_PAGES, Reason

# What the rules ask of a dictionary that is no stream: without one of these it is nothing to any of them.
NAMES: Final = active.NAMES | link_targets.NAMES | embedded_files.NAMES | drawing.NAMES
# What `pdfunite`, Acrobat and others leave behind: entries for objects that were never there.
NEVER_THERE: Final = re.compile(r"object (\d+) \d+\): object has offset 0")
# Beside that: what qpdf says of pages that show all the same.
HARMLESS_WARNING: Final = re.compile(
    rf"{NEVER_THERE.pattern}|reported number of objects|Resources is missing|MediaBox is undefined"
    "|appears more than once in the pages tree|should be /Pages? but is not"
)
# As many of the smallest as fit into the memory.
MAX_OBJECTS: Final = 200_000
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
        return _refusal(pdf) or _pages(pdf, path)


def _refusal(pdf: Pdf) -> Reason | None:
    if is_portfolio(pdf):
        return Reason.PORTFOLIO
    if len(pdf.objects) > MAX_OBJECTS:
        return Reason.TOO_COMPLEX
    if _has_too_many_pages(pdf):
        return Reason.TOO_MANY_PAGES
    bombs = Bombs()
    found = (_refusal_of(part, bombs) for part in parts(pdf, NAMES))
    return next(filter(None, found), None)


def _refusal_of(part: Part, bombs: Bombs) -> Reason | None:
    if is_active(part):
        return Reason.ACTIVE
    if is_bad_link(part):
        return Reason.LINK
    if is_bad_attachment(part):
        return Reason.ATTACHMENT
    return bombs.refusal(part)


def _has_too_many_pages(pdf: Pdf) -> bool:
    """Asked first, since each page takes its time. The number that the document states may be wrong."""
    try:
        return len(pdf.pages) > MAX_PAGES
    except pikepdf.PdfError:
        # What else is wrong comes first.
        return False


def _pages(pdf: Pdf, path: Path) -> int | Reason:
    if _is_cut_off(pdf, path):
        return Reason.UNREADABLE
    return len(pdf.pages) or Reason.NO_PAGES


def _is_cut_off(pdf: Pdf, path: Path) -> bool:
    """Whether qpdf had to mend the file, and something that it names was not there or not readable.

    A wrong table of places is mended without loss. The first half of an upload can be mended too,
    but the committee would get a document without its end, and nobody would know; and an object
    that qpdf cannot read, another reader perhaps can.
    """
    # Asked last: qpdf reads an object, and finds faults in it, when it is asked for.
    if all(thing is not None for thing in pdf.objects):
        return False
    warnings = [str(told) for told in pdf.get_warnings()]
    if not all(HARMLESS_WARNING.search(told) for told in warnings):
        return True
    numbers = {found[1] for told in warnings if (found := NEVER_THERE.search(told))}
    return _holds_any(path, numbers)


def _holds_any(path: Path, numbers: set[str]) -> bool:
    """Whether an object that the table leaves out is in the file after all; another reader may find it."""
    if not numbers:
        return False
    begun = rb"(?<!\d)0*(?:%s)(?:\s|%%[^\r\n]*[\r\n])+\d+(?:\s|%%[^\r\n]*[\r\n])+obj"
    wanted = b"|".join(number.encode() for number in numbers)
    return bool(re.search(begun % wanted, path.read_bytes()))
