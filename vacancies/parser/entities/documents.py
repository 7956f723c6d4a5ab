"""Finds the requested documents: order, guidance, length, and how to name them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from vacancies.parser.entities import document_names
from vacancies.parser.entities.document_limits import (
    MANY,
    MEGABYTES,
    NAMING,
    OPTIONAL,
    PAGES,
    is_optional,
    page_count,
)
from vacancies.parser.entities.document_prose import documents_in_prose
from vacancies.parser.entities.known import KnownObjects
from vacancies.parser.text import sentences
from vacancies.parser.text.results import Block, Line, Piece, Slot

INTRO: Final = re.compile(
    r"(?:(?:the|your|a\s+complete|din|en\s+fullständig)?\s*(?:applications?|ansökan"
    r"|ansökningen)\b.{0,60}"
    r"(?:includ|contain|consist|compris|attach|innehåll|bifog|omfatt|bestå)\w*"
    r"|contents\s+of\s+the\s+application|(?:please\s+)?(?:attach|upload|include|enclose|bifoga"
    r"|ladda\s+upp)\b|the\s+following\s+documents).{0,60}:\s*$",
    re.IGNORECASE,
)
# Before a list, however the sentence begins: "… is made by e-mail and contains".
_ASKS: Final = re.compile(
    r"(?:includ|contain|consist|compris|compos|attach|enclos|upload|provide|submit|following|document|material|asked\s+to|send|with"
    r"|innehåll|bifog|omfatt|bestå|ladda\s+upp|skicka|följande|handling|fogas|lämna|ska\s+ingå|behövs|dokument)\w*",
    re.IGNORECASE,
)
LONGEST_ITEM: Final = 160
MOST_OF_RUN: Final = 25  # lines
LEAST_OF_RUN: Final = 0.6
SHORT_INTRO: Final = 6  # words: "Enclose the following"
LEAST_SHARE: Final = 0.5  # of the items of a list of documents that must name one
_SEVERAL: Final = ("other",)


def find_documents(
    lines: Sequence[Line], world: KnownObjects, *, is_about_applying: bool = True
) -> tuple[list[Slot], list[Piece]]:
    """Return the documents in the lines of a section, and the introductory lines.

    Outside the sections about applying only lists that ask for documents count.
    """
    found: list[Slot] = []
    intros: list[Piece] = []
    at = 0
    while at < len(lines):
        if is_about_applying and (run := _run_below(lines, at, world)):
            found += run
            intros += _intros(lines[at - 1].piece) if at and all(slot.kind for slot in run) else []
            at += len(run)
        elif is_about_applying and (slot := _heading(lines[at], world)):
            slot, at = _with_guidance(slot, lines, at + 1, world)
            found.append(slot)
        elif lines[at].mark:
            end = _end_of_list(lines, at)
            above = lines[at - 1].piece if at else None
            slots = _of_list(lines[at:end], above, world, is_about_applying=is_about_applying)
            found += slots
            if above and len(slots) == end - at and all(slot.kind for slot in slots):
                intros += _intros(above)
            at = end
        else:
            found += documents_in_prose(lines[at], is_about_applying=is_about_applying)
            at += 1
    return _each_once(found), intros


def _intros(above: Piece) -> list[Piece]:
    return [one for one in sentences.split_sentences(above) if is_documents_intro(one.text)]


def _each_once(slots: Sequence[Slot]) -> list[Slot]:
    """Return the documents; what running text names again does not count."""
    listed = {slot.kind for slot in slots if slot.whole}
    kept: list[Slot] = []
    for slot in slots:
        is_again = slot.kind and any(one.kind == slot.kind for one in kept)
        if slot.whole or not (slot.kind in listed or is_again):
            kept.append(slot)
    return kept


def _of_list(
    lines: Sequence[Line], above: Piece | None, world: KnownObjects, *, is_about_applying: bool
) -> list[Slot]:
    """Return the documents of a list; where it asks for documents, every item is one."""
    slots = [_item(line, world) for line in lines]
    named = [slot for slot in slots if slot]
    share = len(named) / len(lines)
    asks = bool(above and _ASKS.search(above.text[-300:]) and not above.text.endswith("."))
    if not is_about_applying and not (share > LEAST_SHARE and len(named) > 1):
        return []
    if share < LEAST_SHARE or not (asks and named):
        return named if asks or share >= LEAST_SHARE else []
    return [slot or _unnamed(line) for slot, line in zip(slots, lines, strict=True)]


def _unnamed(line: Line) -> Slot:
    """Return an item of a list of documents that has none of the names that are known."""
    text = line.piece.text
    pages = PAGES.search(text)
    name = re.split(r"[(:,.;]", text)[0].strip()[:80]
    return Slot(
        name=name,
        kind="",
        source=line.piece,
        required=OPTIONAL.search(text) is None,
        max_pages=page_count(pages) if pages else None,
        guidance=(Block("", (line.piece,)),),
        certain=False,
    )


def _run_below(lines: Sequence[Line], at: int, world: KnownObjects) -> list[Slot]:
    """Return documents listed line by line without bullets, below an introductory line."""
    run = _short_lines(lines[at : at + MOST_OF_RUN])
    if not run or any(NAMING.search(line.piece.text) for line in run):
        return []
    slots = [_item(line, world) for line in run]
    named = [bool(slot) for slot in slots]
    if len(run) > 1 and named[0] and sum(named) >= LEAST_OF_RUN * len(run):
        return [slot or _unnamed(line) for slot, line in zip(slots, run, strict=True)]
    if not at:
        return []
    last = sentences.split_sentences(lines[at - 1].piece)[-1]
    is_intro = (
        is_documents_intro(last.text)
        or (last.text.endswith(":") and _ASKS.search(last.text) is not None)
        or (len(last.text.split()) <= SHORT_INTRO and _ASKS.search(last.text) is not None)
    )
    if is_intro and sum(named) >= LEAST_SHARE * len(run):
        return [slot or _unnamed(line) for slot, line in zip(slots, run, strict=True)]
    return [slot for slot in takewhile(bool, slots) if slot] if is_intro else []


def _short_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that may be items without bullets: short, and not whole sentences."""
    found: list[Line] = []
    for line in lines:
        text = line.piece.text
        is_sentence = len(text) > LONGEST_ITEM or (
            text.endswith(".") and len(sentences.split_sentences(line.piece)) > 1
        )
        if line.mark or is_sentence or "@" in text or text.endswith(":"):
            break
        leads = document_names.leading_document(text)
        if text.endswith((".", "!")) and (leads is None or leads.end < len(text) / 3):
            break
        found.append(line)
    return found


