"""The parser's results: pieces of the text with their positions, and what they mean.

Plain values without a database. Offsets refer to the cleaned text (`ParsedPosting.text`).
"""

import re
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text: its words with single spaces, and its position."""

    text: str
    start: int
    end: int


def _make_row_id(row_type: str, source: Piece, name: str = "") -> str:
    """Return an id of a row from its position in the text: the same when the text is parsed again."""
    return "-".join([row_type, str(source.start), *re.findall(r"\w+", name)])


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or an item of a list (`list_tag` "ul" or "ol")."""

    piece: Piece
    list_tag: str = ""
    after_blank: bool = False
    is_marked_heading: bool = False  # explicitly marked: "## …", an underline


@dataclass(frozen=True, slots=True)
class FactMatch:
    """A fact found in a sentence by a rule: values by vacancy field, and the span of the text."""

    rule: str
    values: dict[str, Any]
    start: int
    end: int
    certain: bool = True


@dataclass(frozen=True, slots=True)
class ParsedFact:
    """A fact with its sentence; `is_fully_printed`: the site prints everything in the sentence.

    `certain`: nothing in the text speaks against it. `has_evidence`: enough speaks for it, too, so that the
    review ticks it (`vacancies.parser.evidence`).
    """

    rule: str
    values: dict[str, Any]
    source: Piece
    is_fully_printed: bool
    certain: bool = True
    has_evidence: bool = True


@dataclass(frozen=True, slots=True)
class Supervisor:
    name: str
    honorific: str  # a `Honorific`, or empty
    unit: str
    role: str  # a `SupervisorRole`
    source: Piece
    is_fully_printed: bool
    certain: bool = True

    @property
    def row_id(self) -> str:
        """Return the row's id, which is the same when the text is parsed again."""
        return _make_row_id("supervisor", self.source, self.name)


@dataclass(frozen=True, slots=True)
class Contact:
    kind: str  # a `ContactKind`
    name: str
    honorific: str
    role: str
    email: str
    phone: str
    source: Piece
    is_fully_printed: bool = True
    certain: bool = True
    union: str = ""  # the trade union that the person represents

    @property
    def row_id(self) -> str:
        """Return the row's id, which is the same when the text is parsed again."""
        return _make_row_id("contact", self.source, self.name)


@dataclass(frozen=True, slots=True)
class RequestedDocument:
    """A requested document. `kind` is a key of `document_names.NAMES`, or empty."""

    name: str
    kind: str
    source: Piece
    asks_for_name: bool = False
    required: bool = True
    max_files: int | None = 1
    max_pages: int | None = None
    lead_in: str = ""
    guidance: tuple["Block", ...] = ()
    is_fully_printed: bool = True
    certain: bool = True
    file_types: tuple[str, ...] = ()
    max_megabytes: int | None = None
    file_name: str = ""  # the pattern that the file's name shall follow
    # The guidance with the request for a file name, which is needed if the rule does not ask for it.
    guidance_with_name: tuple["Block", ...] = ()

    @property
    def row_id(self) -> str:
        """Return the row's id, which is the same when the text is parsed again."""
        return _make_row_id("slot", self.source, self.name)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`list_tag` empty), a heading ("h3"), each one item, or a list ("ul", "ol")."""

    list_tag: str
    items: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Text under a heading; `field` is a field of the page, empty for an extra section."""

    field: str
    heading: str
    blocks: tuple[Block, ...]
    part_index: int  # index of the part, which does not change when other parts are left out


@dataclass(frozen=True, slots=True)
class PiecePrintedBySite:
    """A sentence or heading that the site prints itself, so that it is left out of the text."""

    reason: str
    source: Piece


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A part of the pasted text under a heading, including the sentences that became facts."""

    field: str
    heading: str
    lines: tuple[Line, ...]
    part_index: int


@dataclass(frozen=True)
class ParsedPosting:
    text: str
    title: Piece | None = None
    is_title_certain: bool = True
    lead: tuple[Piece, ...] = ()
    facts: tuple[ParsedFact, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    contacts: tuple[Contact, ...] = ()
    documents: tuple[RequestedDocument, ...] = ()
    sections: tuple[Section, ...] = ()
    printed_pieces: tuple[PiecePrintedBySite, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)  # values by field of the vacancy
    parts: tuple[Section, ...] = ()  # the sections, before those of one field are joined
    source_parts: tuple[SourcePart, ...] = ()

    def facts_for_rule(self, rule: str) -> list[ParsedFact]:
        return [fact for fact in self.facts if fact.rule == rule]

    @property
    def certain_values(self) -> dict[str, Any]:
        """Return the values of the rules whose facts are all certain."""
        names = {
            name for fact in self.facts if self.is_rule_certain(fact.rule) for name in fact.values
        }
        return {name: value for name, value in self.values.items() if name in names}

    def is_rule_certain(self, rule: str) -> bool:
        """Whether all facts that a rule has found are certain."""
        return all(fact.certain for fact in self.facts_for_rule(rule))

    def is_rule_ticked(self, rule: str) -> bool:
        """Whether the review ticks a rule: all its facts are certain, and there is evidence for them."""
        return self.is_rule_certain(rule) and all(
            fact.has_evidence for fact in self.facts_for_rule(rule)
        )
