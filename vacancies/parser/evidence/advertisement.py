"""The advertisement, the facts of one rule, and the evidence for and against a fact."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, NamedTuple

from vacancies.parser.entities.contact_details import restore_at_signs
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.text import cue_words, labels, sentences
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import ParsedFact, ParsedPosting, SourcePart

_ADDRESS: Final = re.compile(r"(?<!\S)\S*@\S*|https?://\S+|www\.\S+")


class Evidence(NamedTuple):
    """The names of what supports and of what contradicts a fact, and how many must support it."""

    of: frozenset[str]
    against: frozenset[str] = frozenset()
    needed: int = 2

    @property
    def is_conclusive(self) -> bool:
        return len(self.of) >= self.needed and not self.against


def evidence_from_conditions(
    of: dict[str, bool], against: dict[str, bool], needed: int = 2
) -> Evidence:
    """Return the evidence that the conditions give: the names of those that are true."""
    return Evidence(
        frozenset(name for name, holds in of.items() if holds),
        frozenset(name for name, holds in against.items() if holds),
        needed,
    )


class Advertisement:
    """A parsed posting, its text and the site's known objects, from which evidence is taken."""

    def __init__(self, posting: ParsedPosting, known_objects: KnownObjects) -> None:
        self.posting, self.text, self.known_objects = posting, posting.text, known_objects

    @cached_property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.split("\n")]

    @cached_property
    def section_fields_and_sentences(self) -> list[tuple[str, str]]:
        """Return (field of the section, sentence) of each sentence in the sections, except long ones."""
        return list(self._iter_fields_and_sentences())

    def _iter_fields_and_sentences(self) -> Iterator[tuple[str, str]]:
        for part in self.posting.source_parts:
            for line in part.lines:
                for one in sentences.split_sentences(line.piece):
                    if len(one.text) <= LONGEST_READ:
                        yield part.field, one.text

    @cached_property
    def words_seen_in_lower_case(self) -> frozenset[str]:
        """Return the words that the text writes in lower case, outside e-mail addresses and URLs."""
        text = _ADDRESS.sub(" ", restore_at_signs(self.text))
        return frozenset(re.findall(r"(?<![\w.@-])[^\W\d_A-ZÅÄÖ][^\W\d_]+(?![\w@])", text))

    def fact_value(self, name: str) -> Any:
        return self.posting.values.get(name)

    def facts_for_rule(self, rule: str) -> list[ParsedFact]:
        return self.posting.facts_for_rule(rule)

    def count_occurrences(self, words: str) -> int:
        """Return how often these words occur in the text, as whole words."""
        return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", self.text))

    def section_field_at(self, start: int) -> str:
        """Return the field of the section at this offset of the text; empty outside sections."""
        part = self.part_at(start)
        return part.field if part else ""

    def part_at(self, start: int) -> SourcePart | None:
        """Return the part of the text at this offset; None outside all parts."""
        for part in self.posting.source_parts:
            for line in part.lines:
                if line.piece.start <= start < line.piece.end:
                    return part
        return None


class FactsOfRule:
    """The facts that one rule has found, with their sentences and the fields of their sections."""

    def __init__(self, ad: Advertisement, rule: str) -> None:
        self.rule, self.facts = rule, ad.facts_for_rule(rule)
        self.texts = [one.source.text for one in self.facts]
        self.fields = {ad.section_field_at(one.source.start) for one in self.facts}

    def is_labelled(self, *more_rules: str) -> bool:
        """Whether a fact follows its label ("Application deadline: 1 May") or another rule's."""
        found = map(labels.split_known_label_and_value, self.texts)
        return any(one is not None and one.rule in (self.rule, *more_rules) for one in found)

    @property
    def has_certain_fact(self) -> bool:
        """Whether at least one of the rule's facts was read with certainty."""
        return any(one.certain for one in self.facts)

    def has_word_of_evidence_group(self, words: str) -> bool:
        """Whether a sentence of the facts has a word from this group of `evidence_words.toml`."""
        return any(contains_word_of_evidence_group(words, text) for text in self.texts)

    def has_cue(self, cue: str) -> bool:
        """Whether a sentence has a word of this group of `fact_words.toml`, for the rule."""
        return any(cue_words.has_cue_word(self.rule, cue, text) for text in self.texts)


def contains_word_of_evidence_group(words: str, text: str) -> bool:
    """Whether a text has a word from this group of `evidence_words.toml`."""
    return cue_words.has_cue_word("evidence", words, text)
