"""In which language a text is written: English or Swedish."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_COMMON: Final = {
    "en": frozenset(
        ["the", "and", "of", "to", "in", "is", "for", "with", "you", "are", "will", "be"]
    ),
    "sv": frozenset(
        ["och", "att", "det", "som", "en", "av", "för", "med", "du", "är", "på", "till"]
    ),
}


def language_code_of_text(text: str) -> str:
    """Return "en" or "sv", whichever has more of its most common words in the text."""
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    return max(counts, key=lambda code: (counts[code], code == "en"))
