"""The last word of an address: what the line above the foot of each page is drawn from."""

from typing import Final

# More would be drawn too fine to be seen as steps.
LONGEST: Final = 24


def last_word(path: str) -> str:
    """The last part of a path, or as many of its last words as can be drawn.

    >>> last_word("/en/people/giuseppe-durisi/")
    'giuseppe-durisi'
    """
    part = path.rstrip("/").rpartition("/")[2]
    words = part.split("-")
    while len(words) > 1 and len("-".join(words)) > LONGEST:
        words.pop(0)
    return "-".join(words)[:LONGEST]


def lost_bits(word: str) -> range:
    """The piece of the line that is missing on the page for an address that leads nowhere."""
    bits = 8 * len(word.encode(errors="replace"))
    return range(bits * 9 // 20, bits * 13 // 20)
