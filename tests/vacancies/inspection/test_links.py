"""R11: a link may lead to a web page, a mail or a telephone call when it is clicked, and nowhere else."""

import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.vacancies.inspection import pdfs
from vacancies.applications.files.inspection import ExaminedFile, Reason
from vacancies.applications.files.pdf.link_targets import is_refused_url

LINKS = [
    *("https://example.org/a?b=c:d#e", "HTTP://EXAMPLE.ORG", " https://example.org", "http:a"),
    *(
        "mailto:a@example.org",
        "mailto:a@example.org?subject=100%25%20sure&body=x",
        "tel:+46-31-772 10 00",
    ),
    *("doi:10.1000/1", "urn:nbn:se:kth:diva-1", "arXiv:2001.00001"),
    # Without a scheme, as LaTeX writes what an author forgot it in.
    *(
        "www.example.org",
        "example.org/cv:2",
        "a@example.org",
        "#section.1",
        "?a:b",
        "",
        "./more.html",
    ),
    *('"https://example.org"', "<https://example.org>", "\N{NO-BREAK SPACE}https://example.org"),
]
ELSEWHERE = [
    *("file:///C:/Windows/System32/calc.exe", "file://evil.example/share/x", "FILE:x", "C:\\x.exe"),
    *("\\\\evil.example\\share\\x", "//evil.example/share/x", "/\\evil.example/x", "/etc/passwd"),
    *(
        "ms-word:ofe|u|https://evil.example/x.docm",
        "ms-excel:x",
        "search-ms:query=x",
        "ms-msdt:/id x",
    ),
    *("smb://evil.example/x", "ldap://evil.example", "ftp://example.org/x", "vscode://file/x"),
    *("java\tscript:alert(1)", "\x01javascript:alert(1)", " file:x", "fi\nle:x", "\ufefffile:x"),
    *("mailto:a@example.org?attach=/etc/passwd", "mailto:?subject=a&attachment=x"),
    *("mailto:a@example.org?body=x&%61ttach=/etc/passwd", "mailto:a@example.org%3Fattach=x"),
    *("mailto:a@example.org?%2561ttach=x", "mailto:a@example.org?%252525252561=x"),
    *(
        "x.example:80/a",
        ":",
        "\N{RIGHT-TO-LEFT OVERRIDE}https://example.org",
        "view-source:https://a",
    ),
]


@pytest.mark.parametrize("address", LINKS)
def test_what_opens_a_page_a_mail_or_a_call(address: str) -> None:
    assert not is_refused_url(address)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_opens_something_else(address: str) -> None:
    assert is_refused_url(address)


def link(address: str | bytes) -> Dictionary:
    return Dictionary(S=Name.URI, URI=String(address))


def based(address: str) -> bytes:
    return pdfs.changed(lambda pdf: pdf.Root.__setattr__("URI", Dictionary(Base=String(address))))


