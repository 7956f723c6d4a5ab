"""A work as sources describe it: what every reader returns and every comparison takes."""

from dataclasses import dataclass
from typing import Literal

from research.bibliography.kinds import Kind, Stage

type Role = Literal["author", "editor"]


@dataclass(frozen=True)
class Name:
    """A name as printed. An organisation or a collaboration has only `literal`.

    `orcid` is an iD without its address. `equal` says that the source marks equal contribution.
    """

    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    literal: str = ""
    orcid: str = ""
    role: Role = "author"
    equal: bool = False
    corresponding: bool = False

    def __str__(self) -> str:
        """Return the name in the order of reading."""
        if self.literal:
            return self.literal
        parts = (self.given, self.particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class Note:
    """Something that an editor should look at. `code` is one of `NOTES`, `detail` the text concerned."""

    code: str
    detail: str = ""


@dataclass(frozen=True)
class Work:
    """The facts of a work. A fact that its source does not state is "" or None.

    `title` and `abstract` are stored texts (`research.mathematics.pieces`), all others plain text.
    `doi` is in lower case and without address, `arxiv` without version. `pages` has an en dash.
    `language` is a BCP 47 tag. `related` names other versions, as "doi:…" or "arxiv:…".
    `remarks` are what somebody has written to themselves, by the name of the field: for editors alone.
    """

    key: str = ""
    kind: Kind = Kind.OTHER
    title: str = ""
    names: tuple[Name, ...] = ()
    authors_complete: bool = True
    year: int | None = None
    month: int | None = None
    day: int | None = None
    stage: Stage = Stage.PUBLISHED
    venue: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    pdf_url: str = ""
    licence: str = ""
    language: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    remarks: tuple[Note, ...] = ()
    confidential: bool = False

    @property
    def authors(self) -> tuple[Name, ...]:
        return tuple(name for name in self.names if name.role == "author")

    @property
    def editors(self) -> tuple[Name, ...]:
        return tuple(name for name in self.names if name.role == "editor")
