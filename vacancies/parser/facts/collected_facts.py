"""Collects the facts of a text: labels first, then patterns of sentences, then words beside numbers.

A fact that another sentence contradicts is not certain; the sentence stays in the text.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from vacancies.parser.facts import (
    deadline_and_posting_date_patterns,
    deadline_by_cue_words,
    employment_by_cue_words,
    employment_sentence_patterns,
    how_to_apply_by_cue_words,
    how_to_apply_sentence_patterns,
    labelled_values,
    match_checks,
    place_by_cue_words,
    position_and_thesis_cue_words,
    salary_by_cue_words,
    salary_sentence_patterns,
    start_by_cue_words,
)
from vacancies.parser.printed import words_of_facts
from vacancies.parser.text import position_kinds, vocabulary
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import FactMatch, ParsedFact, Piece

# A thesis project is not an employment: the site does not print these facts for it.
OF_EMPLOYMENT: Final = {"teaching"}
COUNT_LABEL: Final = re.compile(r"number of|antal", re.IGNORECASE)
WORDS: Final = {"link": vocabulary.OF_LINKS}
# What a record cannot say: its sentences stay.
UNPRINTED: Final = frozenset(
    ("place", "email", "programme", "credits", "students", "examiner", "file_name", "method")
)


class CollectedFacts:
    """The facts found so far. `left_out` has the rules whose facts the editor does not use."""

    def __init__(self, posting_date: date | None, left_out: frozenset[str]) -> None:
        self.posted = posting_date
        self.left_out = left_out
        self.values: dict[str, Any] = {}
        self.found: list[ParsedFact] = []
        self.contradicted: set[str] = set()
        self.dropped: list[Piece] = []  # sentences whose fact another sentence states better
        self.understood: list[Piece] = []  # stay in the text, but nothing more is read from them
        self.near: date | None = None  # a date of the text: those without a year are near it

    def add_fact_if_consistent(
        self,
        rule: str,
        values: dict[str, Any],
        source: Piece,
        *,
        is_fully_printed: bool,
        certain: bool = True,
    ) -> bool:
        """Add a fact; return False if it is left out or contradicts an earlier one."""
        if rule in self.left_out or not self._is_consistent_with_found_values(values):
            return False
        self._drop_salary_by_agreement_if_amount(values)
        self.values.update(
            {name: value for name, value in values.items() if self.values.get(name) is None}
        )
        self.found.append(ParsedFact(rule, values, source, is_fully_printed, certain))
        return True

    def facts(self) -> tuple[ParsedFact, ...]:
        """Return the facts, uncertain if contradicted; first drop a mail subject that has no address.

        Neither is the longest time of an employment of which nothing else is said.
        """
        if "duration_max" in self.values and "duration_min" not in self.values:
            self.contradicted.add("duration")
        if self.values.get("employment_form") == "permanent" and "duration_min" in self.values:
            self.contradicted |= {"employment", "duration"}  # after some years, or of two positions
        if "apply_email" not in self.values:
            self.found = [fact for fact in self.found if "application_subject" not in fact.values]
            self.values.pop("application_subject", None)
        return tuple(
            replace(
                fact,
                certain=fact.certain and fact.rule not in self.contradicted,
                is_fully_printed=fact.is_fully_printed and fact.source not in self.dropped,
            )
            for fact in self.found
        )

    def add_facts_and_can_remove_sentence(
        self, sentence: Piece, heading: str = "", *, may_remove: bool = True, section_key: str = ""
    ) -> bool:
        """Add the facts of a sentence; return whether it can be removed, if `may_remove` is True."""
        if len(sentence.text) > LONGEST_READ:
            return False
        matches = self._plausible_pattern_matches(sentence.text, section_key)
        text = sentence.text
        if not matches and heading:
            text = f"{heading.rstrip(':')}: {sentence.text}"
            matches = self._plausible_pattern_matches(text, section_key)
        return self._add_matches_and_can_remove(sentence, text, matches, may_remove=may_remove)

    def add_facts_and_can_remove_label_line(self, line: Piece, *, may_remove: bool) -> bool:
        """Add the facts of a line with a label and its value; return whether the line can be removed."""
        found = labelled_values.find_matches(line.text, self.posted)
        return self._add_matches_and_can_remove(line, line.text, found, may_remove=may_remove)

    def add_facts_by_cue_words(
        self, sentence: Piece, section_key: str, paragraph: str = ""
    ) -> None:
        """Add facts by the words beside dates, amounts and names; the sentence stays in the text."""
        text = sentence.text
        if len(text) > LONGEST_READ:
            return
        is_thesis = self.values.get("kind") == "thesis"
        rules = [
            *deadline_by_cue_words.find_matches(text, section_key, self.posted, self.near),
            *salary_by_cue_words.find_matches(text, section_key, self.posted, paragraph),
            *([] if is_thesis else employment_by_cue_words.find_matches(text, section_key)),
            *start_by_cue_words.find_matches(text, section_key, self.posted, self.near),
            *place_by_cue_words.find_matches(text, section_key),
            *how_to_apply_by_cue_words.find_matches(text, section_key, paragraph),
            *position_and_thesis_cue_words.find_matches(text, section_key, is_thesis=is_thesis),
        ]
        for match in self._without_shares_of_teaching(rules, paragraph or text):
            self._add_cue_match_or_contradiction(match, sentence)

    def add_likely_facts(self, title: Piece | None, paragraphs: Iterable[Piece]) -> None:
        """Add uncertain facts if not found yet: one position, job board number, kind of position, town."""
        if (
            title
            and "positions_min" not in self.values
            and position_and_thesis_cue_words.title_names_one_position(title.text)
        ):
            self.add_fact_if_consistent(
                "positions", {"positions_min": 1}, title, is_fully_printed=False, certain=False
            )
        paragraphs = list(paragraphs)
        if "reference" not in self.values and "reference" not in self.left_out:
            self._add_job_board_number(paragraphs)
        if "kind" not in self.values and "kind" not in self.left_out:
            self._add_kind_of_first_paragraphs(paragraphs)
        if "place" in self.values or "place" in self.left_out:
            return
        for paragraph in paragraphs:
            for match in place_by_cue_words.find_likely_town_matches(paragraph.text[:300]):
                self.add_fact_if_consistent(
                    "place", match.values, paragraph, is_fully_printed=False, certain=False
                )
                return

    def _add_job_board_number(self, paragraphs: list[Piece]) -> None:
        """Add the number that a job board gives an advertisement, where it has no other."""
        for paragraph in paragraphs:
            if number := position_kinds.job_board_number_in(paragraph.text[:LONGEST_READ]):
                values = {"reference": number}
                self.add_fact_if_consistent(
                    "reference", values, paragraph, is_fully_printed=False, certain=False
                )
                return

    def _add_kind_of_first_paragraphs(self, paragraphs: list[Piece]) -> None:
        """Add the kind that the first paragraphs ask for, where no title names one."""
        for paragraph in paragraphs[:FIRST_PARAGRAPHS]:
            for sought in SOUGHT.finditer(paragraph.text[:LONGEST_READ]):
                if kinds := position_kinds.position_kinds_in(
                    paragraph.text[sought.end() : sought.end() + 60]
                ):
                    self.add_fact_if_consistent(
                        "kind", {"kind": kinds[0]}, paragraph, is_fully_printed=False, certain=False
                    )
                    return

    def _add_cue_match_or_contradiction(self, match: FactMatch, sentence: Piece) -> None:
        if match.rule in self.left_out or SAID_BY.get(match.rule) in self.left_out:
            return
        self._drop_form_if_link(match.values)
        if self._is_consistent_with_found_values(match.values):
            is_new = any(self.values.get(name) is None for name in match.values)
            if is_new:
                self.add_fact_if_consistent(
                    match.rule,
                    match.values,
                    sentence,
                    is_fully_printed=False,
                    certain=match.certain,
                )
        elif match.rule in COMPARED and (match.certain or match.rule == "students"):
            self.contradicted.add(match.rule)

    def _add_matches_and_can_remove(
        self, sentence: Piece, text: str, matches: list[FactMatch], *, may_remove: bool
    ) -> bool:
        taken = [match for match in matches if self._is_match_accepted(match)]
        self.contradicted |= {
            match.rule
            for match in matches
            if match.rule in COMPARED and match.rule not in self.left_out and match not in taken
        }
        if not taken:
            return False
        whole = (
            may_remove
            and len(taken) == len(matches)
            and self._note_if_fully_printed(sentence, text, taken)
        )
        for rule, values in match_checks.values_by_rule(taken).items():
            certain = all(match.certain for match in taken if match.rule == rule)
            self.add_fact_if_consistent(
                rule, values, sentence, is_fully_printed=whole, certain=certain
            )
        return whole

    def _drop_salary_by_agreement_if_amount(self, values: dict[str, Any]) -> None:
        """Drop a salary to be agreed before an amount is added: "Individual salary, at least …"."""
        if "salary_amount" in values and self.values.get("salary") == "agreement":
            self.dropped += [fact.source for fact in self.found if fact.rule == "salary"]
            self.found = [fact for fact in self.found if fact.rule != "salary"]
            self.values.pop("salary")
            self.contradicted.add("salary")

    def _drop_form_if_link(self, values: dict[str, Any]) -> None:
        """Drop the form on this site before an address is added: "through the link below"."""
        if values.get("application_method") == "link" and "method" not in self.left_out:
            self.found = [fact for fact in self.found if fact.rule != "method"]
            if self.values.get("application_method") == "form":
                self.values.pop("application_method")

    def _is_match_accepted(self, match: FactMatch) -> bool:
        is_used = match.rule not in self.left_out
        return is_used and self._is_consistent_with_found_values(match.values)

    def _is_consistent_with_found_values(self, values: dict[str, Any]) -> bool:
        return all(
            value is None
            or self.values.get(name) in (None, value)
            or (self.values[name], value) == ("agreement", "amount")  # of a salary
            for name, value in values.items()
        )

    def _note_if_fully_printed(self, sentence: Piece, text: str, accepted: list[FactMatch]) -> bool:
        """Whether the site prints all that a sentence says; notes a sentence that has been understood."""
        unprinted = UNPRINTED | (OF_EMPLOYMENT if self.values.get("kind") == "thesis" else set())
        rules = {match.rule for match in accepted}
        if rules & unprinted or ("positions" in rules and not COUNT_LABEL.match(text)):
            return False
        more = {word for rule in rules for word in WORDS.get(rule, ())}
        if not match_checks.has_only_fillers_beside(text, accepted, more):
            return False
        self.understood.append(sentence)
        return words_of_facts.has_only_facts_and_fillers(text, accepted, more)

    def _plausible_pattern_matches(self, sentence: str, section_key: str) -> list[FactMatch]:
        rules = [
            *deadline_and_posting_date_patterns.find_posting_date_matches(sentence),
            *deadline_and_posting_date_patterns.find_deadline_matches(sentence, self.posted),
            *salary_sentence_patterns.find_matches(sentence, self.posted),
            *employment_sentence_patterns.find_matches(sentence, self.posted),
            *position_kinds.find_position_count_and_reference(sentence),
            *how_to_apply_sentence_patterns.find_matches(sentence),
        ]
        kept: list[FactMatch] = []
        for match in rules:
            if match_checks.is_plausible_match(match, sentence, section_key) and all(
                match.end <= other.start or other.end <= match.start for other in kept
            ):
                kept.append(match)
        return self._without_shares_of_teaching(kept, sentence)

    def _without_shares_of_teaching(
        self, matches: Iterable[FactMatch], text: str
    ) -> list[FactMatch]:
        """Return the matches without teaching that is a mere share of the hours; some get uncertain."""
        kind = str(self.values.get("kind") or "")
        checked = (
            match_checks.checked_teaching_match(one, text, kind) if one.rule == "teaching" else one
            for one in matches
        )
        return [one for one in checked if one is not None]


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
    *("reference", "students"),
)
