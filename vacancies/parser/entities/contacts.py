"""Finds whom to ask, and the representatives of trade unions, wherever they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from vacancies.parser.entities.contact_blocks import UNION_CUE, Entry, entries_in
from vacancies.parser.entities.contact_details import (
    find_emails,
    find_phone,
    is_of_name,
    restore_at_signs,
)
from vacancies.parser.entities.contact_lines import CONTACT_INTRO
from vacancies.parser.entities.known import KnownObjects
from vacancies.parser.entities.names import find_names
from vacancies.parser.entities.people import IntroducedRows
from vacancies.parser.text import labels, sentences
from vacancies.parser.text.cleaning import LONGEST_READ
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


def contacts_below(
    lines: Sequence[Line], kind: str, world: KnownObjects, *, is_about_them: bool = False
) -> list[IntroducedRows]:
    """Return the contacts below a line such as "For questions, please contact:", or in a contact section."""
    groups: list[IntroducedRows] = []
    intro: Piece | None = None
    block: list[Line] = []
    listed = is_about_them
    for line in lines:
        text = line.piece.text
        if CONTACT_INTRO.fullmatch(text):
            groups += _of_block(intro, block, kind, world)
            listed, intro, block = True, line.piece, []
        elif listed and (is_about_them or _fits(line, block)):
            block.append(line)
        else:
            groups += _of_block(intro, block, kind, world)
            listed, intro, block = is_about_them, None, []
    groups += _of_block(intro, block, kind, world)
    return [group for group in groups if group.rows]


def contacts_elsewhere(lines: Sequence[Line], world: KnownObjects) -> list[IntroducedRows]:
    """Return the people with an address in other sections, and unions that are named there."""
    found: list[IntroducedRows] = []
    at = 0
    while at < len(lines):
        text = lines[at].piece.text
        if UNION_CUE.search(text) and (block := _union_lines(lines, at)):
            found += _of_block(None, block, UNION, world)
            at += len(block)
        elif (
            len(text) <= LONGEST_LINE
            and _is_one(lines[at])
            and _is_address(text)
            and not _SENDING.search(text)
        ):
            start = _block_start(lines, at)
            end = _block_end(lines, at)
            found += _of_block(None, lines[start:end], "questions", world)
            at = end
        else:
            at += 1
    return [group for group in found if group.rows]


def contacts_in_sentence(sentence: Piece, kind: str, world: KnownObjects) -> list[Contact]:
    """Find contacts in a sentence: "For questions, please contact Prof. Anna Berg, anna.berg@…"."""
    text = sentence.text
    if not _is_address(text) or not (_ASK.search(text) or find_names(text)):
        return []
    if _SENDING.search(text) and not re.search(
        r"question|quer|fråg|contact|kontakt", text, re.IGNORECASE
    ):
        return []
    unions = bool(UNION_CUE.search(text))
    found = entries_in([Line(sentence)], _addresses(world), unions=unions)
    rows = [
        _contact(one, [Line(sentence)], UNION if unions else kind) for one in found if _is_row(one)
    ]
    intro = CONTACT_INTRO.match(text)
    is_plain = intro is not None and bool(intro.group().strip()) and len(rows) == len(found)
    return [replace(row, whole=is_plain and row.whole) for row in rows]


def _of_block(
    intro: Piece | None, lines: Sequence[Line], kind: str, world: KnownObjects
) -> list[IntroducedRows]:
    """Return the people of a block; from a line about unions on they represent these."""
    cue = next((at for at, line in enumerate(lines) if UNION_CUE.search(line.piece.text)), None)
    if kind != UNION and cue is not None:
        head = _rows(intro, lines[:cue], kind, world)
        return [*head, *_rows(None, lines[cue:], UNION, world)]
    return _rows(intro, lines, kind, world)


def _rows(
    intro: Piece | None, lines: Sequence[Line], kind: str, world: KnownObjects
) -> list[IntroducedRows]:
    found = entries_in(lines, _addresses(world), unions=kind == UNION)
    rows = [_contact(one, lines, kind) for one in found if _is_row(one) or (intro and one.name)]
    return [IntroducedRows(intro, rows)] if rows else []


def _is_row(entry: Entry) -> bool:
    return bool(entry.union) or (bool(entry.name) and entry.is_reached)


def _contact(entry: Entry, lines: Sequence[Line], kind: str) -> Contact:
    used = lines[entry.first : entry.last + 1]
    rest = [one for one in entry.other if one.casefold() not in _GENERIC_REST]
    text = ", ".join(line.piece.text for line in used)
    source = Piece(text, used[0].piece.start, used[-1].piece.end)
    return Contact(
        kind=UNION if entry.union or kind == UNION else kind,
        name=entry.name or entry.union,
        honorific=entry.honorific,
        role=entry.role,
        email=entry.email,
        phone=entry.phone,
        source=source,
        whole=not rest,
        certain=bool(entry.name),
        union=entry.union,
    )


def _addresses(world: KnownObjects) -> Iterable[str]:
    return [person.email for person in world.people if person.email]


def _is_address(text: str) -> bool:
    return bool(find_emails(restore_at_signs(text)) or find_phone(text))


def _fits(line: Line, block: Sequence[Line]) -> bool:
    """Whether a line belongs to the people below an introductory line."""
    text = line.piece.text
    if _is_address(text):
        return True
    if block and line.after_blank and not find_names(text):
        return False
    is_short = len(text) <= 80 and not text.endswith((".", "!", "?", ":"))
    has_label = ":" in text
    return is_short and (bool(find_names(text)) or not has_label) and not (block and line.mark)


def _is_one(line: Line) -> bool:
    """Whether a line is no paragraph of several sentences, which are read one by one."""
    return len(sentences.split_sentences(line.piece)) <= MOST_SENTENCES


def _union_lines(lines: Sequence[Line], at: int) -> list[Line]:
    """Return a line that names unions, and those below that name more of them."""
    block = [lines[at]]
    for line in lines[at + 1 :]:
        if line.after_blank or len(line.piece.text) > LONGEST_LINE:
            break
        if not any(one.union for one in entries_in([line], unions=True)):
            break
        block.append(line)
    has_union = any(one.union for one in entries_in(block, unions=True))
    return block if has_union else []


def _block_start(lines: Sequence[Line], at: int) -> int:
    """Return the first line of the person whose address a line has: at most two above."""
    start = at
    while start > 0 and at - start < NEAR and not lines[start].after_blank:
        above = lines[start - 1].piece.text
        if (
            len(above) > 90
            or labels.labelled(above)
            or labels.labelled(lines[start].piece.text)
            or above.endswith((".", "!", "?", ":"))
        ):
            break
        start -= 1
    return start


def _block_end(lines: Sequence[Line], at: int) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].after_blank and _is_address(lines[end].piece.text):
        end += 1
    return end


def by_address(lines: Sequence[Line], used: set[str]) -> list[Contact]:
    """Return the people whose addresses stand apart from their names: made from a name in the text."""
    named = {
        name.name: name for line in lines for name in find_names(line.piece.text[:LONGEST_READ])
    }
    found: list[Contact] = []
    for line in lines:
        text = restore_at_signs(line.piece.text[:LONGEST_READ])
        for mail in find_emails(text):
            owner = next((one for one in named if is_of_name(mail.address, one)), None)
            if owner is None or mail.address in used:
                continue
            used.add(mail.address)
            phone = find_phone(text[mail.end : mail.end + 40])
            found.append(
                Contact(
                    kind="questions",
                    name=owner,
                    honorific=named[owner].honorific,
                    role=_role_of(owner, lines, named[owner].title),
                    email=mail.address,
                    phone=phone["number"].strip() if phone else "",
                    source=line.piece,
                    whole=False,
                    certain=False,
                )
            )
    return found


def _role_of(name: str, lines: Sequence[Line], title: str) -> str:
    """Return what stands in brackets after a name: "Wiebe Harkstra (course coordinator)"."""
    pattern = re.compile(rf"{re.escape(name)}\s*\((?P<role>[^()@\d]{{3,60}})\)")
    found = next((match for line in lines if (match := pattern.search(line.piece.text))), None)
    return found["role"] if found else title
