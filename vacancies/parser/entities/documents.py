"""Finds the requested documents: order, guidance, length, and how to name them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vacancies.parser.entities import document_names
from vacancies.parser.entities.known import KnownObjects
from vacancies.parser.text import sentences
from vacancies.parser.text.numbers import NUMBER, parse_number
from vacancies.parser.text.results import Block, Line, Piece, Slot

_NAMING: Final = re.compile(
    r"\(?\s*(?:please\s+)?(?:name|döp|namnge|kalla)\s+(?:the\s+|this\s+)?(?:document|file"
    r"|dokumentet|filen)"
    r"(?:\s+(?:as|till))?\s*:\s*(?P<as>[^()]*?)\s*\)?\s*$",
    re.IGNORECASE,
)
_PAGES: Final = re.compile(
    rf"\(?\s*(?:max(?:imum|imalt|\.)?|at\s+most|up\s+to|no\s+more\s+than|about|högst|upp\s+till"
    rf"|cirka|ca\.?)?\s*"
    rf"(?:(?P<least>\d)\s*(?:–|-|to|till)\s*)?(?P<pages>{NUMBER})(?:\s+A4)?[- ](?:pages?|sid(?:a"
    rf"|or))\b"
    r"(?:\s*(?:max(?:imum)?|long|at\s+most))?\s*\)?",
    re.IGNORECASE,
)
_OPTIONAL: Final = re.compile(
    r"\(?\b(?:optional|if\s+(?:applicable|available|any)|valfritt|frivilligt|om\s+(?:tillämpligt"
    r"|sådan\w*\s+finns)"
    r"|i\s+förekommande\s+fall)\b\)?",
    re.IGNORECASE,
)
INTRO: Final = re.compile(
    r"(?:(?:the|your|a\s+complete|din|en\s+fullständig)?\s*(?:applications?|ansökan"
    r"|ansökningen)\b.{0,60}"
    r"(?:includ|contain|consist|compris|attach|innehåll|bifog|omfatt|bestå)\w*"
    r"|contents\s+of\s+the\s+application|(?:please\s+)?(?:attach|upload|include|enclose|bifoga"
    r"|ladda\s+upp)\b|the\s+following\s+documents).{0,60}:\s*$",
    re.IGNORECASE,
)
_SEVERAL: Final = ("other",)


def find_documents(lines: Sequence[Line], world: KnownObjects) -> tuple[list[Slot], list[Piece]]:
    """Return the documents in the lines of "How to apply", and the introductory lines."""
    found: list[Slot] = []
    intros: list[Piece] = []
    at = 0
    while at < len(lines):
        if slot := _heading(lines[at], world):
            slot, at = _with_guidance(slot, lines, at + 1, world)
            found.append(slot)
        elif lines[at].mark:
            end = _end_of_list(lines, at)
            slots = [slot for line in lines[at:end] if (slot := _item(line, world))]
            found += slots
            if at and len(slots) == end - at:
                intros += [
                    one
                    for one in sentences.split_sentences(lines[at - 1].piece)
                    if is_documents_intro(one.text)
                ]
            at = end
        elif at and (run := _run_below(lines, at, world)):
            found += run
            intros += [
                one
                for one in sentences.split_sentences(lines[at - 1].piece)
                if is_documents_intro(one.text)
            ]
            at += len(run)
        else:
            at += 1
    return found, intros


def _run_below(lines: Sequence[Line], at: int, world: KnownObjects) -> list[Slot]:
    """Return documents listed line by line without bullets, below an introductory line."""
    last = sentences.split_sentences(lines[at - 1].piece)[-1]
    found: list[Slot] = []
    for line in lines[at:] if is_documents_intro(last.text) else ():
        slot = None if line.mark else _item(line, world)
        if slot is None:
            break
        found.append(slot)
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
    naming = _NAMING.search(text)
    head = (text[: naming.start()] if naming else text).strip(" (")
    pages = _PAGES.search(head)
    optional = _OPTIONAL.search(head)
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
        max_pages=_count(pages) if pages else None,
    )


def _with_guidance(
    slot: Slot, lines: Sequence[Line], at: int, world: KnownObjects
) -> tuple[Slot, int]:
    """Return the document with the guidance below it, and the index of the line after."""
    blocks: list[Block] = []
    last = slot.source
    if at < len(lines) and not lines[at].mark and not _heading(lines[at], world):
        text = lines[at].piece.text
        pages = _PAGES.match(text)
        if pages and not slot.max_pages:
            slot = replace(slot, max_pages=_count(pages), lead_in=text[pages.end() :].strip(" ,"))
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
    named = document_names.leading_document(text, world.documents)
    if named is None:
        return None
    rest = text[named.end :]
    naming = _NAMING.search(rest)
    if naming:
        rest = rest[: naming.start()]
    pages, optional = _PAGES.search(rest), _OPTIONAL.search(rest)
    for aside in (pages, optional):
        rest = rest.replace(aside.group(), "") if aside else rest
    rest = " ".join(rest.split()).strip(" ,;:.–-")
    guidance = (Block("", (Piece(_whole(text, naming), line.piece.start, line.piece.end),)),)
    return Slot(
        name=named.name,
        kind=named.kind,
        source=line.piece,
        asks_for_name=naming is not None,
        required=optional is None,
        max_files=None if named.kind in {"transcripts", "other", "selected"} else 1,
        max_pages=_count(pages) if pages else None,
        guidance=guidance if rest else (),
    )


def _whole(text: str, naming: re.Match[str] | None) -> str:
    """Return the whole item as guidance, since a part of it would be half a sentence."""
    return (text[: text.index(naming.group())] if naming else text).strip(" ;,")


def _count(pages: re.Match[str]) -> int:
    return parse_number(pages["pages"])
