"""Measures how alike two passages in different languages are: by names, numbers and shared concepts."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from vacancies.parser.text.numbers import parse_number_word
from vacancies.parser.text.vocabulary import CONCEPTS

_WORD: Final = re.compile(r"[^\W_]+")
_PART: Final = 4
_CONCEPT_WEIGHT: Final = 2.0


def fold_case_and_accents(text: str) -> str:
    """Return a text without case and accents, so that "Miljö" equals "miljo"."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "ae"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def features_of_text(text: str) -> frozenset[str]:
    """Return what a text is compared by: four-letter parts of words, numbers and concepts."""
    found: set[str] = set()
    for word in _WORD.findall(fold_case_and_accents(text)):
        found |= _features_of_word(word)
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _features_of_word(word: str) -> frozenset[str]:
    number = parse_number_word(word)
    if number is not None:
        return frozenset([f"#{number}"])
    if any(sign.isdigit() for sign in word):
        return frozenset([f"#{word}"])
    parts = {word[at : at + _PART] for at in range(len(word) - _PART + 1)}
    concepts = {key for key, stems in CONCEPTS if word.startswith(stems)}
    return frozenset(parts | concepts)


class FeatureWeights:
    """Weights of features: a feature of few passages weighs more."""

    def __init__(self, feature_sets: Sequence[frozenset[str]]) -> None:
        counts = Counter(feature for one in feature_sets for feature in one)
        self.weights = {
            feature: math.log(1 + len(feature_sets) / count)
            * (_CONCEPT_WEIGHT if feature[0] == "=" else 1)
            for feature, count in counts.items()
        }

    def likeness(
        self,
        first_features: frozenset[str],
        second_features: frozenset[str],
        shared_features: set[str],
    ) -> float:
        """Return the likeness of two passages from 0 to 1, by the features that both texts have."""
        both = self._squared_weight(first_features & second_features)
        total = math.sqrt(
            self._squared_weight(first_features & shared_features)
            * self._squared_weight(second_features & shared_features)
        )
        return both / total if total else 0.0

    def share_of_weight(self, part_features: Iterable[str], whole_features: Iterable[str]) -> float:
        """Return the weight of a part of the features, as a share of the whole from 0 to 1."""
        total = self._squared_weight(whole_features)
        return self._squared_weight(part_features) / total if total else 0.0

    def _squared_weight(self, found_features: Iterable[str]) -> float:
        return sum(self.weights[feature] ** 2 for feature in found_features)
