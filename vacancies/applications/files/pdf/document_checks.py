"""Runs all checks of a PDF; itself checks its password, damage and number of pages (R9, R10)."""

import re
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Name, Pdf, Stream

from vacancies.applications.files.pdf import (
    active_content,
    drawing_costs,
    embedded_files,
    link_targets,
)
from vacancies.applications.files.pdf.active_content import is_active_content
from vacancies.applications.files.pdf.dictionaries import PdfDictionary, iter_dictionaries_to_check
from vacancies.applications.files.pdf.drawing_costs import HeavyContentCheck
from vacancies.applications.files.pdf.embedded_files import is_portfolio, is_refused_attachment
from vacancies.applications.files.pdf.link_targets import is_refused_link
from vacancies.applications.files.pdf.object_search import LAST_BYTES, end_before_padding
from vacancies.applications.files.pdf.object_table_check import ObjectTableCheck
from vacancies.applications.files.pdf.refusal_reasons import MAX_PAGES, Reason

# Names that the rules look for in dictionaries; a dictionary without one of them is harmless.
NAMES: Final = (
    active_content.NAMES | link_targets.NAMES | embedded_files.NAMES | drawing_costs.NAMES
)
# Table entries without objects, which `pdfunite`, Acrobat and others write.
MISSING_OBJECT: Final = re.compile(r"object (\d+) \d+\): object has offset 0")
# Other qpdf warnings about files whose pages display correctly.
HARMLESS_WARNING: Final = re.compile(
    rf"{MISSING_OBJECT.pattern}|reported number of objects|Resources is missing|MediaBox is undefined"
    "|appears more than once in the pages tree|should be /Pages? but is not"
)
# Keys that programs write twice, and that no rule needs.
DUPLICATED_KEYS: Final = (
    "Title|Author|Subject|Keywords|Creator|Producer|CreationDate|ModDate|Trapped|Lang"
    "|PageMode|PageLayout|Rotate|MediaBox|CropBox|I"
)
# Damage that every reader repairs in the same way.
REPAIRABLE_WARNING: Final = re.compile(
    rf"{HARMLESS_WARNING.pattern}|duplicated key /(?:{DUPLICATED_KEYS});|xref stream itself is missing"
    "|extraneous whitespace seen before xref|input stream is complete but output may still be valid"
)
# The stated length of a stream is wrong; qpdf and other readers search for its end.
WRONG_LENGTH: Final = re.compile(
    r"object (\d+) (\d+), offset \d+\): "
    r"(?:expected endstream|attempting to recover stream length|recovered stream length)"
)
CONTAINER_TYPES: Final = {"/ObjStm", "/XRef", "/EmbeddedFile"}
# As many of the smallest objects as fit into memory.
MAX_OBJECTS: Final = 200_000
PASSWORD_ERROR: Final = re.compile(r"encrypt|security handler", re.IGNORECASE)


def examine_pdf(path: Path) -> int | Reason:
    """Return the number of pages or the reason to refuse; may raise PdfRefusedError and others."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        try:
            pdf = pikepdf.open(_path_or_unpadded_content(path, content))
        except pikepdf.PasswordError:
            return Reason.PASSWORD
        except pikepdf.PdfError as error:
            return Reason.PASSWORD if PASSWORD_ERROR.search(str(error)) else Reason.UNREADABLE
        with pdf, pikepdf.explicit_conversion():
            return _reason_to_refuse_document(pdf, content) or len(pdf.pages) or Reason.NO_PAGES


def _path_or_unpadded_content(path: Path, content: mmap) -> Path | BytesIO:
    """Return the path or, if the file ends in much padding, its bytes without the padding.

    qpdf searches for the cross-reference table only near the end.
    """
    end = end_before_padding(content)
    return path if len(content) - end < LAST_BYTES else BytesIO(content[:end])


def _reason_to_refuse_document(pdf: Pdf, content: mmap) -> Reason | None:
    if is_portfolio(pdf):
        return Reason.PORTFOLIO
    if len(pdf.objects) > MAX_OBJECTS:
        return Reason.TOO_COMPLEX
    if _has_too_many_pages(pdf):
        return Reason.TOO_MANY_PAGES
    warnings = CollectedWarnings(pdf)
    bombs = HeavyContentCheck(is_stated_length_right=lambda: not warnings.texts())
    table = ObjectTableCheck(pdf, content)
    for dictionary in iter_dictionaries_to_check(pdf, NAMES):
        if reason := _reason_to_refuse_dictionary(dictionary, bombs):
            return reason
        table.add_if_object_or_table_stream(dictionary)
    return _reason_of_damage(pdf, content, table, warnings)


class CollectedWarnings:
    """What qpdf has said about a document; qpdf itself forgets a warning when it is asked for."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._texts: list[str] = []

    def texts(self) -> list[str]:
        self._texts += map(str, self._pdf.get_warnings())
        return self._texts


