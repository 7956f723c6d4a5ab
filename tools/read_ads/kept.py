"""Finds sentences of an advertisement that are nowhere in what was read from it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

_BULLET: Final = re.compile(r"^\s*(?:[•*\-–·▪]|o|\d{1,2}[.)])\s+", re.MULTILINE)
_SPACE: Final = re.compile(r"[\s\u200b\u00ad•▪]+")
_QUOTES: Final = str.maketrans("“”„‘’–—", '"""\'\'--')
_CONTACT: Final = re.compile(r"@|\d{2,}[ -]\d{2,}")
SHORTEST: Final = 4  # words


def squeezed(text: str) -> str:
    """Return a text without bullets and white space, with one kind of quotation marks and dashes."""
    plain = _BULLET.sub("", text.replace("\r", "").replace("\u00a0", " ")).casefold()
    return _SPACE.sub("", plain.translate(_QUOTES))


def lost(text: str, kept: str, headings: Mapping[str, str]) -> Iterator[str]:
    """Yield sentences of at least four words that are not in `kept`.

    `headings` are headings with the section they begin, which has a heading of its own. A line with an
    address may have been taken apart.
    """
    bag = squeezed(kept)
    for line in text.replace("\r", "").split("\n"):
        if "other" not in headings.get(line.strip().replace("\u00a0", " "), "other"):
            continue
        for sentence in re.split(r"(?<=[.!?])\s+", _BULLET.sub("", line).strip()):
            if len(sentence.split()) < SHORTEST or squeezed(sentence) in bag:
                continue
            words = [squeezed(word).strip(",.;:") for word in sentence.split()]
            if not (_CONTACT.search(sentence) and all(word in bag for word in words)):
                yield sentence
