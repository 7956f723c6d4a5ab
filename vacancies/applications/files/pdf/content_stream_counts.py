"""Counts what page content does: uses of forms and images, painting, and letters (R14).

Content is operands followed by an operator: ISO 32000-2, 7.8.2 and annex A. A page may have
millions of operators, so regular expressions search only for those that draw something else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from vacancies.applications.files.pdf.refusal_reasons import PdfRefusedError, Reason

REGULAR: Final = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
SEPARATE: Final = REGULAR.replace(b"^", b"")
# Allowed between a name and its operator: white space, comments, and numbers, which some readers
# ignore.
BETWEEN: Final = rb"(?:[\0\t\n\f\r \-+.\d]|%[^\r\n]*[\r\n])"
RESOURCE_USE: Final = re.compile(
    rb"/(" + REGULAR + rb"*+)" + BETWEEN + rb"*+(Do|gs|scn|SCN|Tf|sh)(?!" + REGULAR + rb")"
)
# The next chunk may continue with such a use, or with an operator and the space before it.
UNFINISHED_USE: Final = re.compile(
    rb"/" + REGULAR + rb"*+" + BETWEEN + rb"*+(?:%[^\r\n]*|" + REGULAR + rb"{1,3})?\Z"
)
UNFINISHED_OPERATOR: Final = re.compile(rb"(?:\A|" + SEPARATE + rb")" + REGULAR + rb"{0,3}\Z")
MAX_OPERATOR_BYTES: Final = 4
MAX_UNFINISHED_BYTES: Final = 1 << 16
# An inline image: the part that states its size.
INLINE_IMAGE: Final = re.compile(rb"BI\s(.{0,1000}?)\sID\s", re.DOTALL)
MAX_INLINE_IMAGE_HEADER: Final = 1100
INLINE_SIDE: Final = re.compile(rb"/(?:W|H|Width|Height)\s+(\d{1,12})")
MAX_INLINE_PIXELS: Final = 100_000_000
# Operators that fill or stroke, that set the colour or pattern, and that save and restore both. The
# pattern starts with the first letter, which is fast to find, and checks the preceding character
# afterwards.
COLOUR_OPERATORS: Final = re.compile(
    rb"/(" + REGULAR + rb"*+)" + BETWEEN + rb"*+(scn|SCN)(?!" + REGULAR + rb")"
    rb"|([qQfFBbSsT'\"crgRGCkK](?<=[\0\t\n\f\r \])>].)(?:[*jJsgGS]|cn?|CN?)?)(?!" + REGULAR + rb")"
)
PATTERN_PAINT_OPERATORS: Final = {*b"f F f* B B* b b* S s Tj TJ ' \"".split()}
# Operators that fill or stroke a path, or draw another content.
PAINT_OPERATOR: Final = re.compile(rb"[SsfFBb](?<=[\0\t\n\f\r \])>].)\*?(?!" + REGULAR + rb")")
STATE_OPERATORS: Final = re.compile(
    rb"/(" + REGULAR + rb"*+)" + BETWEEN + rb"*+gs(?!" + REGULAR + rb")"
    rb"|([qQSsfFBbD](?<=[\0\t\n\f\r \])>].)(?:\*|(?<=D)o)?)(?!" + REGULAR + rb")"
)
PLAIN_FILL: Final = {b"sc", b"scn", b"cs", b"g", b"rg", b"k"}
PLAIN_STROKE: Final = {one.upper() for one in PLAIN_FILL}
SHOWN_TEXT: Final = re.compile(rb"\(((?:[^()\\]|\\.)*+)\)|<([\da-fA-F\s]*)>", re.DOTALL)
ESCAPED_BYTE: Final = re.compile(rb"#([\da-fA-F]{2})")

type Uses = Counter[tuple[bytes, bytes]]


def count_length_resource_uses_and_paints(pieces: Iterable[bytes]) -> tuple[int, Uses, int]:
    """Return length, uses by (name, operator) and paints. Raises PdfRefusedError for large inline images."""
    length, uses, paints = 0, Counter[tuple[bytes, bytes]](), 0
    for text in _iter_chunks_of_whole_tokens(pieces):
        length += len(text)
        uses.update(RESOURCE_USE.findall(text))
        paints += len(PAINT_OPERATOR.findall(text))
        _check_inline_image_sizes(text)
    named = {(unescaped_pdf_name(name), by): times for (name, by), times in uses.items()}
    return length, Counter(named), paints


def _iter_chunks_of_whole_tokens(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the content in chunks that split no token. Raises PdfRefusedError for a long token."""
    rest = b""
    for piece in pieces:
        text = rest + piece
        end = _end_of_last_whole_token(text)
        if len(text) - end > MAX_UNFINISHED_BYTES:
            raise PdfRefusedError(Reason.TOO_COMPLEX)
        yield text[:end]
        rest = text[end:]
    yield rest


