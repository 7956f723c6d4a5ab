"""Finds supervisors: names with units and roles, in lists and in sentences."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from vacancies.parser.entities import affiliations, names
from vacancies.parser.entities.contact_details import (
    CONTACT_INTRO,
    author_of_mail,
    is_in_first_person,
)
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


class PeopleWithIntroLine(NamedTuple):
    """Supervisors or contacts, and the line that introduces them, if there is one."""

    intro: Piece | None
    rows: list[Supervisor] | list[Contact]


def supervisors_in_lines(
    lines: Sequence[Line], known_objects: KnownObjects, *, is_supervisor_section: bool = False
) -> list[PeopleWithIntroLine]:
    """Return the supervisors listed in lines, grouped by the line that introduces them.

    `is_supervisor_section`: the lines are under a heading "Supervisors".
    """
    groups: list[PeopleWithIntroLine] = []
    listed = is_supervisor_section
    intro: Piece | None = None
    role = "equal"
    rows: list[Supervisor] = []
    for line in lines:
        if found := _INTRO.match(line.piece.text):
            groups.append(PeopleWithIntroLine(intro, rows))
            listed, intro, role, rows = True, line.piece, _supervisor_role_code(found), []
        elif listed and (
            row := _parse_supervisor(line.piece.text, role, line.piece, known_objects)
        ):
            rows.append(row)
        else:
            listed = is_supervisor_section
    groups.append(PeopleWithIntroLine(intro, rows))
    return [group for group in groups if group.rows]


def supervisors_in_sentence(
    sentence: Piece, known_objects: KnownObjects, *, is_supervisor_section: bool = False
) -> list[Supervisor]:
    """Find supervisors in a sentence: "You will be supervised by Prof. Anna Berg and Dr Bo Ek."."""
    found = _best_reading_of_supervisors(sentence, known_objects)
    if not (found or is_supervisor_section):
        return []
    leaders = {
        one.name: Supervisor(one.name, one.honorific, "", "equal", sentence, is_fully_printed=False)
        for one in names.find_names(sentence.text)
        if _LEADS.match(sentence.text[one.end :])
    }
    found = [replace(one, certain=one.certain or one.name in leaders) for one in found]
    named = [one.name for one in found]
    return [*(row for name, row in leaders.items() if name not in named), *found]


# Beside a supervisor or below the heading "Supervisors": "Prof. Anna Berg, who leads the project".
_LEADS: Final = re.compile(
    r"(?:,?\s+(?:who|som))?\s+(?:leads?|will\s+lead|heads?|leder)\s+(?:(?:the|this|our)\s+)?(?:research\s+)?proje[ck]t",
    re.IGNORECASE,
)


def _best_reading_of_supervisors(sentence: Piece, known_objects: KnownObjects) -> list[Supervisor]:
    text = sentence.text
    by_words = _supervisors_by_cue_word(sentence)
    for found in _INLINE.finditer(text):
        if "@" not in text and names.name_at_beginning(text[found.end() :]):
            inline = _supervisors_after_cue_word(found, sentence, known_objects)
            return inline if len(inline) >= len(by_words) else by_words
    return by_words


def _supervisors_by_cue_word(sentence: Piece) -> list[Supervisor]:
    """Return the supervisors whom a cue word ("supervised by") names in a sentence, with their roles."""
    text = sentence.text
    cues = list(_CUE.finditer(text))
    if not cues or _NOT_THEM.search(text):
        return []
    rows: list[Supervisor] = []
    found = affiliations.names_except_affiliations(text)
    doubtful = affiliations.possible_affiliation_names(text)
    for name, following in pairwise([*found, None]):
        if name is None:
            continue
        until = following.start if following else len(text)
        cue = _supervisor_cue(name, cues, text, until)
        if cue:
            role = _supervisor_role_code(cue)
            # "Anna Berg supervises you, and Bo Ek is the examiner"
            is_sure = cue.start() >= name.end or not _DOES.fullmatch(cue.group())
            is_sure = is_sure and name.name not in doubtful
            rows.append(
                Supervisor(name.name, name.honorific, "", role, sentence, False, certain=is_sure)
            )
        elif following and _WITH.search(text[name.end : following.title_start]):
            after = _supervisor_cue(following, cues, text, len(text))
            if (
                after and _supervisor_role_code(after) == "co"
            ):  # "Anna Berg, with Bo Ek as co-supervisor"
                row = Supervisor(name.name, name.honorific, "", "equal", sentence, False)
                rows.append(replace(row, certain=False))
    return rows


_WITH: Final = re.compile(r"\b(?:with|med)\s+$", re.IGNORECASE)


_CUE: Final = re.compile(
    r"\b(?P<role>main\s+|principal\s+|lead\s+|co-?|assistant\s+|huvud|biträdande\s+|bi|industri)?"
    r"(?:supervisors?\b|supervis(?:es?|ing)\s+(?:you|(?:both|the|this|your|our)\s+(?:[\w-]+\s+){0,2}?(?:students?|candidates?|fellow|researcher|projects?|work|thes[ie]s|studies|research))\b|supervisory\s+team|supervised\b|co-?supervises?\b|supervision\b|advisor\b(?=\s+\()|handledare\b|handleds\b|handleder\s+(?:dig|er|arbetet|projektet|doktoranden|studenten|examensarbetet)\b|project\s+leaders?\b|projektledare\b|principal\s+investigators?\b|(?-i:\bPI\b))",
    re.IGNORECASE,
)
_DOES: Final = re.compile(r"(?:co-?)?supervis(?:es?|ing)\b.*|handleder\b.*", re.IGNORECASE)
_NOT_THEM: Final = re.compile(
    r"\b(?:questions?|frågor|enquir\w+|upplysningar)\s+(?:about|on|om|kring|regarding)\b|"
    r"\b(?:examiner|examinator|contact|kontakta|questions?|frågor)\b[^.:]{0,20}:",
    re.IGNORECASE,
)


def _supervisor_cue(
    name: names.NameInText, cues: Sequence[re.Match[str]], text: str, next_name_start: int
) -> re.Match[str] | None:
    """Return the cue word that makes a name a supervisor, before or after the name; None without one."""
    before = [cue for cue in cues if cue.end() <= name.start]
    after = [
        cue
        for cue in cues
        if name.end <= cue.start() < next_name_start
        and re.search(
            r"^\s*\($|\b(?:be|is|as|become|blir|bli|vara|är|som|who|\()\s*(?:the\s+|your\s+|a\s+|din\s+)?$",
            text[name.end : cue.start()],
        )
    ]
    if after:
        return after[0]
    verbs = [cue for cue in cues if _IS_VERB.search(cue.group())]
    if verbs and (verbs[0].start() >= name.end or verbs[0].group().casefold().endswith("d")):
        return verbs[0]  # "Anna Berg supervises you", "you are supervised by Anna Berg"
    if not before:
        return None
    cue = before[-1]
    is_leader = "lead" in cue.group().casefold() or "investigator" in cue.group().casefold()
    is_far = is_leader and not cue.group().endswith("s") and name.start - cue.end() > 40
    return None if is_far else cue


_IS_VERB: Final = re.compile(r"supervis(?:e|ing)|handleder\b", re.IGNORECASE)


def _supervisors_after_cue_word(
    cue_match: re.Match[str], sentence: Piece, known_objects: KnownObjects
) -> list[Supervisor]:
    role = _supervisor_role_code(cue_match)
    parts = _AND.split(sentence.text[cue_match.end() :].strip(" ."))
    rows = [
        row for part in parts if (row := _parse_supervisor(part, role, sentence, known_objects))
    ]
    if len(rows) < len(parts):
        return []
    if len(rows) == len(parts) and _PLAIN_WORDS.match(sentence.text[: cue_match.start()]):
        return rows
    return [replace(row, is_fully_printed=False) for row in rows]


def _supervisor_role_code(cue_match: re.Match[str]) -> str:
    """Return "main", "co" or "equal" for a cue word; "co-supervisor" gives "co", "co-supervises" "equal"."""
    word = (cue_match["role"] or "").strip().casefold().rstrip("-")
    if word in {"main", "principal", "huvud"}:
        return "main"
    is_co = word == "co" and _CO_SUPERVISOR.search(cue_match.group()) is not None
    return "co" if is_co or word in {"assistant", "biträdande", "bi"} else "equal"


_CO_SUPERVISOR: Final = re.compile(r"co-?supervisors?\b", re.IGNORECASE)


def with_main_if_others_are_co(supervisors: Sequence[Supervisor]) -> list[Supervisor]:
    """Return the supervisors; the only one beside co-supervisors is the main supervisor."""
    roles = [one.role for one in supervisors]
    if "co" not in roles or roles.count("equal") != 1 or "main" in roles:
        return list(supervisors)
    return [replace(one, role="main") if one.role == "equal" else one for one in supervisors]


def with_supervising_mail_author(supervisors: Sequence[Supervisor], text: str) -> list[Supervisor]:
    """Return the supervisors, with the author of the mail if a sentence about them says "I"."""
    author = author_of_mail(text)
    said = next((one for one in supervisors if is_in_first_person(one.source.text)), None)
    if not author or said is None or author in [one.name for one in supervisors]:
        return list(supervisors)
    return [Supervisor(author, "", "", "equal", said.source, is_fully_printed=False), *supervisors]


_NEXT_SENTENCE: Final = re.compile(r"[.!?]\s+[A-ZÅÄÖ]\w+\s+[a-zåäö]")


def _goes_on_with_sentence_or_name(text: str) -> bool:
    """Whether the text after a name goes on with another sentence or, after "with", another name."""
    others = (_WITH.search(text[: one.title_start]) for one in names.find_names(text))
    return _NEXT_SENTENCE.search(text) is not None or any(others)


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
    if found.rest and (found.rest[0].isalnum() or _goes_on_with_sentence_or_name(found.rest)):
        return None
    if cue := _CUE.search(found.title):  # "Biträdande handledare är docent Bo Ek"
        said = _supervisor_role_code(cue)
        role = role if said == "equal" else said
    whole = not unit or (
        known_objects.find_organisation_by_name(unit) is not None
        and known_objects.find_person(found.name) is not None
    )
    return Supervisor(found.name, found.honorific, unit, role, source, whole)


def _name_after_unknown_title(text: str) -> names.ParsedName | None:
    """Return the name after a title that `name_at_beginning` does not know; None without one."""
    found = names.find_names(text)
    if not found or found[0].title_start > 2:
        return None
    first = found[0]
    return names.ParsedName(first.name, first.honorific, first.title, text[first.end :].strip())


def contact_as_supervisor(contact: Contact) -> Supervisor | None:
    """Return a contact as a supervisor if its role says so ("Main supervisor"); else None."""
    found = re.search(
        r"(?P<role>main|principal|co-?|assistant|huvud|biträdande|bi)?\s*(?:supervisor"
        r"|handledare)\b",
        contact.role,
        re.IGNORECASE,
    )
    if found is None or not contact.name:
        return None
    role = _supervisor_role_code(found)
    return Supervisor(contact.name, contact.honorific, "", role, contact.source, False)


def is_people_intro(text: str) -> bool:
    """Whether the line only introduces supervisors or contacts."""
    return CONTACT_INTRO.fullmatch(text) is not None or _INTRO.match(text) is not None
