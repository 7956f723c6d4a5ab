"""What a pasted text holds: BibTeX entries, DOIs, arXiv numbers and ORCID iDs, in any mixture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from research.bibliography import identifiers

MAX_IDENTIFIERS: Final = 1_000
"""Identifiers of one text that are looked up: more are lines that were not understood."""
MAX_UNREAD: Final = 200
_MAX_LINE: Final = 2_000

_ENTRY: Final = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]")
_BRACE: Final = re.compile(r"[{}]")
_WORDS: Final = re.compile(r"[\s,;]+")
_ORCID: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/|orcid:)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?", re.I
)
# What people leave beside an identifier: "DOI: 10.…", "1. 10.…", "- arXiv 2401.…".
_LABEL: Final = re.compile(
    r"(?:doi|arxiv|orcid|id|and|och)?[:.]?|[-–•*]|\[?\(?\d{1,3}[.)\]]*|\[[\w.-]{1,20}\]", re.I
)


@dataclass(frozen=True)
class UnreadLine:
    """A line that was not understood. `number` counts from 1."""

    number: int
    text: str


@dataclass
class PastedText:
    """What was recognised, each identifier once. `bibtex` has the entries on their lines of the text."""

    bibtex: str = ""
    dois: list[str] = field(default_factory=list)
    arxivs: list[str] = field(default_factory=list)
    orcids: list[str] = field(default_factory=list)
    unread: list[UnreadLine] = field(default_factory=list)
    unread_count: int = 0

    @property
    def identifiers_count(self) -> int:
        return len(self.dois) + len(self.arxivs) + len(self.orcids)


def recognised(text: str) -> PastedText:
    """Return what a text holds, in time that grows with its length. Any text gives a result."""
    found = PastedText()
    kept: list[str] = []
    depth = 0
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        # A new entry begins although the one before has a brace too many.
        if _ENTRY.match(line):
            depth = 0
        is_bibtex = depth > 0 or bool(_ENTRY.match(line))
        kept.append(line if is_bibtex else "")
        if is_bibtex:
            depth = max(depth + _depth_of(line), 0)
        elif line.strip():
            _read_line(found, number, line.strip())
    found.bibtex = "\n".join(kept) if any(kept) else ""
    return found


def _depth_of(line: str) -> int:
    """Return by how many braces a line goes deeper. A parenthesis that opens an entry counts as one."""
    unescaped = re.sub(r"\\.", "", line)
    signs = _BRACE.findall(unescaped)
    depth = signs.count("{") - signs.count("}")
    if re.match(r"\s*@\s*[A-Za-z]+\s*\(", line):
        return depth + 1
    return depth - 1 if line.strip() == ")" else depth


def _read_line(found: PastedText, number: int, line: str) -> None:
    read = list(_identifiers(line[:_MAX_LINE]))
    full = found.identifiers_count + len(read) > MAX_IDENTIFIERS
    if not read or full:
        found.unread_count += 1
        if len(found.unread) < MAX_UNREAD:
            found.unread.append(UnreadLine(number, line[:_MAX_LINE]))
        return
    for kind, value in read:
        values: list[str] = getattr(found, kind)
        if value not in values:
            values.append(value)


def _identifiers(line: str) -> Iterator[tuple[str, str]]:
    """Yield the identifiers of a line; none if it has other words, which a citation has."""
    read: list[tuple[str, str]] = []
    for word in _WORDS.split(line.strip(" .")):
        plain = word.strip("<>()[]\"'")
        if one := _identifier(plain):
            read.append(one)
        elif not (_LABEL.fullmatch(plain) or _LABEL.fullmatch(word)):
            return
    yield from read


def _identifier(word: str) -> tuple[str, str] | None:
    if orcid := _ORCID.fullmatch(word):
        return "orcids", orcid[1].upper()
    if number := identifiers.arxiv(word):
        return "arxivs", number
    if doi := identifiers.doi(re.sub(r"[?#].*$", "", word) if "doi.org" in word else word):
        return "dois", doi
    return None