def _end_of_last_whole_token(text: bytes) -> int:
    ends = [len(text)]
    name, picture = text.rfind(b"/"), text.rfind(b"BI", -MAX_INLINE_IMAGE_HEADER)
    if name >= 0 and UNFINISHED_USE.match(text, name):
        ends.append(name)
    if picture >= 0 and b"ID" not in text[picture:]:
        ends.append(picture)
    if operator := UNFINISHED_OPERATOR.search(text, max(0, len(text) - MAX_OPERATOR_BYTES)):
        ends.append(operator.start())
    return min(ends)


def _check_inline_image_sizes(text: bytes) -> None:
    for entries in INLINE_IMAGE.findall(text):
        sides = [int(side) for side in INLINE_SIDE.findall(entries)]
        if len(sides) == 2 and sides[0] * sides[1] > MAX_INLINE_PIXELS:
            raise PdfRefusedError(Reason.PICTURE)


def unescaped_pdf_name(name: bytes) -> bytes:
    return ESCAPED_BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), name)


def count_paints_by_pattern(pieces: Iterable[bytes]) -> Counter[bytes]:
    """Return how often the content fills or strokes with each pattern, by the pattern's name."""
    times = Counter[bytes]()
    fill = stroke = b""
    kept: list[tuple[bytes, bytes]] = []
    for text in _iter_chunks_of_whole_tokens(pieces):
        for name, named, operator in COLOUR_OPERATORS.findall(text):
            if named == b"scn" or operator in PLAIN_FILL:
                fill = name
            elif named == b"SCN" or operator in PLAIN_STROKE:
                stroke = name
            elif operator == b"q":
                kept.append((fill, stroke))
            elif operator == b"Q":
                fill, stroke = kept.pop() if kept else (fill, stroke)
            elif operator in PATTERN_PAINT_OPERATORS and (fill or stroke):
                times.update({fill, stroke})
    return Counter({unescaped_pdf_name(name): number for name, number in times.items() if name})


def count_blended_paints(
    pieces: Iterable[bytes], graphics_states: Mapping[bytes, bool | None]
) -> int:
    """Return how often the content paints while a blend mode is active."""
    times, holds = 0, False
    kept: list[bool] = []
    for text in _iter_chunks_of_whole_tokens(chain([b"\n"], pieces)):
        for name, operator in STATE_OPERATORS.findall(text):
            if operator == b"q":
                kept.append(holds)
            elif operator == b"Q":
                holds = kept.pop() if kept else holds
            elif operator:
                times += holds
            else:
                blends = graphics_states.get(unescaped_pdf_name(name))
                holds = holds if blends is None else blends
    return times


def letter_count_upper_limit(pieces: Iterable[bytes]) -> int:
    """Return an upper limit of the number of letters that the content shows."""
    return sum(_max_letter_count(piece) for piece in pieces)


def _max_letter_count(piece: bytes) -> int:
    texts = SHOWN_TEXT.findall(piece)
    if piece.count(b"(") != sum(1 for plain, _hexadecimal in texts if plain):
        # Nested brackets, or a text split across chunks.
        return len(piece)
    return sum(len(plain) + len(hexadecimal) // 2 for plain, hexadecimal in texts)
