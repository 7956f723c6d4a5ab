"""Finds the kind of a section by the words of its heading and text, from `section_words.toml`.

Headings that `headings` lists are not looked up here.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
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


def _stem_pattern(stem: str) -> str:
    if stem.startswith("^"):
        return rf"(?<!\w){re.escape(stem[1:])}"
    is_word = len(stem) >= LONG and " " not in stem
    return re.escape(stem) if is_word else rf"(?<!\w){re.escape(stem)}"


class SectionKindScorer:
    """Scores a folded text for each kind of section by the weighted stems that occur in it."""

    def __init__(self, weighted_stems: Mapping[str, Iterable[tuple[str, float]]]) -> None:
        self._weighted_stems = weighted_stems

    @cached_property
    def patterns(self) -> dict[str, list[tuple[re.Pattern[str], float]]]:
        """Return the weighted patterns by kind of section, compiled when the first text is scored."""
        return {
            kind: [(re.compile(_stem_pattern(stem)), weight) for stem, weight in found]
            for kind, found in self._weighted_stems.items()
        }

    def scores_by_kind(self, folded_text: str) -> dict[str, float]:
        return {
            kind: sum(
                weight * _weight_factor_of_phrase(pattern)
                for pattern, weight in found
                if pattern.search(folded_text)
            )
            for kind, found in self.patterns.items()
        }

    def scores_by_kind_with_longest_stems(self, folded_text: str) -> dict[str, float]:
        """Return scores by kind; a word counts once, with its longest stem ("ansokan", not "soka")."""
        matches = [
            (kind, match, weight * _weight_factor_of_phrase(pattern))
            for kind, found in self.patterns.items()
            for pattern, weight in found
            if (match := pattern.search(folded_text))
        ]
        scores = dict.fromkeys(self.patterns, 0.0)
        for kind, match, weight in matches:
            if not any(_is_within(match, other) for _kind, other, _weight in matches):
                scores[kind] += weight
        return scores


def _is_within(match: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a match is a part of another: "sok" of "ansokan", "role" of "about the role"."""
    is_shorter = len(match.group()) < len(other.group())
    return is_shorter and other.start() <= match.start() and match.end() <= other.end()


def _weight_factor_of_phrase(pattern: re.Pattern[str]) -> float:
    """Return the factor of a pattern's weight: more words weigh more."""
    return 1 + 0.1 * pattern.pattern.count(r"\ ")


def fold_to_plain_words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold())).translate(_PLAIN_LETTERS)


def _split_stems(words: str) -> list[str]:
    return [stem.strip() for line in words.splitlines() for stem in line.split("|") if stem.strip()]


_HEADINGS: Final = SectionKindScorer(
    {
        kind: [
            *((stem, SURE) for stem in _split_stems(words["sure"])),
            *((stem, PLAIN) for stem in _split_stems(words["plain"])),
        ]
        for kind, words in SECTION_WORDS["headings"].items()
    }
)
_TEXTS: Final = SectionKindScorer(
    {
        kind: [(stem, 1.0) for stem in _split_stems(words)]
        for kind, words in SECTION_WORDS["texts"].items()
    }
)


_MUST: Final = re.compile(r"requir|essential|mandatory|minimum|must|krav(?!$)|behorig")

_WISH: Final = re.compile(
    r"prefer|desir|advantag|merit|plus|wish|onsk|fordel|not |inget|utover|additional"
)


_ABOUT_A_NAME: Final = re.compile(r"(?:[Oo]m|OM|[Aa]bout|ABOUT)(?:\s+[A-ZÅÄÖ][\w&.-]+){1,4}:?")


def _with_you_as_subject(folded_heading: str) -> str:
    """Return a heading with "you" for the person: "Vad ska du göra" for "Vad ska assistenten göra"."""
    heading = re.sub(r"\b(?:er|era|ert)\b", "din", folded_heading)
    return _THEY.sub("you", _PERSON.sub("du", heading))


_PERSON: Final = re.compile(
    r"\b(?:ni|man|(?:den )?sokande(?: som)?|den anstallde?a?|assistenten|studenten|studenterna"
    r"|doktoranden|doktoranderna|postdoktorn|forskaren|ingenjoren|lektorn|amanuensen|amanuenserna|kandidaten|personen)\b"
)
_THEY: Final = re.compile(
    r"(?<=will |does |must )(?:the )?(?:student|students|assistant|assistants|engineer|postdoc"
    r"|fellow|appointee|researcher|lecturer)\b|\byou ll\b"
)


