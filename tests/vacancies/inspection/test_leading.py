"""R2, R3, R4, R5, R6, R7, R8: what the first and the last bytes say, and the size."""

import io
import tarfile
import zipfile

import pytest

from tests.vacancies.inspection import pdfs
from tools.pdfs import good_pdf, pdf_of_size, zip_bytes
from vacancies.applications.files.inspection import (
    HEAD_BYTES,
    ExaminedFile,
    Reason,
    early_refusal_reason,
)

GOOD = good_pdf()
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
PROGRAM = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + bytes(200)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200)


def tar(name: str = "CV.pdf") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(GOOD)
        archive.addfile(member, io.BytesIO(GOOD))
    return file.getvalue()


def zip_with_remark() -> bytes:
    """The archive's remark holds the end mark of a PDF, so that nothing seems to follow it."""
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("evil.exe", PROGRAM)
        archive.comment = b"\n%%EOF\n"
    return file.getvalue()


def word() -> bytes:
    return zip_bytes("[Content_Types].xml")


BEFORE = {
    "nothing": (b"", Reason.EMPTY),
    "one byte": (b"%", Reason.NOT_PDF),
    "text": (b"My CV", Reason.NOT_PDF),
    "zip": (zip_bytes(), Reason.ZIP),
    "empty zip": (b"PK\x05\x06" + bytes(18), Reason.ZIP),
    "zip before": (zip_bytes() + GOOD, Reason.ZIP),
    "stored zip around it": (zip_bytes(), Reason.ZIP),
    "Word": (word(), Reason.OFFICE),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), Reason.OFFICE),
    "RTF": (b"{\\rtf1 CV}", Reason.OFFICE),
    "tar": (tar(), Reason.ARCHIVE),
    "tar whose first name is that of a PDF": (tar("%PDF-1.7"), Reason.ARCHIVE),
    "rar": (b"Rar!\x1a\x07\x01\0" + GOOD, Reason.ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c" + GOOD, Reason.ARCHIVE),
    "gzip": (b"\x1f\x8b\x08\0" + GOOD, Reason.ARCHIVE),
    "program": (PROGRAM, Reason.PROGRAM),
    "program before": (PROGRAM + GOOD, Reason.PROGRAM),
    "Linux program before": (b"\x7fELF" + bytes(60) + GOOD, Reason.PROGRAM),
    "script for a shell before": (b"#!/bin/sh\nrm -rf ~\n" + GOOD, Reason.PROGRAM),
    "script for a shell below a blank": (b"\n#!/bin/sh\n" + GOOD, Reason.NOT_PDF),
    "picture": (PNG, Reason.IMAGE),
    "picture before": (PNG + GOOD, Reason.IMAGE),
    "photograph before": (b"\xff\xd8\xff\xe0" + GOOD, Reason.IMAGE),
    "photograph of a telephone": (b"\0\0\0\x18ftypheic" + bytes(99), Reason.IMAGE),
    "web page": (HTML, Reason.NOT_PDF),
    "web page before": (HTML + GOOD, Reason.NOT_PDF),
    "script before": (b"<script>alert(1)</script>" + GOOD, Reason.NOT_PDF),
    "script after a byte order mark": (
        b"\xef\xbb\xbf<script>alert(1)</script>" + GOOD,
        Reason.NOT_PDF,
    ),
    "drawing before": (b"<svg onload='x()'/>" + GOOD, Reason.NOT_PDF),
    "mail header before": (b"Content-Type: text/html\r\n\r\n" + GOOD, Reason.NOT_PDF),
    "server's answer before": (b"HTTP/1.1 200 OK\r\n\r\n" + GOOD, Reason.NOT_PDF),
    "part of a mail before": (b"--border\r\n\r\n" + GOOD, Reason.NOT_PDF),
    "bytes before": (b"\0\1\2" + GOOD, Reason.NOT_PDF),
    "letters of another code before": (b"\xc5\xe5\n" + GOOD, Reason.NOT_PDF),
    "a line of words before": (b"Sent from my printer, no. 4\r\n" + GOOD, Reason.NOT_PDF),
    "a command of a shell before": (b"echo hi; exit\n" + GOOD, Reason.NOT_PDF),
    "an assignment and a remark before": (b"a=1;/*" + GOOD, Reason.NOT_PDF),
    "begins too late": (b" " * 1020 + GOOD, Reason.NOT_PDF),
}


