"""WHAT is read out of a pasted text: pieces of it with their places, and what they were taken for.

Plain values without a database. Offsets count in the cleaned text (`Pasted.text`).
"""

import re
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, its white space collapsed, and where it stands."""

    text: str
    start: int
    end: int


def _key(what: str, source: Piece, name: str = "") -> str:
    """Names a row by its place in the text: the same however often the text is read."""
    return "-".join([what, str(source.start), *re.findall(r"\w+", name)])


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or an item of a list (`mark` "ul" or "ol")."""

    piece: Piece
    mark: str = ""
    after_blank: bool = False
    is_marked_heading: bool = False  # by a sign of its own: "## …", an underline


@dataclass(frozen=True, slots=True)
class Match:
    """What one rule found in a sentence: values by field of the vacancy, and the letters they take."""

    rule: str
    values: dict[str, Any]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """`whole`: the site prints all that the source says, so that no words of it need to stay."""

    rule: str
    values: dict[str, Any]
    source: Piece
    whole: bool


@dataclass(frozen=True, slots=True)
class Supervisor:
    name: str
    honorific: str  # a `Honorific`, or empty
    unit: str
    role: str  # a `SupervisorRole`
    source: Piece
    whole: bool

    @property
    def key(self) -> str:
        return _key("supervisor", self.source, self.name)


@dataclass(frozen=True, slots=True)
class Contact:
    kind: str  # a `ContactKind`
    name: str
    honorific: str
    role: str
    email: str
    phone: str
    source: Piece
    whole: bool = True

    @property
    def key(self) -> str:
        return _key("contact", self.source, self.name)


@dataclass(frozen=True, slots=True)
class Slot:
    """One document to send. `kind` is a key of `document_names.NAMES`; empty where none fits."""

    name: str
    kind: str
    source: Piece
    asks_for_name: bool = False
    required: bool = True
    max_files: int | None = 1
    max_pages: int | None = None
    lead_in: str = ""
    guidance: tuple["Block", ...] = ()

    @property
    def key(self) -> str:
        return _key("slot", self.source)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item, `mark` empty) or a list."""

    mark: str
    items: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Words under a heading. `field` is one of the page's; empty: a further section."""

    field: str
    heading: str
    blocks: tuple[Block, ...]
    place: int  # which part of the text it was: stays the same whatever is left out


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or heading that the site says of itself, so that it stands in no field."""

    why: str
    source: Piece


@dataclass(frozen=True)
class Pasted:
    text: str
    title: Piece | None = None
    lead: tuple[Piece, ...] = ()
    facts: tuple[Fact, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    contacts: tuple[Contact, ...] = ()
    slots: tuple[Slot, ...] = ()
    sections: tuple[Section, ...] = ()
    said: tuple[Said, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)  # the facts, by field of the vacancy

    def of(self, rule: str) -> list[Fact]:
        return [fact for fact in self.facts if fact.rule == rule]
