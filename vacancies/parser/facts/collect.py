"""Collects the facts of a text: labels first, then rules known by heart, then words beside numbers.

A fact that another sentence contradicts is not certain; the sentence stays in the text.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from vacancies.parser.facts import (
    applying,
    certainty,
    counted,
    dated,
    deadline,
    employment,
    how_to_apply,
    labelled,
    pay,
    places,
    position,
    salary,
    starting,
    terms,
)
from vacancies.parser.text import cues, vocabulary
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import Match, ParsedFact, Piece

# A thesis project is not an employment: the site does not print these facts for it.
OF_EMPLOYMENT: Final = {"teaching"}
COUNT_LABEL: Final = re.compile(r"number of|antal", re.IGNORECASE)
WORDS: Final = {"link": vocabulary.OF_LINKS}
# What a record cannot say: its sentences stay.
UNPRINTED: Final = {
    *("place", "email", "programme", "credits", "students", "examiner", "file_name", "method"),
}
LABELS, STRICT, LOOSE = "labels", "strict", "loose"


class CollectedFacts:
    """The facts found so far. `without`: rules whose results the editor has rejected."""

    def __init__(self, posted: date | None, without: frozenset[str]) -> None:
        self.posted = posted
        self.without = without
        self.values: dict[str, Any] = {}
        self.found: list[ParsedFact] = []
        self.contradicted: set[str] = set()
        self.near: date | None = None  # a date of the text: those without a year are near it

    def add(
        self, rule: str, values: dict[str, Any], source: Piece, *, whole: bool, certain: bool = True
    ) -> bool:
        """Add a fact; return False if it is left out or contradicts an earlier one."""
        if rule in self.without or not self._agrees(values):
            return False
        self.values.update(
            {name: value for name, value in values.items() if self.values.get(name) is None}
        )
        self.found.append(ParsedFact(rule, values, source, whole, certain))
        return True

    def facts(self) -> tuple[ParsedFact, ...]:
        """Return the facts; those that another sentence contradicts are not certain.

        Neither is the longest time of an employment of which nothing else is said.
        """
        if "duration_max" in self.values and "duration_min" not in self.values:
            self.contradicted.add("duration")
        return tuple(
            replace(fact, certain=False) if fact.rule in self.contradicted else fact
            for fact in self.found
        )

    def read(self, sentence: Piece, label: str = "", *, may_go: bool = True, key: str = "") -> bool:
        """Add the facts of a sentence; `label` is the heading above it.

        Returns whether the sentence can be removed from the text; False if `may_go` is False.
        """
        if len(sentence.text) > LONGEST_READ:
            return False
        matches = self._matches(sentence.text, key)
        text = sentence.text
        if not matches and label:
            text = f"{label.rstrip(':')}: {sentence.text}"
            matches = self._matches(text, key)
        return self._take(sentence, text, matches, may_go=may_go)

    def read_label(self, sentence: Piece, *, may_go: bool) -> bool:
        """Add the fact of a line of a table: a label and its value."""
        matches = labelled.read(sentence.text, self.posted)
        return self._take(sentence, sentence.text, matches, may_go=may_go)

    def read_loosely(self, sentence: Piece, key: str, paragraph: str = "") -> None:
        """Add what the words beside dates and numbers tell; the sentence stays."""
        text = sentence.text
        if len(text) > LONGEST_READ:
            return
        is_thesis = self.values.get("kind") == "thesis"
        rules = [
            *dated.find(text, key, self.posted, self.near),
            *pay.find(text, key, self.posted, paragraph),
            *([] if is_thesis else employment.find(text, key)),
            *starting.find(text, key, self.posted, self.near),
            *places.find(text, key),
            *applying.find(text, key),
            *counted.find(text, key, is_thesis=is_thesis),
        ]
        for match in rules:
            self._add_loosely(match, sentence)

    def complete(self, title: Piece | None, paragraphs: Iterable[Piece]) -> None:
        """Add what is only likely: one position, and the town beside the employer's name."""
        if title and "positions_min" not in self.values and counted.is_single(title.text):
            self.add("positions", {"positions_min": 1}, title, whole=False, certain=False)
        paragraphs = list(paragraphs)
        if "kind" not in self.values and "kind" not in self.without:
            self._add_kind(paragraphs)
        if "place" in self.values or "place" in self.without:
            return
        for paragraph in paragraphs:
            for match in places.find_weak(paragraph.text[:300]):
                self.add("place", match.values, paragraph, whole=False, certain=False)
                return

    def _add_kind(self, paragraphs: list[Piece]) -> None:
        """Add the kind that the first paragraphs ask for, where no title names one."""
        for paragraph in paragraphs[:FIRST_PARAGRAPHS]:
            for sought in SOUGHT.finditer(paragraph.text[:LONGEST_READ]):
                if kinds := position.kinds_in(paragraph.text[sought.end() : sought.end() + 60]):
                    self.add("kind", {"kind": kinds[0]}, paragraph, whole=False, certain=False)
                    return

    def _add_loosely(self, match: Match, sentence: Piece) -> None:
        if match.rule in self.without or SAID_BY.get(match.rule) in self.without:
            return
        if self._agrees(match.values):
            is_new = any(self.values.get(name) is None for name in match.values)
            if is_new:
                self.add(match.rule, match.values, sentence, whole=False, certain=match.certain)
        elif match.certain and match.rule in COMPARED:
            self.contradicted.add(match.rule)

    def _take(self, sentence: Piece, text: str, matches: list[Match], *, may_go: bool) -> bool:
        taken = [match for match in matches if self._counts(match)]
        self.contradicted |= {
            match.rule
            for match in matches
            if match.rule in COMPARED and match.rule not in self.without and match not in taken
        }
        if not taken:
            return False
        whole = may_go and len(taken) == len(matches) and self._is_printed(text, taken)
        for rule, values in _merged(taken).items():
            certain = all(match.certain for match in taken if match.rule == rule)
            self.add(rule, values, sentence, whole=whole, certain=certain)
        return whole

    def _counts(self, match: Match) -> bool:
        return match.rule not in self.without and self._agrees(match.values)

    def _agrees(self, values: dict[str, Any]) -> bool:
        return all(
            value is None or self.values.get(name) in (None, value)
            for name, value in values.items()
        )

    def _is_printed(self, text: str, taken: list[Match]) -> bool:
        """Whether the site prints everything that the sentence says."""
        is_thesis = self.values.get("kind") == "thesis"
        if is_thesis and any(match.rule in OF_EMPLOYMENT for match in taken):
            return False
        if any(match.rule in UNPRINTED or _has_more(match) for match in taken):
            return False
        if any(match.rule == "positions" for match in taken) and not COUNT_LABEL.match(text):
            return False  # a number in a sentence with other content
        if any(
            match.rule == "deadline" and position.has_reference(text[match.start : match.end])
            for match in taken
        ):
            return False
        more = {word for match in taken for word in WORDS.get(match.rule, ())}
        return certainty.has_only_facts(text, taken, more)

    def _matches(self, sentence: str, key: str) -> list[Match]:
        rules = [
            *deadline.find_posted(sentence),
            *deadline.find(sentence, self.posted),
            *salary.find(sentence, self.posted),
            *terms.find(sentence, self.posted),
            *position.find(sentence),
            *how_to_apply.find(sentence),
        ]
        kept: list[Match] = []
        for match in rules:
            if _is_plausible(match, sentence, key) and all(
                match.end <= other.start or other.end <= match.start for other in kept
            ):
                kept.append(match)
        return kept


