"""Makes small PDFs that unpack, nest or lead in circles until a plain parser has no memory left."""

import zlib
from functools import cache

from tests.vacancies.inspection.pdfs import PAGES, page_with


@cache
def zeros(megabytes: int) -> bytes:
    """So many zeros, packed to a thousandth: one packed megabyte again and again."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    # The sum that ends such a stream, which for zeros depends on nothing but their number.
    check = (((megabytes << 20) % 65521) << 16 | 1).to_bytes(4)
    return b"\x78\xda" + block * megabytes + b"\x03\x00" + check


def packed(content: bytes, entries: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    head = b"<< /Length %d /Filter %s %s >>" % (len(content), filters, entries)
    return b"%s\nstream\n%s\nendstream" % (head, content)


TWICE = b"[/FlateDecode /FlateDecode]"


def packed_table(megabytes: int) -> bytes:
    """Some 1.5 kB: the table of places itself unpacks to so much."""
    content = zlib.compress(zeros(megabytes))
    entries = b"/Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R"
    file = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    table = b"5 0 obj\n%s\nendobj\n" % packed(content, entries, TWICE)
    return file + table + b"startxref\n%d\n%%%%EOF\n" % len(file)


def packed_objects(megabytes: int) -> bytes:
    """Some 2 kB: the page stands in an object stream that unpacks to so much."""
    content = zlib.compress(zeros(megabytes))
    file = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    holder = len(file)
    file += b"4 0 obj\n%s\nendobj\n" % packed(content, b"/Type /ObjStm /N 2 /First 8", TWICE)
    places = (
        *(b"\0\0\0\xff", b"\1\0\x09\0", b"\2\0\4\0", b"\2\0\4\1"),
        *(b"\1%s\0" % holder.to_bytes(2), b"\1%s\0" % len(file).to_bytes(2)),
    )
    rows = b"".join(places)
    entries = b"/Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Length %d" % len(rows)
    table = b"5 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj\n" % (entries, rows)
    return file + table + b"startxref\n%d\n%%%%EOF\n" % len(file)


def drawing(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return page_with({4: packed(content, b"", filters)})


def circular_pages() -> bytes:
    return page_with({2: b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"})


def doubling_pages(levels: int = 40) -> bytes:
    """Each level names the next one twice: two to the power of so many pages, in some kB."""
    objects = {
        number: b"<< /Type /Pages /Count 9 /Kids [%d 0 R %d 0 R] >>" % (number + 1, number + 1)
        for number in range(10, 10 + levels)
    }
    objects[10 + levels] = PAGES[3]
    return page_with({2: b"<< /Type /Pages /Count 9 /Kids [10 0 R] >>"} | objects)


def nested(depth: int) -> bytes:
    return page_with({5: b"[" * depth + b"]" * depth})


def huge_picture() -> bytes:
    entries = b"/Type /XObject /Subtype /Image /Width 200000 /Height 200000 /BitsPerComponent 1"
    return page_with({5: packed(zlib.compress(b""), entries)})


def crowd(number: int) -> bytes:
    return page_with({20 + place: b"<< /A 1 >>" for place in range(number)})


def packed_attachment() -> bytes:
    content = packed(zeros(1024), b"/Type /EmbeddedFile")
    return page_with({5: b"<< /F (data.xml) /EF << /F 6 0 R >> >>", 6: content})