@pytest.mark.parametrize(("content", "reason"), BEFORE.values(), ids=BEFORE)
def test_r2_r3_r6_a_wrong_beginning_is_refused(content: bytes, reason: Reason, examined) -> None:
    assert examined(content) is reason
    early = early_refusal_reason(
        name="cv.pdf", size=len(content), head=content[:HEAD_BYTES], max_bytes=41_943_040
    )
    assert early is reason


HARMLESS_BEFORE = {
    "nothing": b"",
    "byte order mark": b"\xef\xbb\xbf",
    "an empty line": b"\r\n",
    "as late as allowed": b" " * 1019,
}


@pytest.mark.parametrize("before", HARMLESS_BEFORE.values(), ids=HARMLESS_BEFORE)
def test_r2_blanks_before_are_accepted(before: bytes, examined) -> None:
    assert isinstance(examined(before + GOOD), ExaminedFile)


AFTER = {
    "zip": zip_bytes(),
    "zip with an end mark inside": zip_bytes("%%EOF"),
    "tar of text": tar("notes.txt")[:512] + bytes(1024),
    "rar": b"Rar!\x1a\x07\x01\0" + bytes(20),
    "7z": b"7z\xbc\xaf\x27\x1c" + bytes(20),
    "gzip": b"\x1f\x8b\x08\0" + bytes(20),
    "program": PROGRAM,
    "picture": PNG,
    "web page": HTML,
    "script": b"\n<script>alert(1)</script>",
    "a page that is an application": b"\n<hta:application><img src=x onerror=alert(1)>",
    "such a page in a remark": b"\n% <hta:application>",
    "an event behind an address": b"\n% <img/src=a@b/onerror=alert(1)>",
    "a line of words": b'\nWScript.Shell: CreateObject("x")\n',
    "too much text": b"% text " * 300_000,
}


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_r4_other_content_after_the_end_is_refused(after: bytes, examined) -> None:
    assert examined(GOOD + after) is Reason.TRAILING


def test_r4_a_zip_whose_remark_is_the_end_mark_is_refused(examined) -> None:
    content = zip_with_remark()
    assert content.rstrip().endswith(b"%%EOF")
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["evil.exe"]
    assert examined(content) is Reason.TRAILING


HARMLESS_AFTER = {
    "nothing": b"",
    "line end": b"\r\n",
    "padding": bytes(4096),
    "a remark": "\n% sparad av Þóra <thora@example.org>\n".encode(),
    "a Spanish remark": b"\n% ajustar a la pagina\n",
    "the end mark of DOS": b"\n\x1a",
    "a second end mark": b"\n%%EOF",
}


@pytest.mark.parametrize("after", HARMLESS_AFTER.values(), ids=HARMLESS_AFTER)
def test_r4_blanks_and_remarks_after_the_end_are_accepted(after: bytes, examined) -> None:
    assert isinstance(examined(GOOD + after), ExaminedFile)


def test_r4_the_end_is_found_across_the_border_of_two_blocks(examined) -> None:
    for padding in range((1 << 16) - 8, (1 << 16) + 1):
        assert examined(GOOD + b" " * padding + b"\x01") is Reason.TRAILING


def test_r7_one_byte_more_than_the_limit_is_refused(examined) -> None:
    assert isinstance(examined(pdf_of_size(10_000), max_bytes=10_000), ExaminedFile)
    assert examined(pdf_of_size(10_001), max_bytes=10_000) is Reason.TOO_LARGE


def test_r3_a_large_zip_is_told_that_it_is_a_zip(examined) -> None:
    assert examined(zip_bytes(), name="letter.zip", max_bytes=10) is Reason.ZIP


def test_r7_a_picture_of_40_mb_fits(examined) -> None:
    result = examined(pdf_of_size(41_943_040))
    assert isinstance(result, ExaminedFile)
    assert result.size == 41_943_040


def test_an_update_after_the_first_end_is_no_other_content(examined) -> None:
    result = examined(pdfs.incrementally_updated())
    assert isinstance(result, ExaminedFile)
    assert result.pages == 2