REFUSED = {
    "a file of another machine": lambda: pdfs.linking(link("file://evil.example/share/x.lnk")),
    "a share of another machine": lambda: pdfs.linking(link("\\\\evil.example\\share\\x")),
    "Word with a file": lambda: pdfs.linking(link("ms-word:ofe|u|https://evil.example/x.docm")),
    "behind a bookmark": lambda: pdfs.outlined(link("search-ms:query=x")),
    "after a place": lambda: pdfs.linking(
        pdfs.chained(Dictionary(S=Name.GoTo, D=Array([0, Name.Fit])), link("file:///x"))
    ),
    "in UTF-16": lambda: pdfs.linking(link("file:///x".encode("utf-16"))),
    "in an encrypted file": lambda: pdfs.owner_locked(
        lambda **how: pdfs.changed(
            lambda pdf: pdf.Root.__setattr__("Padding", Array([link("file:///x")])), **how
        )
    ),
    "a stream": lambda: pdfs.changed(
        lambda pdf: pdf.Root.__setattr__(
            "Padding", Dictionary(S=Name.URI, URI=pdf.make_stream(b"file:///x"))
        )
    ),
    "a name": lambda: pdfs.linking(Dictionary(S=Name.URI, URI=Name("/file:///x"))),
    "the beginning of all links": lambda: based("javascript:alert(1)//"),
    "the beginning of all links, a file": lambda: based("file://evil.example/"),
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_a_document_with_another_link_is_refused(make, examined) -> None:
    assert examined(make()) is Reason.LINK


ACCEPTED = {
    "a telephone number": lambda: pdfs.linking(link("tel:+46317721000")),
    "an address in UTF-16": lambda: pdfs.linking(link("https://example.org".encode("utf-16"))),
    "an address without a scheme": lambda: pdfs.linking(link("www.example.org")),
    "links begin nowhere": lambda: based(""),
    "links begin at a page": lambda: based("https://example.org/"),
    "an address on the page": lambda: pdfs.good_pdf(text="file://evil.example/share"),
}


@pytest.mark.parametrize("make", ACCEPTED.values(), ids=ACCEPTED)
def test_a_document_with_such_links_is_accepted(make, examined) -> None:
    assert isinstance(examined(make()), ExaminedFile)


def other_file(**entries: object) -> bytes:
    """A file specification that holds no file."""
    spec = Dictionary(Type=Name.Filespec, F="\\\\evil.example\\x.pdf")
    return pdfs.changed(lambda pdf: pdf.Root.__setattr__("AF", Array([spec])))


FILES = {
    "a page of another file in place of a form": lambda: pdfs.page_with(
        {
            5: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0"
            rb" /Ref << /F (\\evil.example\share\x.pdf) /Page 0 >> >>"
            b"\nstream\n\nendstream"
        }
    ),
    "a thread in another file": lambda: pdfs.linking(
        Dictionary(S=Name.Thread, F="\\\\evil.example\\x.pdf", D=0)
    ),
    "a paper clip without a file": lambda: pdfs.annotated(
        Subtype=Name.FileAttachment, FS=String("\\\\evil.example\\x.pdf")
    ),
    "a paper clip with an address": lambda: pdfs.annotated(
        Subtype=Name.FileAttachment, FS=Dictionary(FS=Name.URL, F="https://evil.example/x.exe")
    ),
    "a paper clip with a name": lambda: pdfs.annotated(
        Subtype=Name.FileAttachment, FS=Dictionary(UF="x.exe")
    ),
    "an address in place of a file": lambda: pdfs.changed(
        lambda pdf: pdf.Root.__setattr__(
            "AF", Array([Dictionary(FS=Name.URL, F="https://evil.example/x.exe")])
        )
    ),
    "a picture that a printer would fetch": lambda: pdfs.page_with(
        {
            5: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
            b" /ColorSpace /DeviceGray /Length 1"
            rb" /OPI << /1.3 << /Version 1.3 /F (\\evil.example\share\x.tif) >> >> >>"
            b"\nstream\n0\nendstream"
        }
    ),
    "a program for a printer": lambda: pdfs.page_with(
        {5: b"<< /Type /XObject /Subtype /PS /Length 1 >>\nstream\n0\nendstream"}
    ),
    "a program for a printer, as a form": lambda: pdfs.page_with(
        {
            5: b"<< /Type /XObject /Subtype /Form /Subtype2 /PS /BBox [0 0 9 9] /Length 1 >>"
            b"\nstream\n0\nendstream"
        }
    ),
    "a file that is elsewhere": other_file,
}


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_what_names_another_file_is_refused(make, examined) -> None:
    assert examined(make()) is Reason.ACTIVE


def test_a_thread_in_the_document_is_accepted(examined) -> None:
    assert isinstance(examined(pdfs.linking(Dictionary(S=Name.Thread, D=0))), ExaminedFile)


def test_what_a_part_of_a_text_refers_to_is_accepted(examined) -> None:
    """`/Ref` in a tree of tags names other parts, as tagged LaTeX writes it for notes."""
    tree = Dictionary(K=Dictionary(S=Name.P, Ref=Array([Dictionary(S=Name.Note)])))
    file = pdfs.changed(lambda pdf: pdf.Root.__setattr__("StructTreeRoot", tree))
    assert isinstance(examined(file), ExaminedFile)
