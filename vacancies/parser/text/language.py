"""Detects whether a text is written in English or Swedish."""

import re
from itertools import permutations
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
RECOGNISED_LANGUAGES: Final = tuple(_COMMON)  # the codes of the languages that are told apart
LEAST_OF_PARAGRAPH: Final = 3  # common words by which a paragraph shows its language
LEAST_AGREEING: Final = 0.9  # of the paragraphs
LEAST_OF_TEXT: Final = 5  # common words by which a whole text shows its language
TIMES_CLEARER: Final = 3  # than the other language
LEAST_PARAGRAPHS: Final = 3  # of a text in each of two languages
LEAST_ON_ONE_SIDE: Final = 0.8  # of the paragraphs, for two texts one after the other


def language_code_of_text(text: str) -> str:
    """Return the recognised language with most of its common words in the text; the first if equal."""
    counts = _common_word_counts(text)
    return max(counts, key=counts.__getitem__)


def is_language_certain(text: str) -> bool:
    """Whether nearly all paragraphs that show a language are in that of the whole text; True if none does."""
    code = language_code_of_text(text)
    counts = [_common_word_counts(line) for line in text.split("\n")]
    shown = [one for one in counts if sum(one.values()) >= LEAST_OF_PARAGRAPH]
    agreeing = sum(max(one, key=one.__getitem__) == code for one in shown)
    return agreeing >= LEAST_AGREEING * len(shown)


def language_code_if_clear(text: str) -> str:
    """Return the code of the recognised language that a text is clearly in; else an empty string."""
    return _code_if_clear(_common_word_counts(text), LEAST_OF_TEXT)


def has_texts_in_two_languages(text: str) -> bool:
    """Whether a text has many paragraphs in one language, followed by many in the other."""
    counts = [_common_word_counts(line) for line in text.split("\n")]
    shown = [code for one in counts if (code := _code_if_clear(one, LEAST_OF_PARAGRAPH))]
    return any(
        _is_mostly(shown[:place], first) and _is_mostly(shown[place:], second)
        for place in range(LEAST_PARAGRAPHS, len(shown) - LEAST_PARAGRAPHS + 1)
        for first, second in permutations(RECOGNISED_LANGUAGES, 2)
    )


def _is_mostly(codes: list[str], code: str) -> bool:
    return codes.count(code) >= max(LEAST_PARAGRAPHS, LEAST_ON_ONE_SIDE * len(codes))


def _code_if_clear(counts: dict[str, int], least: int) -> str:
    code = max(counts, key=counts.__getitem__)
    others = sum(counts.values()) - counts[code]
    return code if counts[code] + others >= least and counts[code] >= TIMES_CLEARER * others else ""


def _common_word_counts(text: str) -> dict[str, int]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {code: sum(word in common for word in words) for code, common in _COMMON.items()}
