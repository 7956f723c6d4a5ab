"""Finds contacts for questions and trade union representatives, in any part of an advertisement."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from vacancies.parser.entities import document_names
from vacancies.parser.entities.contact_blocks import UNION_CUE, ContactEntry, contact_entries_in
from vacancies.parser.entities.contact_details import (
    CONTACT_INTRO,
    has_contact_details,
    is_email_of_name,
    is_email_of_somebody_else,
)
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.entities.names import find_names
from vacancies.parser.entities.supervisors import PeopleWithIntroLine
from vacancies.parser.text import labels, sentences
from vacancies.parser.text.results import Contact, Line, Piece

UNION: Final = "union"
LONGEST_LINE: Final = 220
MOST_SENTENCES: Final = 2
NEAR: Final = 2  # lines above an address in which its person stands
_ASK: Final = re.compile(
    r"contact|question|enquir|inquir|quer(?:y|ies)|information|reach|ask\b|talk|tell\s+you|convers|kontakt|fråg|upplysning|veta\s+mer|hör\s+av|svarar|berätta|tel\.|tfn|phone",
    re.IGNORECASE,
)
_SENDING: Final = re.compile(
    r"\b(?:send|sent|submi\w+|e-?mail\s+(?:your|one|the)|apply|skicka\w*"
    r"|mejla\s+(?:din|in)|ansök(?:an)?\s+(?:skickas|till|ska))\b",
    re.IGNORECASE,
)
_GENERIC_REST: Final = frozenset(("or", "and", "och", "eller", "samt", "inte", "via", "by", "på"))


def contacts_below_intros(
    lines: Sequence[Line],
    contact_kind: str,
    known_objects: KnownObjects,
    *,
    is_contact_section: bool = False,
) -> list[PeopleWithIntroLine]:
    """Return the contacts below a line such as "For questions, please contact:", or in a contact section."""
    groups: list[PeopleWithIntroLine] = []
    intro: Piece | None = None
    block: list[Line] = []
    listed = is_contact_section
    for line in lines:
        text = line.piece.text
        if CONTACT_INTRO.fullmatch(text):
            groups += _contacts_in_block(intro, block, contact_kind, known_objects)
            listed, intro, block = True, line.piece, []
        elif listed and (is_contact_section or _belongs_to_contacts_above(line, block)):
            block.append(line)
        else:
            groups += _contacts_in_block(intro, block, contact_kind, known_objects)
            listed, intro, block = is_contact_section, None, []
    groups += _contacts_in_block(intro, block, contact_kind, known_objects)
    return [group for group in groups if group.rows]


def contacts_without_intros(
    lines: Sequence[Line], known_objects: KnownObjects
) -> list[PeopleWithIntroLine]:
    """Return people with contact details, and unions, in lines without an intro and not about sending."""
    found: list[PeopleWithIntroLine] = []
    lines = _lines_divided_at_unions(lines)
    at = 0
    while at < len(lines):
        text = lines[at].piece.text
        if (
            UNION_CUE.search(text)
            and _has_at_most_two_sentences(lines[at])
            and (block := _lines_with_unions(lines, at))
        ):
            found += _contacts_in_block(None, block, UNION, known_objects)
            at += len(block)
        elif (
            len(text) <= LONGEST_LINE
            and _has_at_most_two_sentences(lines[at])
            and has_contact_details(text)
            and not _SENDING.search(text)
        ):
            start = _start_of_contact_block(lines, at)
            end = _end_of_contact_block(lines, at)
            found += _contacts_in_block(None, lines[start:end], "questions", known_objects)
            at = end
        else:
            at += 1
    return [group for group in found if group.rows]


def contacts_in_sentence(
    sentence: Piece, contact_kind: str, known_objects: KnownObjects
) -> list[Contact]:
    """Find contacts in a sentence ("For questions, contact Anna Berg, …") that is not about sending."""
    text = sentence.text
    if not has_contact_details(text) or not (_ASK.search(text) or find_names(text)):
        return []
    if _SENDING.search(text) and not re.search(
        r"question|quer|fråg|contact|kontakt", text, re.IGNORECASE
    ):
        return []
    unions = bool(UNION_CUE.search(text))
    found = contact_entries_in(
        [Line(sentence)], _known_email_addresses(known_objects), with_unions=unions
    )
    rows = [
        _contact_of_entry(one, [Line(sentence)], UNION if unions else contact_kind)
        for one in found
        if _is_contact_entry(one)
    ]
    intro = CONTACT_INTRO.match(text)
    is_plain = intro is not None and bool(intro.group().strip()) and len(rows) == len(found)
    return [replace(row, is_fully_printed=is_plain and row.is_fully_printed) for row in rows]


def _contacts_in_block(
    intro: Piece | None, lines: Sequence[Line], contact_kind: str, known_objects: KnownObjects
) -> list[PeopleWithIntroLine]:
    """Return the contacts in a block of lines; those after a line about trade unions are union contacts."""
    lines = _lines_divided_at_unions(lines)
    cue = next((at for at, line in enumerate(lines) if UNION_CUE.search(line.piece.text)), None)
    if contact_kind != UNION and cue is not None:
        head = _contacts_of_one_kind(intro, lines[:cue], contact_kind, known_objects)
        return [*head, *_contacts_of_one_kind(None, lines[cue:], UNION, known_objects)]
    return _contacts_of_one_kind(intro, lines, contact_kind, known_objects)


def _lines_divided_at_unions(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; paragraphs that also name trade unions are divided into their sentences."""
    found: list[Line] = []
    for line in lines:
        parts = sentences.split_sentences(line.piece)
        named = [UNION_CUE.search(part.text) is not None for part in parts]
        if any(named) and not all(named):
            found += [Line(part) for part in parts]
        else:
            found.append(line)
    return found


