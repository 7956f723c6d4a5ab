"""R10: where readers of PDF may find other objects than those that were checked, a file is refused."""

import pikepdf
import pytest

from tests.vacancies.inspection import pdfs
from tests.vacancies.inspection.pdfs import EVIL, PAGES
from tools.pdfs import document, good_pdf, saved
from vacancies.applications.files.inspection import ExaminedFile, Reason

WHOLE = b"1 0 obj\n%s\nendobj\n" % EVIL
NOWHERE = 7


def doubled_number() -> bytes:
    """Two objects of one number in a stream of objects: some readers go by the first, others by the last."""
    inside = b"5 0 5 %d %s <<>>" % (len(EVIL) + 1, EVIL)
    stream = b"<< /Type /ObjStm /N 2 /First 9 /Length %d >>\nstream\n%s\nendstream"
    rows = b"\0\0\0\xff"
    before = b"%PDF-1.7\n"
    places = []
    for number, text in (PAGES | {6: stream % (len(inside), inside)}).items():
        places.append((number, len(before)))
        before += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    known = dict(places)
    table = len(before)
    rows += b"".join(b"\1%s\0" % known[number].to_bytes(2) for number in range(1, 5))
    rows += b"\2\0\6\0" + b"\1%s\0" % known[6].to_bytes(2) + b"\1%s\0" % table.to_bytes(2)
    entries = b"/Type /XRef /Size 8 /W [1 2 1] /Root 1 0 R /Length %d" % len(rows)
    end = b"7 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
    return before + end % (entries, rows, table)


def freed() -> bytes:
    """An update takes an object away."""
    first = pdfs.page_with({5: b"<< /Type /Annot >>"})
    head, _table, tail = pdfs.updated(first, {3: PAGES[3]}).rpartition(b"xref\n3 1\n")
    return head + b"xref\n5 1\n0000000000 00001 f \n3 1\n" + tail


DAMAGED = {
    "its table is elsewhere": lambda: pdfs.broken_table(good_pdf(2)),
    "it has no table": lambda: good_pdf(2).partition(b"xref\n")[0] + b"%%EOF\n",
    "an object on the line of another": lambda: pdfs.with_hidden(
        b"null " + WHOLE.replace(b"\n", b" ") + b"\n", NOWHERE
    ),
    "an object in a text": lambda: pdfs.with_hidden(
        b"(%s)\n" % WHOLE.replace(b"\n", b" "), NOWHERE
    ),
    "a page in place of that which was checked": lambda: pdfs.with_hidden(
        b"foo 3 0 obj %s endobj\n" % PAGES[3], NOWHERE
    ),
    "another revision, in no table": lambda: pdfs.with_hidden(WHOLE),
    "another revision, on one line": lambda: pdfs.with_hidden(WHOLE.replace(b"\n", b" ")),
    "another revision, its number in two lines": lambda: pdfs.with_hidden(
        WHOLE.replace(b"1 0 obj", b"1 % one\n0 % and\nobj")
    ),
    "an object in no table": lambda: pdfs.with_hidden(WHOLE.replace(b"1 0", b"9 0")),
    "a table read otherwise by others": lambda: pdfs.updated(
        pdfs.page_with({}), {1: PAGES[1]}
    ).replace(b" n \n", b" n\n"),
    "two tables that disagree": lambda: pdfs.with_second_table(b"\1\0\0\0\x09"),
    "one number twice in a stream of objects": doubled_number,
    "a number that some readers do not know": lambda: pdfs.page_with(
        {
            1: PAGES[1].replace(b">>", b"/OpenAction 5000000 0 R >>"),
            5_000_000: b"<< /S /JavaScript /JS (x) >>",
        }
    ),
    "the same key twice": lambda: pdfs.page_with(
        {5: b"<< /S /JavaScript /JS (x) /S /GoTo /JS null >>"}
    ),
    "the place of the table in a word": lambda: pdfs.page_with({}).replace(
        b"startxref", b"xstartxref"
    ),
}


@pytest.mark.parametrize("make", DAMAGED.values(), ids=DAMAGED)
def test_what_another_reader_may_find_is_refused(make, examined) -> None:
    assert examined(make()) is Reason.DAMAGED


def word_saved_again() -> bytes:
    return pdfs.updated(pdfs.with_second_table(b"\0\0\0\0\0"), {1: PAGES[1]})


CLEAR = {
    "two tables, of which one adds nothing": lambda: pdfs.with_second_table(b"\0\0\0\0\0"),
    "the same, updated": word_saved_again,
    "an object that was taken away": freed,
    "an update of packed objects": lambda: pdfs.updated(
        saved(document(2), object_stream_mode=pikepdf.ObjectStreamMode.disable), {90: b"<< >>"}
    ),
    "a title twice": lambda: pdfs.page_with({5: b"<< /Title (A) /Title (B) >>"}),
    "the words in a remark at the beginning of a line": lambda: pdfs.with_hidden(
        b"% 1 0 obj <<>> endobj\n"
    ),
    "filled up to a round size": lambda: good_pdf() + bytes(1 << 14),
}


@pytest.mark.parametrize("make", CLEAR.values(), ids=CLEAR)
def test_what_every_reader_finds_is_accepted(make, examined) -> None:
    assert isinstance(examined(make()), ExaminedFile)


def test_a_stream_of_objects_whose_end_must_be_looked_for_is_refused(examined) -> None:
    file = saved(document(4), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    place = file.index(b"/Length ", file.index(b"/ObjStm")) + len(b"/Length ")
    assert examined(file[:place] + b"1" + file[place + 1 :]) in {Reason.DAMAGED, Reason.UNREADABLE}
