"""Finds for each passage of a text the passage of the text in another language that says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vacancies.parser.pairing.passage_likeness import FeatureWeights, features_of_text
from vacancies.parser.pairing.passages import LEAD, Passage

# A longer text is no posting; it is read without comparing all of it, so that it takes not long.
MOST_PASSAGES, MOST_SENTENCES = 100, 200
LEAST: Final = 0.48  # of the score
LEAST_LIKENESS: Final = 0.20
# Of a part that joins a passage that has its partner: likeness, and what the partner leaves open.
LEAST_JOINED, LEAST_BEYOND = 0.35, 0.36
LEAST_OF_SENTENCES: Final = 0.3
SAME_FIELD: Final = 0.35
OTHER_FIELD: Final = -0.3
# Weights of likeness, of a list beside a list, of as many items, of length, and of the order.
LIKENESS, FORM, ITEMS, LENGTH, ORDER = 1.0, 0.05, 0.1, 0.1, 0.1


@dataclass(frozen=True, slots=True)
class PassagePair:
    """Two passages that say the same; `further_first` has other first passages that the second covers."""

    first: Passage
    second: Passage
    score: float
    is_joined: bool = False  # the first has another partner already
    further_first: tuple[Passage, ...] = ()  # further passages of the first that the second covers


def passage_pairs_by_second_key(
    first: Sequence[Passage], second: Sequence[Passage]
) -> dict[str, PassagePair]:
    """Return the matching passages in pairs, by the key of the passage from `second`."""
    first, second = (first[:MOST_PASSAGES], second[:MOST_PASSAGES])
    scoring = _PassagePairScores(first, second)
    ranked = sorted(
        ((scoring.score(a, b), a, b) for a in range(len(first)) for b in range(len(second))),
        reverse=True,
    )
    found: dict[int, PassagePair] = {}
    taken: set[int] = set()
    for score, a, b in ranked:
        if score < LEAST:
            break
        if a not in taken and b not in found and scoring.likeness(a, b) >= LEAST_LIKENESS:
            taken.add(a)
            found[b] = PassagePair(first[a], second[b], score)
    partner = {first.index(one.first): b for b, one in found.items()}
    for b in range(len(second)):
        if b not in found and (joined := scoring.pair_with_containing_passage(b, partner)):
            found[b] = joined
    for a in range(len(first)):
        covering = None if a in partner else scoring.index_of_covering_passage(a, partner)
        if covering is not None:
            found[covering] = replace(
                found[covering], further_first=(*found[covering].further_first, first[a])
            )
    return {second[b].key: one for b, one in found.items()}


def pair_similar_sentences(
    first: Sequence[str], second: Sequence[str]
) -> list[tuple[str, str, float]]:
    """Return pairs of sentences that say the same, with their likeness."""
    first, second = (first[:MOST_SENTENCES], second[:MOST_SENTENCES])
    ours, theirs = (
        [features_of_text(one) for one in first],
        [features_of_text(one) for one in second],
    )
    rarity = FeatureWeights([*ours, *theirs])
    shared = set().union(*ours) & set().union(*theirs)
    ranked = sorted(
        (
            (rarity.likeness(ours[a], theirs[b], shared), a, b)
            for a in range(len(ours))
            for b in range(len(theirs))
        ),
        reverse=True,
    )
    found: list[tuple[str, str, float]] = []
    taken: set[tuple[str, int]] = set()
    for likeness, a, b in ranked:
        if likeness >= LEAST_OF_SENTENCES and not {("first", a), ("second", b)} & taken:
            taken |= {("first", a), ("second", b)}
            found.append((first[a], second[b], likeness))
    return found


class _PassagePairScores:
    """Scores of pairs of passages, by their index in the first and in the second text."""

    def __init__(self, first: Sequence[Passage], second: Sequence[Passage]) -> None:
        self.first, self.second = first, second
        self.ours = [features_of_text(f"{one.heading}\n{one.text}") for one in first]
        self.theirs = [features_of_text(f"{one.heading}\n{one.text}") for one in second]
        self.rarity = FeatureWeights([*self.ours, *self.theirs])
        self.shared = set().union(*self.ours) & set().union(*self.theirs)

    def likeness(self, first_index: int, second_index: int) -> float:
        return self.rarity.likeness(self.ours[first_index], self.theirs[second_index], self.shared)

    def score(self, first_index: int, second_index: int) -> float:
        one, other = self.first[first_index], self.second[second_index]
        lengths = sorted((len(one.text) + 1, len(other.text) + 1))
        apart = abs(first_index / max(len(self.first), 1) - second_index / max(len(self.second), 1))
        return (
            LIKENESS * self.likeness(first_index, second_index)
            + (FORM if bool(one.items) == bool(other.items) else 0)
            + (ITEMS if one.items and one.items == other.items else 0)
            + LENGTH * lengths[0] / lengths[1]
            + ORDER * (1 - apart)
            + _score_of_field_pair(one.field, other.field)
        )

    def pair_with_containing_passage(
        self, second_index: int, second_by_first: Mapping[int, int]
    ) -> PassagePair | None:
        """Return the pair of a passage of the second text and that of the first which contains it, or None.

        Likeness that the passage's partner explains already does not count.
        """
        explained, a = max(
            (
                (self._share_of_second_beyond_partner(a, second_index, other), a)
                for a, other in second_by_first.items()
                if self.likeness(a, second_index) >= LEAST_JOINED
            ),
            default=(0.0, 0),
        )
        if explained < LEAST_BEYOND or self.first[a].key == LEAD:
            return None
        return PassagePair(self.first[a], self.second[second_index], explained, is_joined=True)

    def index_of_covering_passage(
        self, first_index: int, second_by_first: Mapping[int, int]
    ) -> int | None:
        """Return the index of the second text's passage that contains one of the first; else None."""
        mine = self.ours[first_index] & self.shared
        explained, b = max(
            (
                (self.rarity.share_of_weight((mine & self.theirs[b]) - self.ours[other], mine), b)
                for other, b in second_by_first.items()
                if self.likeness(first_index, b) >= LEAST_JOINED
            ),
            default=(0.0, 0),
        )
        return b if explained >= LEAST_BEYOND else None

    def _share_of_second_beyond_partner(
        self, first_index: int, second_index: int, paired_index: int
    ) -> float:
        """Return the share of the second passage in this first one, but not in its partner."""
        theirs = self.theirs[second_index] & self.shared
        return self.rarity.share_of_weight(
            (self.ours[first_index] & theirs) - self.theirs[paired_index], theirs
        )


def _score_of_field_pair(first_field: str, second_field: str) -> float:
    if not first_field or not second_field:
        return 0
    return SAME_FIELD if first_field == second_field else OTHER_FIELD
