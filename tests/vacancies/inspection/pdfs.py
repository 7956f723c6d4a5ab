"""Makes crafted PDFs: written object by object where a library would refuse to, else with pikepdf.

Each maker gives bytes. The tables of what they are for stand in the tests.
"""

import io
import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tools.pdfs import document, good_pdf, saved

SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
PAGES = {
    1: b"<< /Type /Catalog /Pages 2 0 R >>",
    2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    4: b"<< /Length 0 >>\nstream\n\nendstream",
}


def written(
    objects: dict[int, bytes], before: bytes = b"%PDF-1.7\n", trailer: bytes = b""
) -> bytes:
    """A file, or after `before` an update of it, with these objects and a table of their places."""
    file = io.BytesIO()
    file.write(before)
    table = io.BytesIO()
    table.write(b"xref\n")
    for number, text in objects.items():
        table.write(b"%d 1\n%010d 00000 n \n" % (number, file.tell()))
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, text))
    size = max(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return file.getvalue() + table.getvalue() + end % (size, trailer, file.tell())


def page_with(objects: dict[int, bytes]) -> bytes:
    """The simplest document, with these objects instead of or beside its own."""
    return written(PAGES | objects)


def updated(before: bytes, objects: dict[int, bytes]) -> bytes:
    """What a program appends that changes a file without writing it anew."""
    places = re.findall(rb"startxref\s+(\d+)", before)
    return written(objects, before, b"/Prev %s" % places[-1])


def changed(change: Callable[[pikepdf.Pdf], object], **how: object) -> bytes:
    pdf = document()
    change(pdf)
    return saved(pdf, **how)


def copied(action: Dictionary) -> Dictionary:
    """An object belongs to one document, so each gets its own."""
    return pikepdf.Object.parse(action.unparse())


# --- Where an action may stand -------------------------------------------------------------------


def opening(action: Dictionary, **how: object) -> bytes:
    return changed(lambda pdf: pdf.Root.__setattr__("OpenAction", copied(action)), **how)


def annotated(**entries: object) -> bytes:
    """A page with one annotation; a link, if nothing else is said."""
    annotation = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": [0, 0, 9, 9]} | entries

    def add(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(**annotation))])

    return changed(add)


def linking(action: Dictionary) -> bytes:
    """A link that follows when it is clicked."""
    return annotated(A=copied(action))


def at_event(
    owner: Callable[[pikepdf.Pdf], pikepdf.Object], event: str, action: Dictionary
) -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        owner(pdf).AA = Dictionary({event: copied(action)})

    return changed(add)


def field(**entries: object) -> bytes:
    """A form with one field."""

    def add(pdf: pikepdf.Pdf) -> None:
        made = Dictionary(FT=Name.Tx, T=String("name"), **entries)
        pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(made)])

    return changed(add)


def chained(*actions: Dictionary) -> Dictionary:
    """The first action, and each of the others after it."""
    first, *rest = (copied(action) for action in actions)
    if rest:
        first.Next = chained(*rest)
    return first


def named_script(**how: object) -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        script = pdf.make_indirect(copied(SCRIPT))
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("a"), script]))

    return changed(add, **how)


def script_in_stream() -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)"))

    return changed(add)


def outlined(action: Dictionary) -> bytes:
    """A bookmark that does something."""

    def add(pdf: pikepdf.Pdf) -> None:
        item = pdf.make_indirect(Dictionary(Title="Papers", A=copied(action)))
        pdf.Root.Outlines = Dictionary(First=item, Last=item, Count=1)

    return changed(add)


def unlinked_script() -> bytes:
    """Nothing leads to it that a strict reader would follow."""
    return changed(lambda pdf: pdf.Root.__setattr__("Padding", Array([[copied(SCRIPT)]])))


# --- Files inside the file -----------------------------------------------------------------------


def attaching(name: str, content: bytes, **entries: object) -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        embedded = pdf.make_stream(content, Type=Name.EmbeddedFile)
        spec = Dictionary(Type=Name.Filespec, F=name, UF=name, EF=Dictionary(F=embedded), **entries)
        tree = Dictionary(Names=[String(name), pdf.make_indirect(spec)])
        pdf.Root.Names = Dictionary(EmbeddedFiles=tree)

    return changed(add)


