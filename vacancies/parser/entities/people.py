"""Finds supervisors: names with units and roles, in lists and in sentences."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from vacancies.parser.entities import names
from vacancies.parser.entities.contact_intro_pattern import CONTACT_INTRO
from vacancies.parser.entities.known_objects import KnownObjects
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


class IntroducedPeople(NamedTuple):
    """Supervisors or contacts, and the line above them, which is removed if all of them are used."""

    intro: Piece | None
    rows: list[Supervisor] | list[Contact]


def supervisors_in_lines(
    lines: Sequence[Line], known_objects: KnownObjects, *, is_supervisor_section: bool = False
) -> list[IntroducedPeople]:
    """Return the supervisors listed in lines, grouped by the line that introduces them.

    `is_supervisor_section`: the lines are under a heading "Supervisors".
    """
    groups: list[IntroducedPeople] = []
    listed = is_supervisor_section
    intro: Piece | None = None
    role = "equal"
    rows: list[Supervisor] = []
    for line in lines:
        if found := _INTRO.match(line.piece.text):
            groups.append(IntroducedPeople(intro, rows))
            listed, intro, role, rows = True, line.piece, _supervisor_role_code(found["role"]), []
        elif listed and (
            row := _parse_supervisor(line.piece.text, role, line.piece, known_objects)
        ):
            rows.append(row)
        else:
            listed = is_supervisor_section
    groups.append(IntroducedPeople(intro, rows))
    return [group for group in groups if group.rows]


def supervisors_in_sentence(sentence: Piece, known_objects: KnownObjects) -> list[Supervisor]:
    """Find supervisors in a sentence: "You will be supervised by Prof. Anna Berg and Dr Bo Ek."."""
    text = sentence.text
    by_words = _supervisors_by_cue_word(sentence)
    for found in _INLINE.finditer(text):
        if "@" not in text and names.name_at_beginning(text[found.end() :]):
            inline = _supervisors_after(found, sentence, known_objects)
            return inline if len(inline) >= len(by_words) else by_words
    return by_words


def _supervisors_by_cue_word(sentence: Piece) -> list[Supervisor]:
    """Return the names in a sentence that a cue word ("supervised by") makes supervisors."""
    text = sentence.text
    cues = list(_CUE.finditer(text))
    if not cues or _NOT_THEM.search(text):
        return []
    rows: list[Supervisor] = []
    for name in names.find_names(text):
        cue = _supervisor_cue(name, cues, text)
        if cue:
            role = _supervisor_role_code(cue["role"])
            # "Anna Berg supervises you, and Bo Ek is the examiner"
            is_sure = cue.start() >= name.end or not _DOES.fullmatch(cue.group())
            rows.append(
                Supervisor(name.name, name.honorific, "", role, sentence, False, certain=is_sure)
            )
    return rows


_CUE: Final = re.compile(
    r"\b(?P<role>main\s+|principal\s+|lead\s+|co-?|assistant\s+|huvud|biträdande\s+|bi|industri)?"
    r"(?:supervisors?\b|supervises?\s+(?:you|the\s+(?:student|project|work|thesis))\b|supervisory\s+team|supervised\b|co-?supervises?\b|supervision\b|advisor\b(?=\s+\()|handledare\b|handleds\b|project\s+leaders?\b|projektledare\b|principal\s+investigators?\b|(?-i:\bPI\b))",
    re.IGNORECASE,
)
_DOES: Final = re.compile(r"(?:co-?)?supervises?\b.*", re.IGNORECASE)
_NOT_THEM: Final = re.compile(
    r"\b(?:questions?|frågor|enquir\w+|upplysningar)\s+(?:about|on|om|kring|regarding)\b|"
    r"\b(?:examiner|examinator|contact|kontakta|questions?|frågor)\b[^.:]{0,20}:",
    re.IGNORECASE,
)


def _supervisor_cue(
    name: names.NameInText, cues: Sequence[re.Match[str]], text: str
) -> re.Match[str] | None:
    """Return the cue word that makes a name a supervisor, before or after the name; None without one."""
    before = [cue for cue in cues if cue.end() <= name.start]
    after = [
        cue
        for cue in cues
        if cue.start() >= name.end
        and re.search(
            r"^\s*\($|\b(?:be|is|as|blir|är|som|who|\()\s*(?:the\s+|your\s+|a\s+|din\s+)?$",
            text[name.end : cue.start()],
        )
    ]
    if after:
        return after[0]
    verbs = [cue for cue in cues if re.search(r"supervise", cue.group(), re.IGNORECASE)]
    if verbs and (verbs[0].start() >= name.end or verbs[0].group().casefold().endswith("d")):
        return verbs[0]  # "Anna Berg supervises you", "you are supervised by Anna Berg"
    if not before:
        return None
    cue = before[-1]
    is_leader = "lead" in cue.group().casefold() or "investigator" in cue.group().casefold()
    is_far = is_leader and not cue.group().endswith("s") and name.start - cue.end() > 40
    return None if is_far else cue


def _supervisors_after(
    cue_match: re.Match[str], sentence: Piece, known_objects: KnownObjects
) -> list[Supervisor]:
    role = _supervisor_role_code(cue_match["role"])
    parts = _AND.split(sentence.text[cue_match.end() :].strip(" ."))
    rows = [
        row for part in parts if (row := _parse_supervisor(part, role, sentence, known_objects))
    ]
    if len(rows) < len(parts):
        return []
    if len(rows) == len(parts) and _PLAIN_WORDS.match(sentence.text[: cue_match.start()]):
        return rows
    return [replace(row, whole=False) for row in rows]


def _supervisor_role_code(text: str | None) -> str:
    word = (text or "").strip().casefold().rstrip("-")
    if word in {"main", "principal", "huvud"}:
        return "main"
    return "co" if word in {"assistant", "biträdande", "bi"} else "equal"


def _parse_supervisor(
    text: str, role: str, source: Piece, known_objects: KnownObjects
) -> Supervisor | None:
    found = names.name_at_beginning(text) or _name_after_unknown_title(text)
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
    if cue := _CUE.search(found.title):  # "Biträdande handledare är docent Bo Ek"
        said = _supervisor_role_code(cue["role"])
        role = role if said == "equal" else said
    whole = not unit or (
        known_objects.find_organisational_unit(unit) is not None
        and known_objects.find_person(found.name) is not None
    )
    return Supervisor(found.name, found.honorific, unit, role, source, whole)


def _name_after_unknown_title(text: str) -> names.ParsedName | None:
    """Return a name that follows a title which `name_at_beginning` does not know."""
    found = names.find_names(text)
    if not found or found[0].title_start > 2:
        return None
    first = found[0]
    return names.ParsedName(first.name, first.honorific, first.title, text[first.end :].strip())


def contact_as_supervisor(contact: Contact) -> Supervisor | None:
    """Return a contact as a supervisor if its role says so: "Main supervisor: Anna Berg, anna@…"."""
    found = re.search(
        r"(?P<role>main|principal|co-?|assistant|huvud|biträdande|bi)?\s*(?:supervisor"
        r"|handledare)\b",
        contact.role,
        re.IGNORECASE,
    )
    if found is None or not contact.name:
        return None
    role = _supervisor_role_code(found["role"])
    return Supervisor(contact.name, contact.honorific, "", role, contact.source, whole=False)


def is_people_intro(text: str) -> bool:
    """Whether the line only introduces supervisors or contacts."""
    return CONTACT_INTRO.fullmatch(text) is not None or _INTRO.match(text) is not None
