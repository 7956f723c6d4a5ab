"""Cuts the endings of words, for a query that has found nothing: "receivers" then finds receiver.

The beginning of a word is enough to find it, so no dictionary is needed, and cutting too much does little
harm: it only happens where nothing else is found.
"""

from collections.abc import Iterable
from typing import Final

SHORTEST_STEM: Final = 5  # letters
# Of English and Swedish, the longest first. Words are folded.
ENDINGS: Final = (
    *("ernas", "arnas", "ornas", "erna", "arna", "orna", "ande", "ings"),
    *(
        "ing",
        "ers",
        "are",
        "ies",
        "en",
        "er",
        "ar",
        "or",
        "es",
        "ed",
        "et",
        "na",
        "ly",
        "s",
        "a",
        "y",
    ),
)


def without_endings(folded_words: Iterable[str]) -> tuple[str, ...]:
    """Return the words without duplicates, each without its ending if enough of it remains."""
    return tuple(dict.fromkeys(map(_stem, folded_words)))


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