def pinned(name: str, content: bytes) -> bytes:
    """The file hangs on the page as a paper clip."""

    def add(pdf: pikepdf.Pdf) -> None:
        spec = Dictionary(F=name, EF=Dictionary(F=pdf.make_stream(content)))
        pinned_on = Dictionary(Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=spec)
        pdf.pages[0].Annots = Array([pdf.make_indirect(pinned_on)])

    return changed(add)


def portfolio() -> bytes:
    return changed(lambda pdf: pdf.Root.__setattr__("Collection", Dictionary(View=Name.D)))


# --- Good ones ------------------------------------------------------------------------------------


def broken_table(file: bytes) -> bytes:
    """Its table of places is nowhere near where the end says it is."""
    return re.sub(rb"startxref\n\d+", b"startxref\n7", file)


EVIL = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>"


def with_hidden(hidden: bytes, start: int | None = None) -> bytes:
    """A good file with these bytes between its objects and its table; `start` says where the table is."""
    file = page_with({})
    table = file.index(b"xref\n")
    place = table + len(hidden) if start is None else start
    file = file[:table] + hidden + file[table:]
    return re.sub(rb"startxref\n\d+", b"startxref\n%d" % place, file)


def with_second_table(place: bytes) -> bytes:
    """As Word writes: a table for old readers, and an object for new ones, which says this of object 1."""
    stream = b"<< /Type /XRef /W [1 4 0] /Index [1 1] /Size 6 /Length 5 >>\nstream\n%s\nendstream"
    old = b"1 0 obj\n%s\nendobj\n" % EVIL
    before = b"%PDF-1.7\n" + old
    objects = PAGES | {5: stream % place}
    file = written(objects, before)
    second = file.index(b"5 0 obj")
    return file.replace(b"/Root 1 0 R", b"/Root 1 0 R /XRefStm %d" % second)


def never_there(hidden: bytes = b"") -> bytes:
    """Its table has an entry for an object that was never written, as `pdfunite` leaves them."""
    file = page_with({1: PAGES[1].replace(b">>", b"/Padding 5 0 R >>")})
    table = file.index(b"xref\n")
    entry = b"xref\n5 1\n0000000000 00000 n \n"
    file = file[:table] + hidden + file[table:].replace(b"xref\n", entry, 1)
    return re.sub(rb"startxref\n\d+", b"startxref\n%d" % (table + len(hidden)), file).replace(
        b"/Size 5", b"/Size 6"
    )


def scanned() -> bytes:
    """A page that is one picture."""

    def add(pdf: pikepdf.Pdf) -> None:
        entries = {"Width": 128, "Height": 128, "ColorSpace": Name.DeviceGray}
        picture = pdf.make_stream(
            bytes(range(256)) * 64, Subtype=Name.Image, BitsPerComponent=8, **entries
        )
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=picture))
        pdf.pages[0].Contents = pdf.make_stream(b"595 0 0 842 0 0 cm /Im0 Do")

    return changed(add)


def archival() -> bytes:
    """As PDF/A says of itself: with metadata, an output intent and tags."""

    def add(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["pdfaid:part"] = "3"
        profile = pdf.make_stream(b"profile", N=3)
        intent = Dictionary(S=Name.GTS_PDFA1, DestOutputProfile=profile)
        pdf.Root.OutputIntents = Array([intent])
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Document, K=[]))

    return changed(add)


def owner_locked(make: Callable[..., bytes] = lambda **how: saved(document(), **how)) -> bytes:
    """Opens without a password, but says that it must not be changed or printed."""
    permissions = pikepdf.Permissions(extract=False, modify_other=False, print_highres=False)
    return make(encryption=pikepdf.Encryption(owner="registrar", user="", allow=permissions, R=6))


def written_like_latex() -> bytes:
    """Objects in streams, links to places and to addresses, a first page to open at."""
    pdf = document(3)
    page = pdf.pages[2].obj
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))
    pdf.Root.PageMode = Name.UseOutlines
    cite = Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.GoTo, D="cite.1"))
    web = Dictionary(S=Name.URI, URI="https://doi.org/10.1000/1")
    link = Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=web)
    pdf.pages[0].Annots = Array([pdf.make_indirect(cite), pdf.make_indirect(link)])
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=[String("cite.1"), Dictionary(D=[page, Name.Fit])])
    )
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def incrementally_updated() -> bytes:
    """Signed or annotated later: a second page tree after the first end."""
    return updated(good_pdf(), {2: b"<< /Type /Pages /Count 2 /Kids [3 0 R 9 0 R] >>", 9: PAGES[3]})