@lru_cache(maxsize=2000)
def section_kind_and_score_of_heading(heading: str) -> tuple[str, float]:
    """Return the kind of section that a heading names, and its score; empty and 0 if it names none."""
    scores = _HEADINGS.scores_by_kind_with_longest_stems(
        _with_you_as_subject(fold_to_plain_words(heading))
    )
    if _ABOUT_A_NAME.fullmatch(heading) and max(scores.values()) < SURE:
        return "environment", SURE  # "Om Ytmat"
    best = max(PRECEDENCE, key=lambda kind: (scores[kind], -PRECEDENCE.index(kind)))
    if (
        best == "required"
        and scores["meritorious"] >= SURE
        and not _MUST.search(fold_to_plain_words(heading))
    ):
        best = "meritorious"  # "It is an advantage if you have"
    if (
        best == "meritorious"
        and _MUST.search(fold_to_plain_words(heading))
        and not _WISH.search(fold_to_plain_words(heading))
    ):
        best = "required"  # "Required selection criteria"
    if best == "required" and _TASKS_FIRST.match(fold_to_plain_words(heading)):
        best = "responsibilities"
    return (best, scores[best] or SURE) if scores[best] else ("", 0.0)


# "Responsibilities and qualifications": the tasks come first in the text, too.
_TASKS_FIRST: Final = re.compile(
    r"(?:your |dina )?(?:main |huvudsakliga )?"
    r"(?:responsibilit|duties|tasks|arbetsuppgift|uppgift|ansvarsomr)\w* (?:and|och) "
)


def section_scores_of_text(text: str) -> dict[str, float]:
    """Return the score of a text for each kind of section."""
    return _TEXTS.scores_by_kind(fold_to_plain_words(text))


def section_kind_of_text(lines: Iterable[str]) -> str:
    """Return the kind of section that a text is about; empty if that is not clear."""
    scores = _TEXTS.scores_by_kind(fold_to_plain_words(" ".join(lines)))
    ranked = sorted(scores, key=lambda kind: scores[kind], reverse=True)
    best, second = ranked[0], ranked[1]
    is_clear = scores[best] >= LEAST_OF_TEXT and scores[best] > 1.2 * scores[second]
    return best if is_clear else ""


# "Assessment criteria" above text that only weighs skills: no qualification is desirable there.
_CRITERIA: Final = re.compile(
    r"bedomningsgrund|(?:assessment|selection) criteria|urvals(?:kriteri|grund)"
)
_WEIGHS: Final = re.compile(r"\bskills?\b|skicklighet|\bweigh|\bvikt\b|\bjudge")
_NAMES_MERIT: Final = re.compile(r"merit|fordel|advantage|\bplus\b|desirab|onskv|\bgarna\b|prefer")
SHORTEST_SENTENCE: Final = 5  # words


def only_weighs_skills(heading: str, lines: Iterable[str]) -> bool:
    """Whether a section "Assessment criteria" only says, in sentences, how skills are weighed."""
    folded, texts = fold_to_plain_words(heading), list(lines)
    if not _CRITERIA.search(folded) or _WISH.search(folded) or _MUST.search(folded) or not texts:
        return False
    text = fold_to_plain_words(" ".join(texts))
    is_prose = all(
        one.rstrip().endswith(".") and len(one.split()) >= SHORTEST_SENTENCE for one in texts
    )
    return is_prose and bool(_WEIGHS.search(text)) and not _NAMES_MERIT.search(text)


_SELECTION: Final = re.compile(r"(?:\d+ )?(?:selection|urval|bedomning|assessment)")
_IS_ASSESSED: Final = re.compile(
    r"(?:will|shall|to) be (?:assess|consider)|emphasis|following (?:is|are) assess"
    r"|(?:bedoms|varderas|beaktas)|laggs? (?:\w+ )?vikt"
)


def is_about_merits_in_selection(heading: str, lines: Iterable[str]) -> bool:
    """Whether a section "Selection" says that merits are weighed, not only how the selection is done."""
    text = fold_to_plain_words(" ".join(lines))
    is_named = _SELECTION.fullmatch(fold_to_plain_words(heading)) is not None
    return is_named and bool(_IS_ASSESSED.search(text)) and bool(_NAMES_MERIT.search(text))


def section_kind(heading: str, lines: Iterable[str]) -> str:
    """Return the kind of a section: by a sure heading, else by its text, else by a weak heading; or empty."""
    kind, score = section_kind_and_score_of_heading(heading)
    if score < SURE:
        of_text = section_kind_of_text(lines)
        kind = of_text or (kind if score else "")
    return "" if kind == OTHER else kind
