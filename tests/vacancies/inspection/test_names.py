"""R1, R19: the applicant's own name of a file."""

import unicodedata

import pytest

from tools.pdfs import good_pdf, zip_bytes
from vacancies.applications.files.inspection import (
    ExaminedFile,
    Reason,
    cleaned_name_for_display,
    early_refusal_reason,
)

REFUSED = {
    "cv.docx": Reason.OFFICE,
    "letter.zip": Reason.ZIP,
    "grades.tar.gz": Reason.ARCHIVE,
    "scan.JPG": Reason.IMAGE,
    "cv": Reason.NOT_PDF_NAME,
    "": Reason.NOT_PDF_NAME,
    "cv.pdf.txt": Reason.NOT_PDF_NAME,
}


@pytest.mark.parametrize(("name", "reason"), REFUSED.items())
def test_r1_a_name_that_is_not_of_a_pdf_says_what_it_is(name: str, reason: Reason) -> None:
    assert early_refusal_reason(name=name, size=5, head=b"hello", max_bytes=99) is reason


@pytest.mark.parametrize(
    "name",
    [
        *("cv.docx", "cv.zip", "cv.pdf.exe", "cv.pdf\0.exe", "cv.pdf\u200b.exe"),
        *("cv\u202efdp.exe", "cv.pdf/", "cv.\N{FULLWIDTH LATIN SMALL LETTER P}df", "pdf", ""),
    ],
)
def test_r1_a_good_pdf_with_another_name_is_refused(name: str, examined) -> None:
    assert examined(good_pdf(), name=name) is Reason.NOT_PDF_NAME


@pytest.mark.parametrize(
    "name",
    [
        *("cv.pdf", "CV.PDF", ".pdf", "cv.pdf ", "cv.exe.pdf", "cv.pdf\u200e", "cv.p\u200bdf"),
        *("cv.exe\0.pdf", "C:\\fakepath\\cv.pdf", "王.pdf", "a" * 300 + ".pdf", "cv.pdf\r\n"),
    ],
)
def test_r1_what_cannot_be_seen_does_not_count(name: str, examined) -> None:
    assert isinstance(examined(good_pdf(), name=name), ExaminedFile)


def test_r1_a_name_never_accepts(examined) -> None:
    assert examined(zip_bytes(), name="cv.pdf") is Reason.ZIP
    assert examined(b"MZ\x90\0", name="cv.exe\0.pdf") is Reason.PROGRAM


SHOWN = {
    "cv.pdf": "cv.pdf",
    "C:\\fakepath\\My CV.pdf": "My CV.pdf",
    "/home/me/cv.pdf": "cv.pdf",
    "cv\r\nBcc: x@example.org.pdf": "cvBcc: x@example.org.pdf",
    "cv\u202efdp.exe": "cvfdp.exe",
    "cv\0\x1b[31m.pdf": "cv[31m.pdf",
    "  my\u00a0 \t cv\u2028.pdf ": "my cv .pdf",
    "Þóra 王 O'Brien.pdf": "Þóra 王 O'Brien.pdf",
    "<b>cv</b>.pdf": "b>.pdf",
    "half\ud800.pdf": "half.pdf",
    "": "a file without a name",
    "\u200b\u202e": "a file without a name",
    "folder/": "a file without a name",
}


@pytest.mark.parametrize(("name", "shown"), SHOWN.items())
def test_r19_a_name_is_shown_without_tricks(name: str, shown: str) -> None:
    assert cleaned_name_for_display(name) == shown


@pytest.mark.parametrize("letter", ["a", "王", "\U0001f600", "e\u0301"])
def test_r19_a_long_name_is_shortened_and_keeps_its_end(letter: str) -> None:
    shown = cleaned_name_for_display(letter * 400 + ".pdf")
    assert len(shown) <= 80
    assert shown.endswith(".pdf")
    assert "…" in shown


def test_r19_towers_of_marks_are_cut() -> None:
    shown = cleaned_name_for_display("Z" + "\u0300" * 50 + ".pdf")
    assert sum(bool(unicodedata.combining(letter)) for letter in shown) <= 3
