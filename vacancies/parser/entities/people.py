"""Finds supervisors and contacts: names with units, roles and addresses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from vacancies.parser.entities import names
from vacancies.parser.entities.contact_details import find_emails, find_phone, restore_at_signs
from vacancies.parser.entities.contact_lines import CONTACT_INTRO, one_person_each, people_in
from vacancies.parser.entities.known import KnownObjects
from vacancies.parser.text.results import Contact, Line, Piece, Supervisor

_SUPERVISING: Final = r"(?:supervis(?:e|ed|or|ors|ion)|handledare|handleds|handledning)"
_INTRO: Final = re.compile(
    rf"^[^.!?]{{0,60}}?\b(?P<role>main\s+|principal\s+|co-?|assistant\s+|huvud|biträdande\s+"
    rf"|bi)?{_SUPERVISING}\b[^.!?]{{0,30}}:\s*$",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(
    rf"\b(?P<role>main\s+|principal\s+|co-?|assistant\s+|huvud|biträdande\s+|bi)?{_SUPERVISING}"
    r"(?:(?:\s+(?:will\s+be|by|is|are|of|for|av|är|blir|ges|projektet|the\s+project))+\s*:?"
    r"|\s*:)\s+",
    re.IGNORECASE,
)
_AND: Final = re.compile(
    r"\s*(?:;|,?\s+(?:and|och|&|or|eller)\s+(?:by\s+|av\s+)?|,\s+(?=(?:Prof|Dr|Doc|Assoc|Assist)))"
)
# Words beside a name, the more specific first; None: the role that the list gives.
_ROLES: Final = (
    ("main supervisor", "main"),
    ("huvudhandledare", "main"),
    ("co-supervisor", "co"),
    ("biträdande handledare", "co"),
    ("supervisor", None),
    ("handledare", None),
)
_SEPARATORS: Final = " ,;:–—-|/•\t()."
_PLAIN_WORDS: Final = re.compile(
    r"^(?:[\s,:]|\b(?:supervision|handledning|you|the|project|position|student|your|phd|doctoral"
    r"|will|be|is|are|a|du"
    r"|projektet|doktoranden|kommer|att)\b)*$",
    re.IGNORECASE,
)
_FIELD_LABEL: Final = re.compile(
    r"(?:^|(?<=[\s,;(]))(?:e-?mail(?:\s+address)?|e-?post(?:adress)?|mail|tel(?:ephone|efon)?"
    r"|phone|mobile?|tfn)\.?\s*:?\s*(?=$|[\s,;)])",
    re.IGNORECASE,
)
_GENERIC: Final = {
    "contact",
    "contact person",
    "kontakt",
    "kontaktperson",
    "name",
    "namn",
    "contacts",
}


class IntroducedRows(NamedTuple):
    """Rows below an introductory line, which is removed if all of its rows are."""

    intro: Piece | None
    rows: list[Supervisor] | list[Contact]


def supervisors_in(
    lines: Sequence[Line], world: KnownObjects, *, is_about_them: bool = False
) -> list[IntroducedRows]:
    """Return supervisors listed in lines; `is_about_them`: under a heading "Supervisors"."""
    groups: list[IntroducedRows] = []
    listed = is_about_them
    intro: Piece | None = None
    role = "equal"
    rows: list[Supervisor] = []
    for line in lines:
        if found := _INTRO.match(line.piece.text):
            groups.append(IntroducedRows(intro, rows))
            listed, intro, role, rows = True, line.piece, _role(found["role"]), []
        elif listed and (row := _supervisor(line.piece.text, role, line.piece, world)):
            rows.append(row)
        else:
            listed = is_about_them
    groups.append(IntroducedRows(intro, rows))
    return [group for group in groups if group.rows]


def supervisors_in_sentence(sentence: Piece, world: KnownObjects) -> list[Supervisor]:
    """Find supervisors in a sentence: "You will be supervised by Prof. Anna Berg and Dr Bo Ek."."""
    if "@" in sentence.text:
        return []
    for found in _INLINE.finditer(sentence.text):
        if names.leading_name(sentence.text[found.end() :]):
            return _supervisors_after(found, sentence, world)
    return []


def _supervisors_after(
    found: re.Match[str], sentence: Piece, world: KnownObjects
) -> list[Supervisor]:
    role = _role(found["role"])
    parts = _AND.split(sentence.text[found.end() :].strip(" ."))
    rows = [row for part in parts if (row := _supervisor(part, role, sentence, world))]
    if len(rows) == len(parts) and _PLAIN_WORDS.match(sentence.text[: found.start()]):
        return rows
    return [replace(row, whole=False) for row in rows]


def _role(text: str | None) -> str:
    word = (text or "").strip().casefold().rstrip("-")
    if word in {"main", "principal", "huvud"}:
        return "main"
    return "co" if word in {"assistant", "biträdande", "bi"} else "equal"


def _supervisor(text: str, role: str, source: Piece, world: KnownObjects) -> Supervisor | None:
    found = names.leading_name(text)
    if found is None:
        return None
    unit = found.rest.strip(_SEPARATORS)
    for words, role_of_words in _ROLES:
        if words in unit.casefold():
            place = unit.casefold().index(words)
            unit = f"{unit[:place]}{unit[place + len(words) :]}".strip(_SEPARATORS)
            role = role_of_words or role
            break
    if found.rest and found.rest[0].isalnum():
        return None
    whole = not unit or (world.unit(unit) is not None and world.person(found.name) is not None)
    return Supervisor(found.name, found.honorific, unit, role, source, whole)


def contacts_below(
    lines: Sequence[Line], kind: str, world: KnownObjects, *, is_about_them: bool = False
) -> list[IntroducedRows]:
    """Return the contacts below a line such as "For questions, please contact:", or in a contact section.

    An entry may extend over several lines.
    """
    groups: list[IntroducedRows] = []
    intro: Piece | None = None
    entries: list[list[Line]] = []
    listed = is_about_them
    above: list[Line] = []  # lines with a role, above the name
    for line in one_person_each(lines):
        if CONTACT_INTRO.fullmatch(line.piece.text):
            groups.append(_contacts(intro, entries, kind, world))
            listed, intro, entries = True, line.piece, []
        elif listed and _entry([*above, line], kind, world):
            entries.append([*above, line])
            above = []
        elif listed and entries and _belongs(entries[-1], line):
            entries[-1].append(line)
        else:
            listed = is_about_them or (listed and not entries and _is_role(line.piece.text))
            above = [line] if listed and _is_role(line.piece.text) else []
    groups.append(_contacts(intro, entries, kind, world))
    return [group for group in groups if group.rows]


def is_people_intro(text: str) -> bool:
    """Whether the line only introduces supervisors or contacts."""
    return CONTACT_INTRO.fullmatch(text) is not None or _INTRO.match(text) is not None


def _contacts(
    intro: Piece | None, entries: list[list[Line]], kind: str, world: KnownObjects
) -> IntroducedRows:
    rows = [row for lines in entries if (row := _entry(lines, kind, world))]
    return IntroducedRows(intro, [row for row in rows if intro or row.email or row.phone])


def _belongs(entry: list[Line], line: Line) -> bool:
    text = line.piece.text
    if len(entry) > 4:
        return False
    if find_emails(restore_at_signs(text)) or find_phone(text):
        return len(text) <= 80
    if ":" in text:
        return False  # another label with its value
    return not line.after_blank and _is_role(text)


def _is_role(text: str) -> bool:
    return len(text) <= 70 and not text.endswith((".", ":", "!", "?"))


def contacts_in_sentence(sentence: Piece, kind: str, world: KnownObjects) -> list[Contact]:
    """Find contacts in a sentence: "For questions, please contact Prof. Anna Berg, anna.berg@…"."""
    found = CONTACT_INTRO.match(sentence.text)
    rest = sentence.text[found.end() :].strip() if found else ""
    if not rest:
        return []
    parts = people_in(rest.rstrip("."))
    rows = [
        _entry([Line(Piece(part, sentence.start, sentence.end))], kind, world) for part in parts
    ]
    rows_found = [row for row in rows if row and row.name and (row.email or row.phone)]
    return rows_found if len(rows_found) == len(parts) else []


def _entry(lines: Sequence[Line], kind: str, world: KnownObjects) -> Contact | None:
    text = restore_at_signs(", ".join(line.piece.text for line in lines))
    intro = CONTACT_INTRO.match(text)
    if intro and intro.group().strip():
        text = text[intro.end() :]
    found_mails = find_emails(text, [person.email for person in world.people if person.email])
    rest = text
    for mail in reversed(found_mails):
        rest = f"{rest[: mail.start]} , {rest[mail.end :]}"
    number = find_phone(rest)
    if number:
        rest = f"{rest[: number.start()]} , {rest[number.end() :]}"
    rest = _FIELD_LABEL.sub(" ", rest).strip()
    label, colon, after = rest.partition(":")
    name = names.leading_name(rest)
    if name is None and colon and len(label) <= 40:
        name = names.leading_name(after.strip())
    above = ""
    if name is None and len(lines) > 1:
        above, _comma, rest = rest.partition(", ")
        name, colon = names.leading_name(rest), ""
    if name is None:
        return None
    is_label = bool(colon) and label.strip() and not label.strip().startswith(name.name)
    role = _tidy(
        [above, label if is_label and name.name not in label else "", name.title, name.rest]
    )
    whole = Piece(text, lines[0].piece.start, lines[-1].piece.end)
    first = found_mails[0].address if found_mails else ""
    extra = [mail.address for mail in found_mails[1:]]
    return Contact(
        kind=kind,
        name=name.name,
        honorific=name.honorific,
        role=", ".join(part for part in [role, *extra] if part),
        email=first,
        phone=number["number"].strip() if number else "",
        source=whole,
    )


def _tidy(parts: Sequence[str]) -> str:
    """Return the role: the text beside name and addresses, without separators."""
    words = [part.strip(_SEPARATORS) for text in parts for part in re.split(r"\s*,\s*", text)]
    kept = [word for word in words if word and word.casefold() not in _GENERIC]
    shown = [word for word in kept if word.casefold() not in {"prof", "dr", "prof."}]
    return ", ".join(dict.fromkeys(shown))
