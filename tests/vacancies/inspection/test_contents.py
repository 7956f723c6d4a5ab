"""R9, R10, R11, R12: what is inside a file that looks like a PDF from outside."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.vacancies.inspection import pdfs
from tests.vacancies.inspection.pdfs import SCRIPT
from tools.pdfs import document, good_pdf, locked_pdf, saved
from vacancies.applications.files.inspection import ExaminedFile, Reason

GOTO = Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))
WEB = Dictionary(S=Name.URI, URI="https://example.org/")
LAUNCH = Dictionary(S=Name.Launch, F="calc.exe")
PACKED_OBJECTS = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
PLAIN = {"compress_streams": False, "object_stream_mode": pikepdf.ObjectStreamMode.disable}


def catalog(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root


def first_page(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def escaped() -> bytes:
    """/JavaScript with one letter as its number, which means the same."""
    return (
        pdfs.opening(SCRIPT, **PLAIN)
        .replace(b"/JavaScript", b"/J#61vaScript")
        .replace(b"/JS", b"/#4aS")
    )


def script_in_update(*entries: bytes) -> bytes:
    new = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>"
    return pdfs.updated(pdfs.page_with({}), {1: new})


def xfa() -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        forms = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        pdf.Root.AcroForm = Dictionary(Fields=[], XFA=forms)

    return pdfs.changed(add)


def data_elsewhere() -> bytes:
    return pdfs.page_with({4: b"<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream"})


ACTIVE = {
    "script when it opens": lambda: pdfs.opening(SCRIPT),
    "script as a stream": pdfs.script_in_stream,
    "script with a name": pdfs.named_script,
    "script in an object stream": lambda: pdfs.opening(SCRIPT, **PACKED_OBJECTS),
    "named script in an object stream": lambda: pdfs.named_script(**PACKED_OBJECTS),
    "script in an encrypted file": lambda: pdfs.owner_locked(pdfs.named_script),
    "script in a linearised file": lambda: pdfs.opening(SCRIPT, linearize=True),
    "script under an escaped name": escaped,
    "script in an incremental update": script_in_update,
    "script in a file that must be mended": lambda: pdfs.broken_table(pdfs.opening(SCRIPT)),
    "script that nothing leads to": pdfs.unlinked_script,
    "script with a wrong kind": lambda: pdfs.opening(Dictionary(S=Name.GoTo, JS="app.alert(1)")),
    "script after a link": lambda: pdfs.linking(pdfs.chained(GOTO, SCRIPT)),
    "script after three others": lambda: pdfs.opening(pdfs.chained(GOTO, GOTO, GOTO, SCRIPT)),
    "script behind a link": lambda: pdfs.linking(SCRIPT),
    "script behind a bookmark": lambda: pdfs.outlined(SCRIPT),
    "script before closing": lambda: pdfs.at_event(catalog, "/WC", SCRIPT),
    "script when a page opens": lambda: pdfs.at_event(first_page, "/O", SCRIPT),
    "script when the pointer comes": lambda: pdfs.annotated(
        AA=Dictionary(E=pdfs.copied(SCRIPT)), Subtype=Name.Square
    ),
    "script at a key in a field": lambda: pdfs.field(AA=Dictionary(K=pdfs.copied(SCRIPT))),
    "script behind a button": lambda: pdfs.field(A=pdfs.copied(SCRIPT)),
    "script as an address": lambda: pdfs.linking(
        Dictionary(S=Name.URI, URI=" JavaScript:alert(1)")
    ),
    "page as an address": lambda: pdfs.linking(
        Dictionary(S=Name.URI, URI="data:text/html,<script>")
    ),
    "program behind a link": lambda: pdfs.linking(LAUNCH),
    "program when it opens": lambda: pdfs.opening(LAUNCH),
    "form sent": lambda: pdfs.field(
        A=Dictionary(S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F="https://example.org/"))
    ),
    "data fetched": lambda: pdfs.linking(Dictionary(S=Name.ImportData, F="data.fdf")),
    "link to another file": lambda: pdfs.linking(
        Dictionary(S=Name.GoToR, F="other.pdf", D=Array([0, Name.Fit]))
    ),
    "link to a file inside": lambda: pdfs.linking(
        Dictionary(S=Name.GoToE, T=Dictionary(R=Name.C, N=String("other.pdf")))
    ),
    "address when it opens": lambda: pdfs.opening(WEB),
    "address when a page opens": lambda: pdfs.at_event(first_page, "/O", WEB),
    "address after a place": lambda: pdfs.opening(pdfs.chained(GOTO, WEB)),
    "address in a list of what comes next": lambda: pdfs.opening(
        Dictionary(S=Name.GoTo, D=Array([0]), Next=Array([pdfs.copied(GOTO), pdfs.copied(WEB)]))
    ),
    "printed when it opens": lambda: pdfs.opening(Dictionary(S=Name.Named, N=Name.Print)),
    "saved when a page opens": lambda: pdfs.at_event(
        first_page, "/O", Dictionary(S=Name.Named, N=Name.SaveAs)
    ),
    "rich media": lambda: pdfs.annotated(Subtype=Name.RichMedia, RichMediaContent=Dictionary()),
    "film": lambda: pdfs.annotated(Subtype=Name.Movie, Movie=Dictionary(F="film.avi")),
    "rendition": lambda: pdfs.annotated(Subtype=Name.Screen, A=Dictionary(S=Name.Rendition, OP=0)),
    "XFA": xfa,
    "content in another file": data_elsewhere,
}


@pytest.mark.parametrize("make", ACTIVE.values(), ids=ACTIVE)
def test_r11_what_acts_is_refused(make, examined) -> None:
    assert examined(make()) is Reason.ACTIVE


def test_the_escaped_name_is_really_escaped() -> None:
    assert b"JavaScript" not in escaped()


def test_r11_long_chains_and_circles_end(examined) -> None:
    circle = pdfs.page_with(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction 9 0 R >>",
            9: b"<< /S /GoTo /D [0 /Fit] /Next [9 0 R 9 0 R] >>",
        }
    )
    assert examined(circle) is Reason.TOO_COMPLEX


HARMLESS = {
    "the words on a page": lambda: good_pdf(
        text="/OpenAction /S /JavaScript /JS (x) /Launch /XFA /EmbeddedFile"
    ),
    "opens at a place": lambda: pdfs.opening(GOTO),
    "opens at a destination": lambda: pdfs.changed(
        lambda pdf: pdf.Root.__setattr__("OpenAction", Array([pdf.pages[0].obj, Name.Fit]))
    ),
    "goes to a place when a page opens": lambda: pdfs.at_event(first_page, "/O", GOTO),
    "opens at the last page": lambda: pdfs.opening(Dictionary(S=Name.Named, N=Name.LastPage)),
    "a button to print": lambda: pdfs.linking(Dictionary(S=Name.Named, N=Name.Print)),
    "link to an address": lambda: pdfs.linking(WEB),
    "link to an address after a place": lambda: pdfs.linking(pdfs.chained(GOTO, WEB)),
    "link to write to": lambda: pdfs.linking(Dictionary(S=Name.URI, URI="mailto:a@example.org")),
    "bookmark to a place": lambda: pdfs.outlined(GOTO),
    "a field with a text": lambda: pdfs.field(V=String("JavaScript")),
    "a script that an update took away": lambda: pdfs.updated(
        script_in_update(), {1: pdfs.PAGES[1]}
    ),
    "a font called JS": lambda: pdfs.changed(
        lambda pdf: pdf.pages[0].Resources.__setattr__("Font", Dictionary(JS=Dictionary()))
    ),
    "a title about it": lambda: pdfs.changed(
        lambda pdf: pdf.docinfo.__setitem__("/Title", "/S /JavaScript")
    ),
}


@pytest.mark.parametrize("make", HARMLESS.values(), ids=HARMLESS)
def test_r11_what_only_looks_alike_is_accepted(make, examined) -> None:
    assert isinstance(examined(make()), ExaminedFile)


XML = (
    b"<?xml version='1.0' encoding='UTF-8'?><Candidate><Name>\xc3\x9e\xc3\xb3ra</Name></Candidate>"
)
XHTML = b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>"
ATTACHED = {
    "program": ("setup.exe", b"MZ\x90\0\3"),
    "archive": ("more.zip", b"PK\x03\x04rest"),
    "macros": ("letter.docm", b"PK\x03\x04rest"),
    "web page": ("page.html", b"<html><script>alert(1)</script></html>"),
    "another PDF": ("more.pdf", b"%PDF-1.7"),
    "text": ("notes.txt", b"notes"),
    "program called XML": ("setup.xml", b"MZ\x90\0\3"),
    "archive called XML": ("more.xml", b"PK\x03\x04rest"),
    "web page called XML": ("page.xml", XHTML),
    "script called XML": ("page.xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
    "XML with entities": ("lol.xml", b"<!DOCTYPE x [<!ENTITY a 'lol'>]><x>&a;</x>"),
    "XML with an archive after it": ("data.xml", XML + b"PK\x03\x04rest"),
    "XML called a program": ("setup.exe", XML),
}


@pytest.mark.parametrize(("name", "content"), ATTACHED.values(), ids=ATTACHED)
@pytest.mark.parametrize("attach", [pdfs.attaching, pdfs.pinned])
def test_r12_files_inside_are_refused(attach, name: str, content: bytes, examined) -> None:
    assert examined(attach(name, content)) is Reason.ATTACHMENT


def test_r12_a_second_name_counts_too(examined) -> None:
    file = pdfs.attaching("data.xml", XML, DOS=String("setup.exe"))
    assert examined(file) is Reason.ATTACHMENT


@pytest.mark.parametrize("content", [XML, XML.decode().encode("utf-16"), b"\xef\xbb\xbf<a>1</a>\n"])
@pytest.mark.parametrize("name", ["Europass-XML.xml", "attachment.XML"])
def test_r12_xml_inside_is_accepted(name: str, content: bytes, examined) -> None:
    assert isinstance(examined(pdfs.attaching(name, content)), ExaminedFile)


OTHERWISE = {
    "needs a password": (locked_pdf, Reason.PASSWORD),
    "needs a certificate": (
        lambda: pdfs.written(
            pdfs.PAGES, trailer=b"/ID [<00> <00>] /Encrypt << /Filter /Adobe.PubSec /V 4 >>"
        ),
        Reason.PASSWORD,
    ),
    "portfolio": (pdfs.portfolio, Reason.PORTFOLIO),
    "no page": (lambda: pdfs.changed(lambda pdf: pdf.pages.__delitem__(0)), Reason.NO_PAGES),
    "only the first line": (lambda: b"%PDF-1.7\n", Reason.UNREADABLE),
    "cut in half": (lambda: good_pdf(4)[: len(good_pdf(4)) // 2], Reason.UNREADABLE),
    "cut to two thirds": (lambda: good_pdf(4)[: len(good_pdf(4)) * 2 // 3], Reason.UNREADABLE),
    "packed objects cut": (
        lambda: saved(document(4), **PACKED_OBJECTS)[:-150],
        Reason.UNREADABLE,
    ),
    "names a page that is missing": (
        lambda: pdfs.broken_table(pdfs.page_with({2: pdfs.PAGES[2].replace(b"3 0", b"33 0")})),
        Reason.UNREADABLE,
    ),
}


@pytest.mark.parametrize(("make", "reason"), OTHERWISE.values(), ids=OTHERWISE)
def test_r9_r10_r12_what_cannot_be_read_or_is_no_document(make, reason, examined) -> None:
    assert examined(make()) is reason