def _reason_to_refuse_dictionary(
    dictionary: PdfDictionary, heavy_content: HeavyContentCheck
) -> Reason | None:
    if is_active_content(dictionary):
        return Reason.ACTIVE
    if is_refused_link(dictionary):
        return Reason.LINK
    if is_refused_attachment(dictionary):
        return Reason.ATTACHMENT
    return heavy_content.reason_to_refuse(dictionary)


def _has_too_many_pages(pdf: Pdf) -> bool:
    """Whether the document has more than MAX_PAGES pages; False if they cannot be counted."""
    try:
        return len(pdf.pages) > MAX_PAGES
    except pikepdf.PdfError:
        # Other reasons come first.
        return False


def _reason_of_damage(
    pdf: Pdf, content: mmap, table: ObjectTableCheck, collected: CollectedWarnings
) -> Reason | None:
    """Return UNREADABLE or DAMAGED if the file is incomplete or ambiguous, else None.

    Call it last, since qpdf reports faults when it reads objects.
    """
    is_whole = all(value is not None for value in pdf.objects)
    warnings = list(collected.texts())
    if not is_whole and _may_be_incomplete(warnings, content):
        return Reason.UNREADABLE
    if not all(_is_repaired_by_all_readers(pdf, told) for told in warnings) or table.is_ambiguous():
        return Reason.DAMAGED
    return None


def _may_be_incomplete(warnings: list[str], content: mmap) -> bool:
    """Whether qpdf had to rebuild the file, or missed an object that its bytes contain.

    qpdf can also repair the first half of an upload, but the committee would then read a document
    without its end and not notice. And other readers may read an object that qpdf cannot.
    """
    if not all(HARMLESS_WARNING.search(told) for told in warnings):
        return True
    numbers = {found[1] for told in warnings if (found := MISSING_OBJECT.search(told))}
    return _contains_object_missing_from_table(content, numbers)


def _contains_object_missing_from_table(content: mmap, object_numbers: set[str]) -> bool:
    """Whether the bytes contain one of these objects, which the cross-reference table leaves out.

    Another reader may find such an object by searching the file.
    """
    if not object_numbers:
        return False
    begun = rb"(?<!\d)0*(?:%s)(?:\s|%%[^\r\n]*[\r\n])+\d+(?:\s|%%[^\r\n]*[\r\n])+obj"
    wanted = b"|".join(number.encode() for number in object_numbers)
    return bool(re.search(begun % wanted, content))


def _is_repaired_by_all_readers(pdf: Pdf, warning: str) -> bool:
    if not (found := WRONG_LENGTH.search(warning)):
        return bool(REPAIRABLE_WARNING.search(warning))
    stream = pdf.get_object(int(found[1]), int(found[2]))
    kind = stream.get("/Type") if isinstance(stream, Stream) else None
    return not (isinstance(kind, Name) and str(kind) in CONTAINER_TYPES)
