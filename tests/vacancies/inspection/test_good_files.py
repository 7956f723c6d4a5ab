"""R10, R13: what applicants really send is accepted, and stays as it is."""

import hashlib

import pikepdf
import pytest

from tests.pdfs import document, good_pdf, saved
from tests.vacancies.inspection import pdfs
from vacancies.inspection import Examined

GOOD = {
    "one page": (good_pdf, 1),
    "as LaTeX makes it": (pdfs.written_like_latex, 3),
    "as Word makes it": (lambda: saved(document(2), min_version="1.7"), 2),
    "written by hand": (lambda: pdfs.page_with({}), 1),
    "PDF/A with tags": (pdfs.archival, 1),
    "scanned": (pdfs.scanned, 1),
    "linearised": (lambda: saved(document(2), linearize=True), 2),
    "objects in streams": (
        lambda: saved(document(5), object_stream_mode=pikepdf.ObjectStreamMode.generate),
        5,
    ),
    "incrementally updated": (pdfs.incrementally_updated, 2),
    "owner's password": (pdfs.owner_locked, 1),
    "owner's password, old cipher": (
        lambda: saved(document(), encryption=pikepdf.Encryption(owner="o", user="", R=4)),
        1,
    ),
    "PDF 2.0": (lambda: saved(document(), force_version="2.0"), 1),
    "an empty form": (pdfs.field, 1),
    "a hundred pages": (lambda: good_pdf(100), 100),
}


@pytest.mark.parametrize(("make", "pages"), GOOD.values(), ids=GOOD)
def test_r13_a_good_file_is_accepted_and_measured(make, pages: int, examined) -> None:
    content = make()
    assert examined(content) == Examined(
        size=len(content), sha256=hashlib.sha256(content).hexdigest(), pages=pages
    )


MENDED = {
    "table of places is elsewhere": lambda: pdfs.broken_table(good_pdf(2)),
    "no table of places": lambda: good_pdf(2).partition(b"xref\n")[0] + b"%%EOF\n",
    "no end mark": lambda: good_pdf(2).replace(b"%%EOF", b""),
    "line ends changed in the table": lambda: good_pdf(2).replace(b" n \n", b" n\n"),
    "a wrong length": lambda: good_pdf(2).replace(b"/Length 63", b"/Length 61"),
    "a wrong count of pages": lambda: good_pdf(2).replace(b"/Count 2", b"/Count 999999999"),
    "something missing that no page needs": lambda: pdfs.changed(
        lambda pdf: pdf.Root.__setattr__("Padding", pikepdf.Dictionary(A=pdf.get_object(99, 0)))
    ),
}


@pytest.mark.parametrize("make", MENDED.values(), ids=MENDED)
def test_r10_damage_that_can_be_mended_is_accepted(make, examined) -> None:
    assert isinstance(examined(make()), Examined)