def is_documents_intro(text: str) -> bool:
    """Whether a sentence introduces a list: "The application must include the following documents:"."""
    return bool(INTRO.match(text))


def _end_of_list(lines: Sequence[Line], at: int) -> int:
    return next((place for place in range(at, len(lines)) if not lines[place].mark), len(lines))


def _heading(line: Line, world: KnownObjects) -> Slot | None:
    """Parse a heading: "CV: (Please name the document: CV, Family name)", "Other documents:"."""
    text = line.piece.text
    if line.mark:
        return None
    naming = NAMING.search(text)
    head = (text[: naming.start()] if naming else text).strip(" (")
    pages = PAGES.search(head)
    optional = OPTIONAL.search(head)
    for aside in (pages, optional):
        head = head.replace(aside.group(), "") if aside else head
    head = head.strip()
    if not naming and not head.endswith(":") and len(head.split()) > 4:
        return None
    named = document_names.leading_document(head.rstrip(": "), world.documents)
    if named is None or named.end < len(head.rstrip(": ")):
        if naming is None or not 0 < len(head) <= 80:
            return None
        named = document_names.NamedDocument("", head.rstrip(": "), len(head))
    return Slot(
        name=named.name,
        kind=named.kind,
        source=line.piece,
        asks_for_name=naming is not None,
        required=optional is None,
        max_pages=page_count(pages) if pages else None,
        file_name=naming["as"] if naming else "",
    )


def _with_guidance(
    slot: Slot, lines: Sequence[Line], at: int, world: KnownObjects
) -> tuple[Slot, int]:
    """Return the document with the guidance below it, and the index of the line after."""
    blocks: list[Block] = []
    last = slot.source
    if at < len(lines) and not lines[at].mark and not _heading(lines[at], world):
        text = lines[at].piece.text
        pages = PAGES.match(text)
        if pages and not slot.max_pages:
            slot = replace(
                slot, max_pages=page_count(pages), lead_in=text[pages.end() :].strip(" ,")
            )
            last, at = lines[at].piece, at + 1
    while at < len(lines) and lines[at].mark:
        end = _end_of_list(lines, at)
        blocks.append(Block(lines[at].mark, tuple(line.piece for line in lines[at:end])))
        last, at = lines[end - 1].piece, end
    several = slot.kind in _SEVERAL or (not slot.lead_in and any(len(b.items) > 1 for b in blocks))
    source = Piece(slot.source.text, slot.source.start, last.end)
    return (
        replace(
            slot,
            source=source,
            guidance=tuple(blocks),
            max_files=None if several else slot.max_files,
        ),
        at,
    )


def _item(line: Line, world: KnownObjects) -> Slot | None:
    """Parse a list item: "A cover letter (max 2 pages) that tells …"."""
    text = line.piece.text
    named = document_names.document_of_item(text, world.documents)
    if named is None:
        return None
    rest = text[named.end :]
    naming = NAMING.search(rest)
    if naming:
        rest = rest[: naming.start()]
    pages, optional = PAGES.search(rest), OPTIONAL.search(rest)
    for aside in (pages, optional):
        rest = rest.replace(aside.group(), "") if aside else rest
    rest = " ".join(rest.split()).strip(" ,;:.–-")
    guidance = (Block("", (Piece(_whole(text, naming), line.piece.start, line.piece.end),)),)
    return Slot(
        name=named.name,
        kind=named.kind,
        source=line.piece,
        asks_for_name=naming is not None,
        required=not is_optional(text),
        max_files=None if named.kind in MANY else 1,
        max_pages=page_count(pages) if pages else None,
        guidance=guidance if rest else (),
        file_name=naming["as"] if naming else "",
        file_types=("pdf",) if "pdf" in text.casefold() else (),
        max_megabytes=int(size[1]) if (size := MEGABYTES.search(text)) else None,
    )


def _whole(text: str, naming: re.Match[str] | None) -> str:
    """Return the whole item as guidance, since a part of it would be half a sentence."""
    return (text[: text.index(naming.group())] if naming else text).strip(" ;,")