def _contacts_of_one_kind(
    intro: Piece | None, lines: Sequence[Line], contact_kind: str, known_objects: KnownObjects
) -> list[PeopleWithIntroLine]:
    found = contact_entries_in(
        lines, _known_email_addresses(known_objects), with_unions=contact_kind == UNION
    )
    rows = [
        _contact_of_entry(one, lines, contact_kind)
        for one in found
        if _is_contact_entry(one) or (intro and one.name)
    ]
    return [PeopleWithIntroLine(intro, rows)] if rows else []


def _is_contact_entry(entry: ContactEntry) -> bool:
    if entry.name and is_email_of_somebody_else(entry.email, entry.name):
        return False
    return bool(entry.union) or (bool(entry.name) and entry.has_contact_details)


def _is_certain_name(entry: ContactEntry, text: str) -> bool:
    """Whether an entry's name is certain: by its e-mail address, by a title, or standing alone.

    Of longer names the first must be in the address, or a verb may have been taken for a name.
    """
    if not entry.name:
        return False
    words = entry.name.split()
    if is_email_of_name(entry.email, entry.name):
        begins = entry.email[:1].casefold() == words[0][:1].casefold()
        return len(words) == MOST_SURE or begins or entry.roles != [""]
    if len(entry.role) > LONGEST_SURE_ROLE:
        return False
    start = text.find(entry.name)
    before, after = text[:start].rstrip(), text[start + len(entry.name) :].lstrip()
    is_apart = before.endswith(_BEFORE_NAMES) or not before
    return len(words) <= LONGEST_SURE and (
        bool(entry.honorific or any(entry.roles))
        or (is_apart and (not after or after[0] in _AFTER_NAMES))
    )


MOST_SURE: Final = 2  # words of a name
LONGEST_SURE: Final = 3
LONGEST_SURE_ROLE: Final = 50  # characters
_BEFORE_NAMES: Final = (":", ",", ";", "(", "|", "/", "–", "-")
_AFTER_NAMES: Final = ",;(|/–-:0+"


def _contact_of_entry(entry: ContactEntry, lines: Sequence[Line], contact_kind: str) -> Contact:
    used = lines[entry.first : entry.last + 1]
    rest = [one for one in entry.other if one.casefold() not in _GENERIC_REST]
    text = ", ".join(line.piece.text for line in used)
    source = Piece(text, used[0].piece.start, used[-1].piece.end)
    union = entry.represented_union
    return Contact(
        kind=UNION if union or contact_kind == UNION else contact_kind,
        name=entry.name or union,
        honorific=entry.honorific,
        role=entry.role if entry.role != union else "",
        email=entry.email,
        phone=entry.phone,
        source=source,
        is_fully_printed=not rest,
        certain=_is_certain_name(entry, text),
        union=union,
    )


def _known_email_addresses(known_objects: KnownObjects) -> Iterable[str]:
    return [person.email for person in known_objects.people if person.email]


def _belongs_to_contacts_above(line: Line, block: Sequence[Line]) -> bool:
    """Whether a line belongs to the people below an introductory line."""
    text = line.piece.text
    if has_contact_details(text):
        return True
    if block and line.after_blank and not find_names(text):
        return False
    is_short = len(text) <= 80 and not text.endswith((".", "!", "?", ":"))
    has_label = ":" in text
    return is_short and (bool(find_names(text)) or not has_label) and not (block and line.list_tag)


def _has_at_most_two_sentences(line: Line) -> bool:
    """Whether a line has at most two sentences; those of longer paragraphs are read one by one."""
    return len(sentences.split_sentences(line.piece)) <= MOST_SENTENCES


def _lines_with_unions(lines: Sequence[Line], index: int) -> list[Line]:
    """Return this line and those right below that each name a trade union; empty if none of them does."""
    block = [lines[index]]
    for line in lines[index + 1 :]:
        if line.after_blank or len(line.piece.text) > LONGEST_LINE:
            break
        if not any(one.union for one in contact_entries_in([line], with_unions=True)):
            break
        block.append(line)
    has_union = any(one.union for one in contact_entries_in(block, with_unions=True))
    return block if has_union else []


def _start_of_contact_block(lines: Sequence[Line], index: int) -> int:
    """Return the index of the first line, at most two up, about the person with these details."""
    start = index
    while start > 0 and index - start < NEAR and not lines[start].after_blank:
        above = lines[start - 1].piece.text
        if (
            len(above) > 90
            or " | " in above
            or document_names.document_at_beginning(above)
            or labels.split_known_label_and_value(above)
            or labels.split_known_label_and_value(lines[start].piece.text)
            or above.endswith((".", "!", "?", ":"))
        ):
            break
        start -= 1
    return start


def _end_of_contact_block(lines: Sequence[Line], index: int) -> int:
    end = index + 1
    while (
        end < len(lines)
        and not lines[end].after_blank
        and has_contact_details(lines[end].piece.text)
    ):
        end += 1
    return end
