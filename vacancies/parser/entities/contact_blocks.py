"""Parses lines about people: each name with its role, e-mail address and phone number, and trade unions.

Works on what stands in the lines, in whatever order, and not on their layout.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from vacancies.parser.entities import contact_role, names
from vacancies.parser.entities.contact_details import (
    PHONE,
    find_emails,
    is_email_of_name,
    restore_at_signs,
)
from vacancies.parser.text import vocabulary
from vacancies.parser.text.results import Line

_ONE_UNION: Final = f"(?:{'|'.join(vocabulary.UNIONS)})"
# "Unionen/ST: Anna Berg" represents both.
_UNION: Final = re.compile(rf"(?<![\w@.-]){_ONE_UNION}(?:\s?/\s?{_ONE_UNION})*(?![\w@-])")
UNION_CUE: Final = re.compile(
    r"\b(?:trade\s+union|unions?|fackliga?|fackförbund|facket|fack\b"
    r"|employee\s+(?:organi[sz]ation|representative)|personalorganisation\w*)\b"
    r"|^(?-i:SACO|Saco-S|Saco|OFR|SEKO|Seko)\b",
    re.IGNORECASE,
)
_AFTER_UNION: Final = re.compile(rf"(?:{'|'.join(vocabulary.UNIONS)})\s\($")  # "ST (OFR)"
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


# The end of a sentence, and words that lead to the next person: "professor and by".
_NO_ROLE: Final = re.compile(r"[.!?]\s|\b(?:and|or|och|eller|samt)\s+(?:by|to|av|till)$")
_LEADS_ON: Final = re.compile(
    r"\s*\b(?:at|on|by|via|på|under|genom|med|is|are|är|blir|will\s+be)$|^(?:or|eller)$|^(?:in|at|vid|på)\s+",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r"\s+(?:and|or|och|eller|samt)$")


class _Token(NamedTuple):
    kind: str  # "name", "email", "phone", "union"
    value: str
    start: int
    end: int
    found: names.NameInText | None = None


@dataclass
class ContactEntry:
    """A person or a trade union, with the role and contact details beside the name."""

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
    def has_contact_details(self) -> bool:
        return bool(self.email or self.phone)

    @property
    def represented_union(self) -> str:
        """Return the trade union of the entry or in its role ("Anna Berg, Saco-S"); empty without one."""
        return self.union or next(
            filter(None, map(contact_role.union_named_in_role, self.roles)), ""
        )

    @property
    def role(self) -> str:
        return contact_role.joined_roles_without_labels(self.roles)


def contact_entries_in(
    lines: Sequence[Line], known_addresses: Iterable[str] = (), *, with_unions: bool = False
) -> list[ContactEntry]:
    """Return an entry for each person in lines, and if `with_unions`, for each trade union."""
    reading = _ContactEntryParser(list(known_addresses), with_unions=with_unions)
    for at, line in enumerate(lines):
        if not _MAIL_HEADER.match(line.piece.text):
            reading.add_line(at, line)
    return _with_units_as_roles(reading.entries)


def _with_units_as_roles(entries: Sequence[ContactEntry]) -> list[ContactEntry]:
    """Return the entries; a unit that was taken for a name is the role of the person above it.

    "Prof. Anna Berg, Communication Systems": the address below is made from the first of the two.
    """
    found: list[ContactEntry] = []
    for entry in entries:
        person = found[-1] if found else None
        if (
            person
            and entry.name
            and not (
                entry.has_contact_details or entry.honorific or entry.union or any(entry.roles)
            )
            and entry.first - person.first <= 1
            and is_email_of_name(person.email, person.name)
        ):
            person.roles.append(entry.name)
            person.last = max(person.last, entry.last)
        else:
            found.append(entry)
    return found


class _ContactEntryParser:
    """Reads lines about people into entries, one token (name, address, number) after the other."""

    def __init__(self, known_addresses: list[str], *, with_unions: bool) -> None:
        self.known, self.unions = known_addresses, with_unions
        self.entries: list[ContactEntry] = []
        self.current: ContactEntry | None = None  # the last that got a name or an address
        self.is_name_first = False  # "Anna Berg, Saco-S", and not "Saco-S, Anna Berg"
        # Lines without a name, which may be a role of the next.
        self.above: list[tuple[int, str]] = []

    def add_line(self, index: int, line: Line) -> None:
        text = restore_at_signs(line.piece.text)
        tokens = self._tokens_in_order(text)
        if not tokens:
            self._store_role_line(index, line, text)
            return
        if not self.entries:
            first = next((one.kind for one in tokens if one.kind in ("name", "union")), "")
            self.is_name_first = first == "name"
        place = 0
        for token in tokens:
            until = token.found.title_start if token.found else token.start
            between = text[place : max(place, until)]
            if token.kind in ("name", "union"):
                self._start_or_complete_entry(index, token, between)
            else:
                self._add_contact_detail(index, token, between)
            place = token.end
        self._add_words_after_name(text[place:])

    def _tokens_in_order(self, text: str) -> list[_Token]:
        """Return the names, e-mail addresses, phone numbers and unions of a text in their order."""
        mails = find_emails(text, self.known)
        found = [_Token("email", one.address, one.start, one.end) for one in mails]
        rest = _replace_tokens_with_commas(text, found)
        found += [
            _Token("phone", one["number"].strip(), *one.span())
            for one in PHONE.finditer(rest)
            if sum(sign.isdigit() for sign in one["number"]) >= FEWEST_FIGURES
        ]
        rest = _replace_tokens_with_commas(text, found)
        if self.unions:
            found += [
                _Token("union", one.group(), *one.span())
                for one in _UNION.finditer(rest)
                if not _AFTER_UNION.search(rest[: one.start()])
            ]
        rest = _replace_tokens_with_commas(text, found)
        found += [
            _Token("name", one.name, one.start, one.end, one) for one in names.find_names(rest)
        ]
        return sorted(found, key=lambda one: one.start)

    def _start_or_complete_entry(self, index: int, token: _Token, text_before: str) -> None:
        """Begin an entry with a name or union, or add it to the last one; a label before it is the role."""
        current = self.entries[-1] if self.entries else None
        found = token.found
        if found and current and current.last >= index - 1 and _is_union_without_details(current):
            current.name, current.honorific, current.last = found.name, found.honorific, index
            return
        if not found and current and self.is_name_first and not current.union:
            self._add_words_after_name(text_before)
            current.union = token.value
            return
        role = _label_before_name(text_before)
        if current and not role:
            self._add_words_after_name(text_before)
        entry = ContactEntry(
            index, index, token.value if found else "", found.honorific if found else ""
        )
        if re.search(r"\w[.!?]\s", text_before):
            entry.other.append(text_before)  # a sentence about something else
        entry.union = "" if found else token.value
        if self.above and self.above[-1][0] == index - 1:
            entry.roles += [text for _at, text in self.above]
            entry.first = self.above[0][0]
        title = _COURTESY.sub("", found.title).strip(_SEPARATORS) if found else ""
        title = _LEADS_ON.sub("", title)
        entry.roles += [role, "" if contact_role.is_honorific_or_empty(title) else title]
        self.above = []
        self.entries.append(entry)
        self.current = entry

    def _add_contact_detail(self, index: int, token: _Token, text_between: str) -> None:
        entry = self._entry_for_contact_detail(token)
        self._add_words_after_name(text_between)
        if entry is None:
            return
        self.current = entry
        entry.last = max(entry.last, index)
        if token.kind == "email" and not entry.email:
            entry.email = token.value
        elif token.kind == "phone" and not entry.phone:
            entry.phone = token.value
        else:
            entry.other.append(token.value)

    def _entry_for_contact_detail(self, token: _Token) -> ContactEntry | None:
        """Return the entry that an e-mail address or phone number belongs to; None without one."""
        if token.kind == "email":
            named = [
                one
                for one in self.entries[-4:]
                if not one.email and is_email_of_name(token.value, one.name)
            ]
            if named:
                return named[-1]
        last = self.current
        if last and token.kind == "email" and last.email:
            return None
        return last

    def _add_words_after_name(self, text: str) -> None:
        """Add the words after a name to the last entry, as roles or as other words."""
        words = _FIELD.sub(" ", text).strip(_SEPARATORS)
        entry = self.current
        if not words or entry is None:
            return
        parts = [part.strip(_SEPARATORS) for part in re.split(r"\s*[,;|()]\s*|\s{2,}", words)]
        for part in filter(None, parts):
            entry.honorific = entry.honorific or contact_role.ABBREVIATED.get(part.casefold(), "")
            is_role = len(part) <= LONGEST_ROLE and not _NO_ROLE.search(part)
            role = _LEADS_ON.sub("", _JOINT.sub("", part))
            (entry.roles if is_role and not entry.has_contact_details else entry.other).append(role)

    def _store_role_line(self, index: int, line: Line, text: str) -> None:
        """Store a line as the role of the person above or below, unless it is long or a sentence."""
        is_role = len(text) <= LONGEST_ROLE and not text.endswith((".", "!", "?", ":"))
        current = self.entries[-1] if self.entries else None
        if not is_role:
            self.above = []
        elif (
            current
            and not line.after_blank
            and current.last == index - 1
            and not current.has_contact_details
        ):
            current.roles.append(_FIELD.sub(" ", text).strip(_SEPARATORS))
            current.last = index
        else:
            self.above = [*self.above[-1:], (index, text.strip(_SEPARATORS))]


def _replace_tokens_with_commas(text: str, tokens: Iterable[_Token]) -> str:
    """Return the text with commas in place of the tokens, so that all positions stay the same."""
    for one in tokens:
        text = f"{text[: one.start]}{',' * (one.end - one.start)}{text[one.end :]}"
    return text


def _is_union_without_details(entry: ContactEntry) -> bool:
    return bool(entry.union) and not entry.name and not entry.has_contact_details


_COURTESY: Final = re.compile(r",?\s*\b(?:mr|ms|mrs|herr|fru)\b\.?", re.IGNORECASE)


def _label_before_name(text: str) -> str:
    """Return the role in a label right before a name ("Examiner:"); empty if there is none."""
    words, colon, after = text.rpartition(":")
    if not colon or after.strip(_SEPARATORS):
        return ""
    words = re.split(r"[.;!?]\s+|\)\s*", _FIELD.sub(" ", words))[-1].strip(_SEPARATORS)
    return words if len(words) <= LONGEST_ROLE and not _OF_A_MATTER.match(words) else ""


# What the person is asked about, which is no role: "Upplysningar om rekryteringen: Bo Ek".
_OF_A_MATTER: Final = re.compile(
    r"(?:for\s+|further\s+|more\s+|vid\s+)*(?:questions?|enquir\w+|inquir\w+|quer\w+|information|about|regarding|concerning"
    r"|on\b|om\b|frågor|upplysning\w*|angående|rörande|gällande|kring|ask|contact|kontakta)\b",
    re.IGNORECASE,
)
