"""Makes the files that applicants send: good PDFs of any length, and the simplest bad ones.

The crafted ones, one for each rule, are in `tests/vacancies/inspection/`.
"""

import io
import zipfile
from random import Random

import pikepdf


def document(pages: int = 1, text: str = "Curriculum vitae") -> pikepdf.Pdf:
    """A document in memory, for a test that adds something to it before it saves it."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    # Characters that Helvetica lacks matter to nobody here: the page is not looked at.
    words = text.encode("latin-1", "replace")
    for character in (b"\\", b"(", b")"):
        words = words.replace(character, b"\\" + character)
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(
            b"BT /F1 12 Tf 72 770 Td (%s) Tj 0 -20 Td (%d) Tj ET" % (words, number)
        )
    return pdf


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """The bytes of a document, the same at every call."""
    file = io.BytesIO()
    pdf.save(file, **({} if "encryption" in how else {"deterministic_id": True}) | how)
    return file.getvalue()


def good_pdf(pages: int = 1, text: str = "Curriculum vitae") -> bytes:
    return saved(document(pages, text))


def locked_pdf() -> bytes:
    """A PDF that opens only with a password."""
    return saved(document(), encryption=pikepdf.Encryption(owner="owner", user="secret", R=6))


def pdf_of_size(n_bytes: int) -> bytes:
    """A good PDF of exactly so many bytes: what is missing stands in a stream that no page shows.

    It looks as a packed picture does, the same one for each size: who searches a million times the same
    letter takes twice as long.
    """
    room = n_bytes - len(_padded(0))
    if room < 0:
        raise ValueError(f"No PDF of ours is as small as {n_bytes} bytes.")
    made = _padded(room)
    # The numbers for length and places have more digits when there is more to count.
    made = _padded(room - (len(made) - n_bytes))
    # Blanks after the end are allowed.
    return made + b"\n" * (n_bytes - len(made))


def _padded(room: int) -> bytes:
    pdf = document()
    picture = Random(room).randbytes(room)  # noqa: S311 — the same bytes each time
    pdf.Root.Padding = pdf.make_stream(picture)
    return saved(pdf, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def zip_bytes(name: str = "CV.pdf") -> bytes:
    """A zip file with one PDF in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, good_pdf())
    return file.getvalue()
