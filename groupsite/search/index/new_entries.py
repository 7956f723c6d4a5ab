"""Entries that are not saved yet, and the values of their columns."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from groupsite.search.index.models import SearchEntry
from groupsite.search.index.record_facts import SearchableFact
from groupsite.search.index.words import LONGEST_WORD, folded_text_and_joined_spellings


@dataclass(frozen=True)
class NewEntry:
    """An unsaved entry, with its facts and texts, and with hidden texts that are found but not shown."""

    entry: SearchEntry
    facts: list[SearchableFact]
    texts: list[str] = field(default_factory=list)
    hidden_texts: list[str] = field(default_factory=list)

    @property
    def words(self) -> set[str]:
        texts = (self.entry.title, *self.texts, *self.hidden_texts, *self.fact_texts)
        return {
            word[:LONGEST_WORD]
            for text in texts
            for word in folded_text_and_joined_spellings(text).split()
        }

    @property
    def fact_texts(self) -> list[str]:
        return [fact.text for fact in self.facts]


def folded_title(title: str) -> str:
    """Return the folded title in which each word begins with a space."""
    return f" {folded_text_and_joined_spellings(title)}"


def instant_in_microseconds(at: datetime | None, missing: int) -> int:
    return missing if at is None else round(at.timestamp() * 1_000_000)


def number_of_key(key: UUID) -> int:
    """Return the first 63 bits of a random UUID, which the database compares faster than a text."""
    return key.int >> 65
