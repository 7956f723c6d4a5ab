"""What a section is about, by the words of its heading and of its text, from `section_words.toml`.

Headings that `headings` knows by heart do not come here.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from vacancies.parser.text.vocabulary import SECTION_WORDS

OTHER: Final = "other"
# Of two kinds that a heading names equally well, the first is meant: "Desired qualifications".
PRECEDENCE: Final = tuple(SECTION_WORDS["headings"])
SURE, PLAIN = 3.0, 1.0
LEAST_OF_TEXT: Final = 2.0
_WORD: Final = re.compile(r"[^\W_]+")
_PLAIN_LETTERS: Final = str.maketrans("åäöéèüøæ", "aaoeeuoa")


LONG: Final = 5  # letters: these are looked for in compounds too ("Forskningsmiljö")


def _begins(stem: str) -> str:
    if stem.startswith("^"):
        return rf"(?<!\w){re.escape(stem[1:])}"
    is_word = len(stem) >= LONG and " " not in stem
    return re.escape(stem) if is_word else rf"(?<!\w){re.escape(stem)}"


class Kinds:
    """Weights of beginnings of words, by kind, looked for in a folded text."""

    def __init__(self, stems: Mapping[str, Iterable[tuple[str, float]]]) -> None:
        self.patterns = {
            kind: [(re.compile(_begins(stem)), weight) for stem, weight in found]
            for kind, found in stems.items()
        }

    def scores(self, text: str) -> dict[str, float]:
        return {
            kind: sum(
                weight * _length(pattern) for pattern, weight in found if pattern.search(text)
            )
            for kind, found in self.patterns.items()
        }


def _length(pattern: re.Pattern[str]) -> float:
    """A phrase tells more than a word."""
    return 1 + 0.1 * pattern.pattern.count(r"\ ")


def folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold())).translate(_PLAIN_LETTERS)


def _split(words: str) -> list[str]:
    return [stem.strip() for line in words.splitlines() for stem in line.split("|") if stem.strip()]


_HEADINGS: Final = Kinds(
    {
        kind: [
            *((stem, SURE) for stem in _split(words["sure"])),
            *((stem, PLAIN) for stem in _split(words["plain"])),
        ]
        for kind, words in SECTION_WORDS["headings"].items()
    }
)
_TEXTS: Final = Kinds(
    {
        kind: [(stem, 1.0) for stem in _split(words)]
        for kind, words in SECTION_WORDS["texts"].items()
    }
)


_MUST: Final = re.compile(r"requir|essential|mandatory|minimum|must|krav(?!$)|behorig")

_WISH: Final = re.compile(
    r"prefer|desir|advantag|merit|plus|wish|onsk|fordel|not |inget|utover|additional"
)


@lru_cache(maxsize=2000)
def kind_of_heading(heading: str) -> tuple[str, float]:
    """Return the kind that a heading names and how sure that is; empty and 0 if it names none."""
    scores = _HEADINGS.scores(folded(heading))
    best = max(PRECEDENCE, key=lambda kind: (scores[kind], -PRECEDENCE.index(kind)))
    if best == "required" and scores["meritorious"] >= SURE and not _MUST.search(folded(heading)):
        best = "meritorious"  # "It is an advantage if you have"
    if (
        best == "meritorious"
        and _MUST.search(folded(heading))
        and not _WISH.search(folded(heading))
    ):
        best = "required"  # "Required selection criteria"
    return (best, scores[best] or SURE) if scores[best] else ("", 0.0)


def scores_of_text(text: str) -> dict[str, float]:
    """Return how many of its words speak for each kind."""
    return _TEXTS.scores(folded(text))


def kind_of_text(lines: Iterable[str]) -> str:
    """Return the kind that a text is about; empty if that is not clear."""
    scores = _TEXTS.scores(folded(" ".join(lines)))
    ranked = sorted(scores, key=lambda kind: scores[kind], reverse=True)
    best, second = ranked[0], ranked[1]
    is_clear = scores[best] >= LEAST_OF_TEXT and scores[best] > 1.2 * scores[second]
    return best if is_clear else ""


def section_kind(heading: str, lines: Iterable[str]) -> str:
    """Return the field of a section by its heading, else by its text; empty for a further section."""
    kind, score = kind_of_heading(heading)
    if score < SURE:
        of_text = kind_of_text(lines)
        kind = of_text or (kind if score else "")
    return "" if kind == OTHER else kind
