"""How alike two passages in different languages are: names, numbers, cognates and shared concepts."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from vacancies.parser.text.numbers import count_in_words
from vacancies.parser.text.vocabulary import CONCEPTS

_WORD: Final = re.compile(r"[^\W_]+")
_PART: Final = 4
_CONCEPT_WEIGHT: Final = 2.0


def fold(text: str) -> str:
    """Fold case and accents, so that cognates meet: "miljö" and "miljo"."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "ae"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def features(text: str) -> frozenset[str]:
    """Return the parts of four letters, the numbers, and the concepts of a text."""
    found: set[str] = set()
    for word in _WORD.findall(fold(text)):
        found |= _features_of(word)
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _features_of(word: str) -> frozenset[str]:
    number = count_in_words(word)
    if number is not None:
        return frozenset([f"#{number}"])
    if any(sign.isdigit() for sign in word):
        return frozenset([f"#{word}"])
    parts = {word[at : at + _PART] for at in range(len(word) - _PART + 1)}
    concepts = {key for key, stems in CONCEPTS if word.startswith(stems)}
    return frozenset(parts | concepts)


class Rarity:
    """Weights of features: what stands in few passages tells more."""

    def __init__(self, passages: Sequence[frozenset[str]]) -> None:
        counts = Counter(feature for one in passages for feature in one)
        self.weights = {
            feature: math.log(1 + len(passages) / count)
            * (_CONCEPT_WEIGHT if feature[0] == "=" else 1)
            for feature, count in counts.items()
        }

    def likeness(self, first: frozenset[str], second: frozenset[str], shared: set[str]) -> float:
        """Return from 0 to 1 how much of the features that both texts have these two share."""
        both = self._sum(first & second)
        total = math.sqrt(self._sum(first & shared) * self._sum(second & shared))
        return both / total if total else 0.0

    def share(self, part: Iterable[str], whole: Iterable[str]) -> float:
        """Return from 0 to 1 how much of the whole these features weigh."""
        total = self._sum(whole)
        return self._sum(part) / total if total else 0.0

    def _sum(self, found: Iterable[str]) -> float:
        return sum(self.weights[feature] ** 2 for feature in found)
