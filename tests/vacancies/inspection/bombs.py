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


# --- Drawings of drawings -------------------------------------------------------------------------


def content(text: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(text), entries, text)


def nest(level: bytes, last: bytes, resources: bytes, page: bytes, levels: int = 11) -> bytes:
    """Each level draws the next one ten times. In `level` and `resources`, %d is the next one's number.

    They are objects 10, 11, ...; ten to the power of so many draws, in some kB.
    """
    objects = {
        number: level.replace(b"%d", b"%d" % (number + 1)) for number in range(10, 10 + levels)
    }
    objects[10 + levels] = last
    first = resources.replace(b"%d", b"10")
    objects[3] = PAGES[3].replace(b"/Contents", b"/Resources << %s >> /Contents" % first)
    return page_with(objects | {4: content(page)})


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
NEXT_FORM = b"/XObject << /X %d 0 R >>"


def nested_forms(page: bytes = b"/X Do ", times: bytes = b"/X Do " * 10, levels: int = 11) -> bytes:
    level = content(times, FORM + b"/Resources << " + NEXT_FORM + b" >>")
    return nest(level, content(b"0 0 m 9 9 l S", FORM), NEXT_FORM, page, levels)


def nested_forms_without_resources(levels: int = 11) -> bytes:
    """Each uses those of the page: a form that has none is old, and allowed."""
    names = b" ".join(b"/X%d %d 0 R" % (number, number) for number in range(10, 11 + levels))
    objects = {
        number: content(b"/X%d Do " % (number + 1) * 10, FORM) for number in range(10, 10 + levels)
    }
    objects[10 + levels] = content(b"0 0 m 9 9 l S", FORM)
    page = PAGES[3].replace(b"/Contents", b"/Resources << /XObject << %s >> >> /Contents" % names)
    return page_with(objects | {3: page, 4: content(b"/X10 Do")})


def nested_patterns() -> bytes:
    head = b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 "
    following = b"/Pattern << /P %d 0 R >>"
    painted = b"/Pattern cs /P scn " + b"0 0 9 9 re f " * 10
    level = content(painted, head + b"/Resources << " + following + b" >>")
    return nest(level, content(b"0 0 m 9 9 l S", head), following, painted)


def nested_letters() -> bytes:
    """Letters that are drawn with letters of another font."""
    levels, shown = 11, b"BT /F 9 Tf (aaaaaaaaaa) Tj ET"
    objects = {}
    for level in range(levels):
        font, glyph = 10 + 2 * level, 11 + 2 * level
        following = b"/Resources << /Font << /F %d 0 R >> >>" % (font + 2)
        objects[font] = (
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0]"
            b" /CharProcs << /a %d 0 R >> /Encoding << /Differences [97 /a] >>"
            b" /FirstChar 97 /LastChar 97 /Widths [9] %s >>" % (glyph, following)
        )
        objects[glyph] = content(b"9 0 d0 " + shown)
    objects[10 + 2 * levels] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = PAGES[3].replace(b"/Contents", b"/Resources << /Font << /F 10 0 R >> >> /Contents")
    return page_with(objects | {3: page, 4: content(shown)})


def nested_masks() -> bytes:
    following = b"/ExtGState << /G << /SMask << /S /Luminosity /G %d 0 R >> >> >>"
    level = content(b"/G gs 0 0 9 9 re f " * 10, FORM + b"/Resources << " + following + b" >>")
    return nest(level, content(b"0 0 m 9 9 l S", FORM), following, b"/G gs 0 0 9 9 re f")


def form_that_draws_itself() -> bytes:
    return nested_forms(levels=1).replace(b"/X 11 0 R", b"/X 10 0 R")


# --- Few bytes that ask for much -----------------------------------------------------------------


def page_using(resources: bytes, text: bytes, used: bytes = b"") -> bytes:
    """A page whose content uses what its resources name, if need be object 10."""
    page = PAGES[3].replace(b"/Contents", b"/Resources << %s >> /Contents" % resources)
    objects = {3: page, 4: packed(zlib.compress(text), b"")}
    return page_with(objects | ({10: used} if used else {}))


