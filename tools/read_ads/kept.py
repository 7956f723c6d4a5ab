"""Finds sentences of an advertisement that are nowhere in what was read from it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

_BULLET: Final = re.compile(
    r"^(?:>[> ]*)?\s*(?:[•*+\-–·§▪●■□➢»✓●◦‣○◉◆◇❖\u2043▸➔➜→★\ue000-\uf8ff]"
    r"|[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]*"
    r"|o|\d{1,2}[.)]|\(?[ivx]{1,4}[.)]|\(?[a-h1-9]\))\s+",
    re.MULTILINE,
)
# Hyphens too: a word that was divided between two lines is one again.
_SPACE: Final = re.compile(r"[\s\u200b\u00ad•▪*>:–—-]+")
# One kind of quotation marks, and the letters that a PDF draws as one sign.
_LETTERS: Final = str.maketrans(
    {
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‘’", "'"),
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
    }
)
_CONTACT: Final = re.compile(r"@|\d{2,}[ -]\d{2,}")
# Sentences, and the cells of a line that has several facts.
_PARTS: Final = re.compile(r"(?<=[.!?])\s+|\s[|·]\s|\s{4,}")
SHORTEST: Final = 4  # words


def squeezed(text: str) -> str:
    """Return a text without bullets, white space and hyphens, with one kind of quotation marks."""
    plain = _BULLET.sub("", text.replace("\r", "").replace("\u00a0", " ")).casefold()
    return _SPACE.sub("", plain.translate(_LETTERS))


def lost(text: str, kept: str, headings: Mapping[str, str]) -> Iterator[str]:
    """Yield sentences of at least four words that are not in `kept`.

    `headings` are headings with the section they begin, which has a heading of its own. A line with an
    address may have been taken apart.
    """
    bag = squeezed(kept)
    for line in text.replace("\r", "").split("\n"):
        if "other" not in headings.get(line.strip().replace("\u00a0", " "), "other"):
            continue
        for sentence in _PARTS.split(_BULLET.sub("", line).strip()):
            if len(sentence.split()) < SHORTEST or squeezed(sentence) in bag:
                continue
            words = [squeezed(word).strip(",.;:") for word in sentence.split()]
            if not (_CONTACT.search(sentence) and all(word in bag for word in words)):
                yield sentence
