"""An advertisement as its facts are checked: sentences, words, and where a passage comes again."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, NamedTuple

from vacancies.parser.entities.contact_details import restore_at_signs
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.text import cues, labels, sentences
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import ParsedFact, ParsedPosting

_ADDRESS: Final = re.compile(r"(?<!\S)\S*@\S*|https?://\S+|www\.\S+")


class Evidence(NamedTuple):
    """What speaks for a fact and what speaks against it, each by a name of its own."""

    of: frozenset[str]
    against: frozenset[str] = frozenset()
    needed: int = 2

    @property
    def is_enough(self) -> bool:
        return len(self.of) >= self.needed and not self.against


def evidence(of: dict[str, bool], against: dict[str, bool], needed: int = 2) -> Evidence:
    """Return the names of what holds; `needed` of them must."""
    return Evidence(
        frozenset(name for name, holds in of.items() if holds),
        frozenset(name for name, holds in against.items() if holds),
        needed,
    )


class Advertisement:
    """A posting and its text, as the rules of evidence look at it."""

    def __init__(self, posting: ParsedPosting, known_objects: KnownObjects) -> None:
        self.posting, self.text, self.known_objects = posting, posting.text, known_objects

    @cached_property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.split("\n")]

    @cached_property
    def sentences(self) -> list[tuple[str, str]]:
        """Return the sentences of the sections, each with the field of its section."""
        return list(self._sentences_of_parts())

    def _sentences_of_parts(self) -> Iterator[tuple[str, str]]:
        for part in self.posting.source_parts:
            for line in part.lines:
                for one in sentences.split_sentences(line.piece):
                    if len(one.text) <= LONGEST_READ:
                        yield part.field, one.text

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """Return the words that the text writes in small letters, outside of addresses."""
        text = _ADDRESS.sub(" ", restore_at_signs(self.text))
        return frozenset(re.findall(r"(?<![\w.@-])[^\W\d_A-ZÅÄÖ][^\W\d_]+(?![\w@])", text))

    def value(self, name: str) -> Any:
        return self.posting.values.get(name)

    def facts(self, rule: str) -> list[ParsedFact]:
        return self.posting.facts_for_rule(rule)

    def count(self, words: str) -> int:
        """Return how often these words stand in the text, as whole words."""
        return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", self.text))

    def field_at(self, start: int) -> str:
        """Return the field of the section at this place of the text; empty outside of all."""
        for part in self.posting.source_parts:
            for line in part.lines:
                if line.piece.start <= start < line.piece.end:
                    return part.field
        return ""


class FactsOfRule:
    """The facts of one rule with their sentences, and the sections in which they stand."""

    def __init__(self, ad: Advertisement, rule: str) -> None:
        self.rule, self.facts = rule, ad.facts(rule)
        self.texts = [one.source.text for one in self.facts]
        self.fields = {ad.field_at(one.source.start) for one in self.facts}

    def is_labelled(self, *more_rules: str) -> bool:
        """Whether a fact stands behind its label, "Application deadline: 1 May", or that of another rule."""
        found = map(labels.split_label_and_value, self.texts)
        return any(one is not None and one.rule in (self.rule, *more_rules) for one in found)

    @property
    def is_certain(self) -> bool:
        """Whether a fact was read without a doubt."""
        return any(one.certain for one in self.facts)

    def has(self, words: str) -> bool:
        """Whether a sentence has one of these words (`evidence_words.toml`)."""
        return any(says(words, text) for text in self.texts)

    def has_cue(self, cue: str) -> bool:
        """Whether a sentence has a word by which facts of this rule are read (`fact_words.toml`)."""
        return any(cues.has_cue_word(self.rule, cue, text) for text in self.texts)


def says(words: str, text: str) -> bool:
    """Whether a text has one of these words (`evidence_words.toml`)."""
    return cues.has_cue_word("evidence", words, text)
