"""R10, R13: what applicants really send is accepted, and stays as it is."""

import hashlib
import re
from pathlib import Path

import pikepdf
import pytest

from tests.vacancies.inspection import pdfs
from tools.pdfs import document, good_pdf, pdf_of_size, saved
from vacancies.applications.files.inspection import LARGE, ExaminedFile, Reason

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
    "larger than what is worth a thread": (lambda: pdf_of_size(LARGE + 1), 1),
}


@pytest.mark.parametrize(("make", "pages"), GOOD.values(), ids=GOOD)
def test_r13_a_good_file_is_accepted_and_measured(make, pages: int, examined) -> None:
    content = make()
    assert examined(content) == ExaminedFile(
        size=len(content), sha256=hashlib.sha256(content).hexdigest(), pages=pages
    )


HONEST = sorted((Path(__file__).parent / "honest").glob("*.pdf"))


@pytest.mark.parametrize("path", HONEST, ids=[path.stem for path in HONEST])
def test_what_programs_make_is_accepted(path: Path, examined) -> None:
    assert isinstance(examined(path.read_bytes()), ExaminedFile)


def test_each_honest_file_is_described() -> None:
    described = (HONEST[0].parent / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([\w-]+\.pdf)`", described, re.MULTILINE) == [
        path.name for path in HONEST
    ]


def thesis() -> bytes:
    """Four hundred pages with bookmarks, and on each a link to the next, to a web page and to a mail."""
    pdf = document(400)
    pages = [page.obj for page in pdf.pages]
    actions = [
        pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address)
        for address in ("https://doi.org/10.1000/1", "mailto:a@example.org", "tel:+46317721000")
    ]
    for page, following in zip(pages, [*pages[1:], pages[0]], strict=True):
        place = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=[following, pikepdf.Name.Fit])
        page.Annots = pikepdf.Array(
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action
                )
            )
            for action in [place, *actions] * 10
        )
    with pdf.open_outline() as outline:
        outline.root.extend(
            pikepdf.OutlineItem(f"Chapter {number}", number) for number in range(40)
        )
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@pytest.mark.thorough
def test_a_thesis_of_four_hundred_pages_is_accepted(examined) -> None:
    result = examined(thesis())
    assert isinstance(result, ExaminedFile)
    assert result.pages == 400


MENDED = {
    "no end mark": lambda: good_pdf(2).replace(b"%%EOF", b""),
    "line ends changed in the table": lambda: good_pdf(2).replace(b" n \n", b" n\n"),
    "a wrong length": lambda: good_pdf(2).replace(b"/Length 63", b"/Length 61"),
    "a wrong count of pages": lambda: pdfs.page_with(
        {2: pdfs.PAGES[2].replace(b"/Count 1", b"/Count 999999999")}
    ),
    "an entry for what was never there": pdfs.never_there,
    "something missing that no page needs": lambda: pdfs.changed(
        lambda pdf: pdf.Root.__setattr__("Padding", pikepdf.Dictionary(A=pdf.get_object(99, 0)))
    ),
}


@pytest.mark.parametrize("make", MENDED.values(), ids=MENDED)
def test_r10_damage_that_can_be_mended_is_accepted(make, examined) -> None:
    assert isinstance(examined(make()), ExaminedFile)


@pytest.mark.parametrize("gap", [b" ", b"\n", b" % remark\n"])
def test_what_the_table_leaves_out_but_the_file_holds_is_refused(gap: bytes, examined) -> None:
    """Another reader that mends the table finds it, and nobody has looked at it."""
    hidden = b"5%b0%bobj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n" % (gap, gap)
    assert examined(pdfs.never_there(hidden)) is Reason.UNREADABLE
