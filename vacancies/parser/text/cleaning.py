"""Cleans pasted text; folds texts for comparison; returns the first lines of an advertisement."""

import re
import unicodedata
from itertools import pairwise
from typing import Final

MAX_CHARACTERS: Final = 100_000  # characters
# Rules skip longer sentences and lines, so that none takes long.
LONGEST_READ: Final = 1500
# In which an advertisement names its own employer.
LETTERHEAD_LINES: Final = 3

LINE_ENDS: Final = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
SPACES: Final = dict.fromkeys(
    map(
        ord, "\u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u3000"
    ),
    " ",
)
# Letters that a PDF draws as one sign, and bullets of fonts of its own.
LIGATURES: Final = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
}
_OWN_BULLET: Final = re.compile(r"(?m)^([ \t]*)[\ue000-\uf8ff](?=\s)")
_QUOTED: Final = re.compile(r"(?m)^(?:>[ \t]?)+")
_BOLD_LINE: Final = re.compile(r"(?m)^\*\*([^*\n]{3,90})\*\*[ \t]*$")
_BOLD: Final = re.compile(r"\*\*([^*\n]{1,200})\*\*")
FEWEST_QUOTED: Final = 5  # lines of a forwarded mail
KEPT: Final = "\n\t\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def clean_text(text: str) -> str:
    """Normalise Unicode; remove invisible characters, bold marks and the ">" of a quoted mail."""
    text = LINE_ENDS.sub("\n", text.replace("\n\x0c", "\n").replace("\u00ad\n", "-\n")).translate(
        SPACES | LIGATURES
    )
    if len(_QUOTED.findall(text)) >= FEWEST_QUOTED:
        text = _QUOTED.sub("", text)
    text = _BOLD.sub(lambda found: found[1], _BOLD_LINE.sub(r"## \1", text))
    text = _OWN_BULLET.sub(r"\1•", text)
    text = _close_up_lists_and_tables(text)
    seen = (sign for sign in text if sign in KEPT or unicodedata.category(sign)[0] != "C")
    return unicodedata.normalize("NFC", "".join(seen))


_DOUBLED: Final = re.compile(r"(?<=[^\n])\n[ \t]*\n(?=[^\n])")
_ITEM: Final = re.compile(r"[ \t]*(?:[^\w\s\"“”'(\[{<]|o|\d{1,2}[.)]|\(?[a-h]\))[ \t]+\S")
FEWEST_DOUBLED: Final = 12  # lines
SHORT: Final = 60


def _close_up_lists_and_tables(text: str) -> str:
    """Return the text; if every line is followed by an empty one, lists are closed up."""
    lines = [line for line in text.split("\n") if line.strip()]
    doubled = len(_DOUBLED.findall(text))
    items = sum(_ITEM.match(line) is not None for line in lines)
    is_doubled = doubled >= MOST_DOUBLED * len(lines) and len(lines) >= FEWEST_DOUBLED
    if not is_doubled or items < FEWEST_ITEMS:
        return text
    found = lines[:1]
    for above, below in pairwise(lines):
        found += [below] if _need_no_blank_line_between(above, below) else ["", below]
    return "\n".join(found)


MOST_DOUBLED: Final = 0.9
FEWEST_ITEMS: Final = 3


def _need_no_blank_line_between(above: str, below: str) -> bool:
    if _ITEM.match(below):
        return True
    return not _ITEM.match(above) and all(
        len(line) <= SHORT and not line.rstrip().endswith((".", "!", "?", ":"))
        for line in (above, below)
    )


def collapse_spaces(text: str) -> str:
    return " ".join(text.split())


def fold_for_comparison(text: str) -> str:
    """Fold a text for comparison: case, quotation marks, hyphens, final punctuation."""
    text = text.casefold().translate(FOLDED)
    return " ".join(text.split()).strip(" .:;,")


FOLDED: Final = str.maketrans(
    {"’": "'", "‘": "'", "”": '"', "“": '"'} | dict.fromkeys("-\u2010\u2011\u2013\u2014", " ")
)


def letterhead_lines(text: str) -> list[str]:
    """Return the first LETTERHEAD_LINES lines that are not empty, without spaces around them."""
    return [line.strip() for line in text.split("\n") if line.strip()][:LETTERHEAD_LINES]
