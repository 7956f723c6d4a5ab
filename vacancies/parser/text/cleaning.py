"""Cleans pasted text: no control characters, uniform line ends and spaces."""

import re
import unicodedata
from typing import Final

LIMIT: Final = 100_000  # characters
# Rules skip longer sentences and lines, so that none takes long.
LONGEST_READ: Final = 1500

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
    """Normalise Unicode and remove control and invisible characters."""
    text = LINE_ENDS.sub("\n", text.replace("\n\x0c", "\n").replace("\u00ad\n", "-\n")).translate(
        SPACES | LIGATURES
    )
    if len(_QUOTED.findall(text)) >= FEWEST_QUOTED:
        text = _QUOTED.sub("", text)
    text = _BOLD.sub(lambda found: found[1], _BOLD_LINE.sub(r"## \1", text))
    text = _OWN_BULLET.sub(r"\1•", text)
    seen = (sign for sign in text if sign in KEPT or unicodedata.category(sign)[0] != "C")
    return unicodedata.normalize("NFC", "".join(seen))


def collapse_spaces(text: str) -> str:
    return " ".join(text.split())


def fold_for_comparison(text: str) -> str:
    """Fold a text for comparison: case, quotation marks, hyphens, final punctuation."""
    text = text.casefold().translate(FOLDED)
    return " ".join(text.split()).strip(" .:;,")


FOLDED: Final = str.maketrans(
    {"’": "'", "‘": "'", "”": '"', "“": '"'} | dict.fromkeys("-\u2010\u2011\u2013\u2014", " ")
)
