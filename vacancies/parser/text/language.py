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
LEAST_OF_PARAGRAPH: Final = 3  # common words by which a paragraph shows its language
LEAST_AGREEING: Final = 0.9  # of the paragraphs


def language_code_of_text(text: str) -> str:
    """Return "en" or "sv", whichever has more of its most common words in the text."""
    counts = _common_word_counts(text)
    return max(counts, key=lambda code: (counts[code], code == "en"))


def is_language_certain(text: str) -> bool:
    """Whether nearly all paragraphs that show a language are in the language of the whole text."""
    code = language_code_of_text(text)
    counts = [_common_word_counts(line) for line in text.split("\n")]
    shown = [one for one in counts if sum(one.values()) >= LEAST_OF_PARAGRAPH]
    agreeing = sum(max(one, key=one.__getitem__) == code for one in shown)
    return agreeing >= LEAST_AGREEING * len(shown)


def _common_word_counts(text: str) -> dict[str, int]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {code: sum(word in common for word in words) for code, common in _COMMON.items()}