FIRST_PARAGRAPHS: Final = 12
SOUGHT: Final = re.compile(
    r"\b(?:seeks?|seeking|looking\s+for|recruit\w*|hir(?:e|ing)|vacancy\s+for|opening\s+for|applications?\s+for|announces?|appoint|position\s+as|post\s+of"
    r"|offers?|söker|anställer|rekryterar|utlyser|befattning:|position:)",
    re.IGNORECASE,
)
# A sentence that states the second states the first beside it ("limited to four years").
SAID_BY: Final = {"employment": "duration"}
# Two sentences that state these otherwise contradict each other.
COMPARED: Final = (
    *("deadline", "salary", "duration", "extent", "teaching", "start", "employment", "positions"),
    "reference",
)


# Sections whose numbers are about something else: "three years of experience".
NOT_OF_THE_JOB: Final = ("required", "meritorious", "environment")
OF_THE_JOB: Final = ("salary", "duration", "extent", "employment", "start")


def _has_more(match: Match) -> bool:
    """Whether a start says more than the site prints: "as soon as possible in spring 2027"."""
    words = match.values.get("start_text", "")
    return bool(words) and ("start" not in match.values or any(map(str.isdigit, words)))


def _is_plausible(match: Match, sentence: str, key: str) -> bool:
    if match.rule in OF_THE_JOB and key in NOT_OF_THE_JOB:
        return False
    if match.rule == "employment":
        return not employment.is_not_yet(sentence, match.start, match.end)
    if match.rule == "extent":
        near = sentence[max(0, match.start - 45) : match.end + 16]
        return not cues.speaks("extent", "against", near)
    if match.rule == "language":
        return re.search(r"fördel|gärna|helst|prefer|också|also", sentence) is None
    if match.rule == "duration":
        if "duration_min" in match.values and re.search(
            r"förläng|extend|prolong|renew|sammanlagt|totalt|in\s+total", sentence[: match.end]
        ):
            return False
        return not employment.is_other_length(sentence, match.start, match.end)
    return True


def _merged(matches: Iterable[Match]) -> dict[str, dict[str, Any]]:
    """Merge matches by rule, so that a fact repeated in a sentence counts once."""
    found: dict[str, dict[str, Any]] = {}
    for match in matches:
        found[match.rule] = {**match.values, **found.get(match.rule, {})}
    return found