def tiled(step: bytes, times: int = 1, matrix: bytes = b"1 0 0 1 0 0", strokes: int = 1) -> bytes:
    """The page is filled with a pattern that repeats after so many points."""
    head = b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /Resources << >> "
    steps = b"/XStep %s /YStep %s /Matrix [%s]" % (step, step, matrix)
    tile = content(b"0 0 m 9 9 l S " * strokes, head + steps)
    fills = b"/Pattern cs /P scn " + b"0 0 595 842 re f " * times
    return page_using(b"/Pattern << /P 10 0 R >>", fills, tile)


def computed(steps: int, times: int, as_pattern: bool = False) -> bytes:
    """Each point has a colour that a program of so many steps computes."""
    head = b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]"
    program = content(b"{ %s dup }" % (b"dup mul sqrt " * (steps // 3)), head)
    shading = b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Function [10 0 R] >>"
    if as_pattern:
        fills = b"/Pattern cs /P scn " + b"0 0 595 842 re f " * times
        pattern = b"/Pattern << /P << /PatternType 2 /Shading %s >> >>" % shading
        return page_using(pattern, fills, program)
    return page_using(b"/Shading << /S %s >>" % shading, b"/S sh " * times, program)


def blended(times: int, again: bool = False) -> bytes:
    """The page is filled so often, each time mixing the colour with those below."""
    state, fill = b"/G gs ", b"0 0 595 842 re f "
    text = (state + fill) * times if again else state + fill * times
    return page_using(b"/ExtGState << /G << /BM /Luminosity /ca 0.5 >> >>", text)


def lines(times: int) -> bytes:
    return page_using(b"", b"0 0 m 595 842 l S\n" * times)


def scatter(points: int) -> bytes:
    """As matplotlib draws them: half transparent, each mark a form that is filled and stroked."""
    mark = content(b"0 3 m 1.6 3 3 1.6 3 0 c 3 -1.6 1.6 -3 0 -3 c h B", FORM)
    draws = b"".join(
        b"1 0 0 1 %d %d cm /M0 Do\n" % (place % 7, place % 5) for place in range(points)
    )
    resources = b"/XObject << /M0 10 0 R >> /ExtGState << /A1 << /CA 0.5 /ca 0.5 >> >>"
    return page_using(resources, b"/A1 gs\nq\n" + draws + b"Q\n", mark)


# --- Much of everything ---------------------------------------------------------------------------


def many_streams(number: int, megabytes: int, entries: bytes = b"") -> bytes:
    """So many contents of one page; none is too large alone."""
    first = 10
    named = b" ".join(b"%d 0 R" % place for place in range(first, first + number))
    page = PAGES[3].replace(b"/Contents 4 0 R", b"/Contents [%s]" % named)
    stream = packed(zeros(megabytes), entries)
    return page_with({3: page} | dict.fromkeys(range(first, first + number), stream))


def picture(entries: bytes, data: bytes = b"", filters: bytes = b"/FlateDecode") -> bytes:
    return page_with({5: packed(data, b"/Type /XObject /Subtype /Image " + entries, filters)})


def jpeg(width: int, height: int, passes: int = 1, before: int = 0) -> bytes:
    """The head of one, in colour, with so many passes."""
    sides = height.to_bytes(2) + width.to_bytes(2)
    marker = b"\xff\xe1\xff\xff" + bytes(65533)
    frame = b"\xff\xc2\x00\x11\x08" + sides + b"\x03\x01\x11\x00\x02\x11\x01\x03\x11\x01"
    scan = b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00\x00"
    return b"\xff\xd8" + marker * before + frame + scan * passes + b"\xff\xd9"


def jpeg_2000(width: int, height: int) -> bytes:
    sides = width.to_bytes(4) + height.to_bytes(4)
    rest = bytes(8) + sides + bytes(8)
    return b"\xff\x4f\xff\x51\x00\x2f\x00\x00" + sides + rest + b"\x00\x03" + b"\x07\x01\x01" * 3


def inline_picture(side: int) -> bytes:
    head = b"BI /W %d /H %d /BPC 8 /CS /RGB /F /Fl ID " % (side, side)
    return page_with({4: content(head + zeros(1) + b" EI")})


def many_pages(number: int, says: int | None = None) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    kids = b" ".join(b"%d 0 R" % place for place in range(10, 10 + number))
    tree = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (says or number, kids)
    return page_with({2: tree} | dict.fromkeys(range(10, 10 + number), page))
