"""Takes lines about people apart: each name with its role, its address and its number, and trade unions.

Works on what stands in the lines, in whatever order, and not on their layout.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from vacancies.parser.entities import names
from vacancies.parser.entities.contact_details import (
    PHONE,
    find_emails,
    is_of_name,
    restore_at_signs,
)
from vacancies.parser.text import vocabulary
from vacancies.parser.text.results import Line

_UNION: Final = re.compile(rf"(?<![\w@.-])(?:{'|'.join(vocabulary.UNIONS)})(?![\w@-])")
UNION_CUE: Final = re.compile(
    r"\b(?:trade\s+union|unions?|fackliga?|fackförbund|facket|fack\b"
    r"|employee\s+(?:organi[sz]ation|representative)|personalorganisation)\b"
    r"|^(?-i:SACO|Saco-S|Saco|OFR|SEKO|Seko)\b",
    re.IGNORECASE,
)
_MAIL_HEADER: Final = re.compile(
    r"^(?:från|till|skickat|kopia|from|to|cc|sent|date|ämne|subject)\s*:"
    r"|^on\b.*wrote:",
    re.IGNORECASE,
)
LONGEST_ROLE: Final = 70
FEWEST_FIGURES: Final = 7  # of a telephone number
_SEPARATORS: Final = " ,;:–—-|/•\t()."
_FIELD: Final = re.compile(
    r"(?:^|(?<=[\s,;(]))(?:e-?mail(?:\s+address)?|e-?post(?:adress)?|mejl|mail|tel(?:ephone|efon)?|phone|mobile?|mobil|tfn|fax|title|titel|roll?e?|befattning|t|e|m)\.?\s*:?\s*(?=$|[\s,;)])",
    re.IGNORECASE,
)
_GENERIC: Final = frozenset(
    (
        "contact",
        "contact person",
        "contact persons",
        "kontakt",
        "kontaktperson",
        "name",
        "namn",
        "contacts",
        "and",
        "or",
        "och",
        "eller",
        "samt",
        "via",
        "prof",
        "dr",
        "docent",
        "doc",
        "at",
        "på",
        "by",
        "is",
        "are",
    )
)


# The end of a sentence, and words that lead to the next person: "professor and by".
_NO_ROLE: Final = re.compile(r"[.!?]\s|\b(?:and|or|och|eller|samt)\s+(?:by|to|av|till)$")
_JOINT: Final = re.compile(r"\s+(?:and|or|och|eller|samt)$")


class _Token(NamedTuple):
    kind: str  # "name", "email", "phone", "union"
    value: str
    start: int
    end: int
    found: names.NameInText | None = None


@dataclass
class Entry:
    """A person, or a union, with what stands beside."""

    first: int  # index of the line
    last: int
    name: str = ""
    honorific: str = ""
    union: str = ""
    email: str = ""
    phone: str = ""
    roles: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)  # words that are no role

    @property
    def is_reached(self) -> bool:
        return bool(self.email or self.phone)

    @property
    def role(self) -> str:
        kept = [one for one in self.roles if one and one.casefold() not in _GENERIC]
        return ", ".join(dict.fromkeys(kept))


def entries_in(
    lines: Sequence[Line], known: Iterable[str] = (), *, unions: bool = False
) -> list[Entry]:
    """Return the people in lines about them; with `unions` also trade unions, which begin an entry."""
    reading = _Reading(list(known), unions=unions)
    for at, line in enumerate(lines):
        if not _MAIL_HEADER.match(line.piece.text):
            reading.read(at, line)
    return reading.entries


class _Reading:
    def __init__(self, known: list[str], *, unions: bool) -> None:
        self.known, self.unions = known, unions
        self.entries: list[Entry] = []
        self.is_name_first = False  # "Anna Berg, Saco-S", and not "Saco-S, Anna Berg"
        # Lines without a name, which may be a role of the next.
        self.above: list[tuple[int, str]] = []

    def read(self, at: int, line: Line) -> None:
        text = restore_at_signs(line.piece.text)
        tokens = self._tokens(text)
        if not tokens:
            self._plain(at, line, text)
            return
        if not self.entries:
            first = next((one.kind for one in tokens if one.kind in ("name", "union")), "")
            self.is_name_first = first == "name"
        place = 0
        for token in tokens:
            until = token.found.title_start if token.found else token.start
            between = text[place : max(place, until)]
            if token.kind in ("name", "union"):
                self._begin(at, token, between)
            else:
                self._reach(at, token, between)
            place = token.end
        self._rest(text[place:])

    def _tokens(self, text: str) -> list[_Token]:
        """Return names, addresses, numbers and unions; each is looked for in what the others leave."""
        mails = find_emails(text, self.known)
        found = [_Token("email", one.address, one.start, one.end) for one in mails]
        rest = _without(text, found)
        found += [
            _Token("phone", one["number"].strip(), *one.span())
            for one in PHONE.finditer(rest)
            if sum(sign.isdigit() for sign in one["number"]) >= FEWEST_FIGURES
        ]
        rest = _without(text, found)
        if self.unions:
            found += [_Token("union", one.group(), *one.span()) for one in _UNION.finditer(rest)]
        rest = _without(text, found)
        found += [
            _Token("name", one.name, one.start, one.end, one) for one in names.find_names(rest)
        ]
        return sorted(found, key=lambda one: one.start)

    def _begin(self, at: int, token: _Token, label: str) -> None:
        """Begin an entry; a label before the name is its role."""
        current = self.entries[-1] if self.entries else None
        found = token.found
        if found and current and current.last >= at - 1 and _is_union_alone(current):
            current.name, current.honorific, current.last = found.name, found.honorific, at
            return
        if not found and current and self.is_name_first and not current.union:
            self._rest(label)
            current.union = token.value
            return
        role = _label(label)
        if current and not role:
            self._rest(label)
        entry = Entry(at, at, token.value if found else "", found.honorific if found else "")
        entry.union = "" if found else token.value
        if self.above and self.above[-1][0] == at - 1:
            entry.roles += [text for _at, text in self.above]
            entry.first = self.above[0][0]
        title = found.title.strip(_SEPARATORS) if found else ""
        entry.roles += [role, "" if _is_short(title) else title]
        self.above = []
        self.entries.append(entry)

    def _reach(self, at: int, token: _Token, between: str) -> None:
        entry = self._owner(token)
        self._rest(between)
        if entry is None:
            return
        entry.last = max(entry.last, at)
        if token.kind == "email" and not entry.email:
            entry.email = token.value
        elif token.kind == "phone" and not entry.phone:
            entry.phone = token.value
        else:
            entry.other.append(token.value)

    def _owner(self, token: _Token) -> Entry | None:
        """Return the entry that an address belongs to: the person it is made from, else the last one."""
        if token.kind == "email":
            named = [
                one
                for one in self.entries[-4:]
                if not one.email and is_of_name(token.value, one.name)
            ]
            if named:
                return named[-1]
        last = self.entries[-1] if self.entries else None
        if last and token.kind == "email" and last.email:
            return None
        return last

    def _rest(self, text: str) -> None:
        """Add the words after a name to the last entry."""
        words = _FIELD.sub(" ", text).strip(_SEPARATORS)
        if not words or not self.entries:
            return
        entry = self.entries[-1]
        parts = [part.strip(_SEPARATORS) for part in re.split(r"\s*[,;|(]\s*|\s{2,}", words)]
        for part in filter(None, parts):
            is_role = len(part) <= LONGEST_ROLE and not _NO_ROLE.search(part)
            role = _JOINT.sub("", part)
            (entry.roles if is_role and not entry.is_reached else entry.other).append(role)

    def _plain(self, at: int, line: Line, text: str) -> None:
        """Note a line without a name: a role of the person above, or of the one below."""
        is_role = len(text) <= LONGEST_ROLE and not text.endswith((".", "!", "?", ":"))
        current = self.entries[-1] if self.entries else None
        if not is_role:
            self.above = []
        elif current and not line.after_blank and current.last == at - 1 and not current.is_reached:
            current.roles.append(text.strip(_SEPARATORS))
            current.last = at
        else:
            self.above = [*self.above[-1:], (at, text.strip(_SEPARATORS))]


def _without(text: str, tokens: Iterable[_Token]) -> str:
    """Return the text with commas in place of what has been found."""
    for one in tokens:
        text = f"{text[: one.start]}{',' * (one.end - one.start)}{text[one.end :]}"
    return text


def _is_union_alone(entry: Entry) -> bool:
    return bool(entry.union) and not entry.name and not entry.is_reached


def _is_short(title: str) -> bool:
    return title.strip(". ").casefold() in {"prof", "dr", "doc", "docent", ""}


def _label(text: str) -> str:
    """Return the label before a name: what stands last before its colon; empty if there is no colon."""
    words, colon, after = text.rpartition(":")
    if not colon or after.strip(_SEPARATORS):
        return ""
    words = re.split(r"[.;!?]\s+|\)\s*", _FIELD.sub(" ", words))[-1].strip(_SEPARATORS)
    return words if len(words) <= LONGEST_ROLE else ""
