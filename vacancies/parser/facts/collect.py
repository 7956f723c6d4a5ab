"""Collects facts from sentences by all rules; contradictions stay in the text."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from vacancies.parser.facts import certainty, deadline, how_to_apply, position, salary, terms
from vacancies.parser.text import vocabulary
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import Match, ParsedFact, Piece

# A thesis project is not an employment: the site does not print these facts for it.
OF_EMPLOYMENT: Final = {"teaching"}
COUNT_LABEL: Final = re.compile(r"number of|antal", re.IGNORECASE)
WORDS: Final = {"link": vocabulary.OF_LINKS}


class CollectedFacts:
    """The facts found so far. `without`: rules whose results the editor has rejected."""

    def __init__(self, posted: date | None, without: frozenset[str]) -> None:
        self.posted = posted
        self.without = without
        self.values: dict[str, Any] = {}
        self.found: list[ParsedFact] = []

    def add(self, rule: str, values: dict[str, Any], source: Piece, *, whole: bool) -> bool:
        """Add a fact; return False if it is left out or contradicts an earlier one."""
        if rule in self.without or not self._agrees(values):
            return False
        self.values.update(values)
        self.found.append(ParsedFact(rule, values, source, whole))
        return True

    def read(self, sentence: Piece, label: str = "", *, may_go: bool = True) -> bool:
        """Add the facts of a sentence; `label` is the heading above it.

        Returns whether the sentence can be removed from the text; False if `may_go` is False.
        """
        if len(sentence.text) > LONGEST_READ:
            return False
        matches = self._matches(sentence.text)
        text = sentence.text
        if not matches and label:
            text = f"{label.rstrip(':')}: {sentence.text}"
            matches = self._matches(text)
        taken = [match for match in matches if self._counts(match)]
        if not taken:
            return False
        whole = may_go and len(taken) == len(matches) and self._is_printed(text, taken)
        for rule, values in _merged(taken).items():
            self.add(rule, values, sentence, whole=whole)
        return whole

    def _counts(self, match: Match) -> bool:
        return match.rule not in self.without and self._agrees(match.values)

    def _agrees(self, values: dict[str, Any]) -> bool:
        return all(self.values.get(name, value) == value for name, value in values.items())

    def _is_printed(self, text: str, taken: list[Match]) -> bool:
        """Whether the site prints everything that the sentence says."""
        is_thesis = self.values.get("kind") == "thesis"
        if is_thesis and any(match.rule in OF_EMPLOYMENT for match in taken):
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

    def _matches(self, text: str) -> list[Match]:
        rules = [
            *deadline.find_posted(text),
            *deadline.find(text, self.posted),
            *salary.find(text, self.posted),
            *terms.find(text, self.posted),
            *position.find(text),
            *how_to_apply.find(text),
        ]
        kept: list[Match] = []
        for match in rules:
            if all(match.end <= other.start or other.end <= match.start for other in kept):
                kept.append(match)
        return kept


def _merged(matches: Iterable[Match]) -> dict[str, dict[str, Any]]:
    """Merge matches by rule, so that a fact repeated in a sentence counts once."""
    found: dict[str, dict[str, Any]] = {}
    for match in matches:
        found[match.rule] = {**match.values, **found.get(match.rule, {})}
    return found
