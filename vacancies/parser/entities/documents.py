"""Finds the requested documents: order, guidance, length, and how to name them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final, NamedTuple

from vacancies.parser.entities import document_names
from vacancies.parser.entities.document_intros import (
    ASKS_FOR_DOCUMENTS,
    is_documents_intro,
    last_sentence_if_only_list_intro,
)
from vacancies.parser.entities.document_items import (
    document_of_item_line,
    documents_of_leading_paragraphs,
    find_usable_file_name_request,
    says_more_than_name,
    unknown_document,
)
from vacancies.parser.entities.document_prose import documents_in_prose
from vacancies.parser.entities.document_requirements import (
    FILE_NAME_REQUEST,
    OPTIONAL_WORDS,
    PAGE_LIMIT,
    max_pages_of_match,
)
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.text import labels, sentences
from vacancies.parser.text.results import Block, Line, Piece, RequestedDocument

MOST_WORDS_OF_NAME: Final = 5  # "CV | max 6 s." is no sentence
LONGEST_ITEM: Final = 160
MOST_OF_RUN: Final = 25  # lines
LEAST_OF_RUN: Final = 0.6
SHORT_INTRO: Final = 6  # words: "Enclose the following"
LEAST_SHARE: Final = 0.5  # of the items of a list of documents that must name one
_SEVERAL: Final = ("other",)


class _FoundDocuments(NamedTuple):
    """Documents that lines ask for, the sentences that introduce them, and the index of the next line."""

    documents: Sequence[RequestedDocument]
    intros: Sequence[Piece]
    next_index: int


def documents_and_intros(
    lines: Sequence[Line], known_objects: KnownObjects, *, is_about_applying: bool = True
) -> tuple[list[RequestedDocument], list[Piece]]:
    """Return the documents in the lines of a section, and the sentences that introduce them.

    Outside the sections about applying only lists that ask for documents count.
    """
    found: list[RequestedDocument] = []
    intros: list[Piece] = []
    at = 0
    while at < len(lines):
        below = (
            _found_documents_outside_list(lines, at, known_objects) if is_about_applying else None
        )
        if below is None and lines[at].list_tag:
            below = _found_documents_of_list(
                lines, at, known_objects, is_about_applying=is_about_applying
            )
        if below is None:
            prose = documents_in_prose(lines[at], is_about_applying=is_about_applying)
            below = _FoundDocuments(prose, (), at + 1)
        found += below.documents
        intros += below.intros
        at = below.next_index
    return _without_repetitions_in_prose(found), intros


def _found_documents_outside_list(
    lines: Sequence[Line], index: int, known_objects: KnownObjects
) -> _FoundDocuments | None:
    """Return the documents without bullets from this index of a section about applying; None if none."""
    above = last_sentence_if_only_list_intro(lines[index - 1].piece) if index else []
    if run := _documents_without_bullets(lines, index, known_objects):
        is_known = all(slot.kind for slot in run)
        return _FoundDocuments(run, above if is_known else (), index + len(run))
    if slot := _document_of_heading(lines[index], known_objects):
        slot, after = _with_guidance_and_next_index(slot, lines, index + 1, known_objects)
        return _FoundDocuments([slot], (), after)
    if run := _documents_of_paragraphs(lines, index, known_objects):
        return _FoundDocuments(run, above, index + len(run))
    return None


def _found_documents_of_list(
    lines: Sequence[Line], index: int, known_objects: KnownObjects, *, is_about_applying: bool
) -> _FoundDocuments:
    """Return the documents of the list that begins at this index."""
    end = _end_of_list(lines, index)
    above = lines[index - 1].piece if index else None
    run = _documents_of_list(
        lines[index:end], above, known_objects, is_about_applying=is_about_applying
    )
    intros = last_sentence_if_only_list_intro(above) if above and len(run) == end - index else []
    return _FoundDocuments(run, intros, end)


def _without_repetitions_in_prose(
    documents: Sequence[RequestedDocument],
) -> list[RequestedDocument]:
    """Return the documents without those of running text whose kind a list or earlier text has."""
    listed = {slot.kind for slot in documents if slot.is_fully_printed}
    kept: list[RequestedDocument] = []
    for slot in documents:
        is_again = slot.kind and any(one.kind == slot.kind for one in kept)
        if slot.is_fully_printed or not (slot.kind in listed or is_again):
            kept.append(slot)
    return kept


def _documents_of_list(
    lines: Sequence[Line],
    intro: Piece | None,
    known_objects: KnownObjects,
    *,
    is_about_applying: bool,
) -> list[RequestedDocument]:
    """Return a list's known documents, and unknown ones if an intro asks for them; [] for other lists."""
    slots = [document_of_item_line(line, known_objects) for line in lines]
    named = [slot for slot in slots if slot]
    share = len(named) / len(lines)
    asks = bool(
        intro and ASKS_FOR_DOCUMENTS.search(intro.text[-300:]) and not intro.text.endswith(".")
    )
    if not is_about_applying and not (share > LEAST_SHARE and len(named) > 1):
        return []
    if share < LEAST_SHARE or not (asks and named):
        return named if asks or share >= LEAST_SHARE else []
    return [slot or unknown_document(line) for slot, line in zip(slots, lines, strict=True)]


def _documents_of_paragraphs(
    lines: Sequence[Line], index: int, known_objects: KnownObjects
) -> list[RequestedDocument]:
    """Return the documents of the paragraphs from this index on, up to a heading of a document."""
    above = sentences.split_sentences(lines[index - 1].piece)[-1].text if index else ""
    end = next(
        (at for at in range(index, len(lines)) if _document_of_heading(lines[at], known_objects)),
        len(lines),
    )
    is_introduced = above.endswith(":") and ASKS_FOR_DOCUMENTS.search(above) is not None
    return documents_of_leading_paragraphs(
        lines[index:end], known_objects, is_introduced=is_introduced
    )


def _documents_without_bullets(
    lines: Sequence[Line], index: int, known_objects: KnownObjects
) -> list[RequestedDocument]:
    """Return the documents listed line by line without bullets from this index on."""
    run = _leading_lines_like_items(lines[index : index + MOST_OF_RUN])
    if not run or any(FILE_NAME_REQUEST.search(line.piece.text) for line in run):
        return []
    slots = [document_of_item_line(line, known_objects) for line in run]
    named = [bool(slot) for slot in slots]
    if len(run) > 1 and named[0] and sum(named) >= LEAST_OF_RUN * len(run):
        return [slot or unknown_document(line) for slot, line in zip(slots, run, strict=True)]
    if not index:
        return []
    last = sentences.split_sentences(lines[index - 1].piece)[-1]
    is_intro = (
        is_documents_intro(last.text)
        or (last.text.endswith(":") and ASKS_FOR_DOCUMENTS.search(last.text) is not None)
        or (
            len(last.text.split()) <= SHORT_INTRO
            and ASKS_FOR_DOCUMENTS.search(last.text) is not None
        )
    )
    if is_intro and sum(named) >= LEAST_SHARE * len(run):
        return [slot or unknown_document(line) for slot, line in zip(slots, run, strict=True)]
    return [slot for slot in takewhile(bool, slots) if slot] if is_intro else []


def _leading_lines_like_items(lines: Sequence[Line]) -> list[Line]:
    """Return the first lines that may be items without bullets, up to one that cannot."""
    found: list[Line] = []
    for line in lines:
        text = line.piece.text
        is_sentence = len(text) > LONGEST_ITEM or (
            text.endswith(".") and len(sentences.split_sentences(line.piece)) > 1
        )
        if line.list_tag or is_sentence or "@" in text or text.endswith(":"):
            break
        if labels.split_known_label_and_value(text):  # "Reference: 2026-14"
            break
        leads = document_names.document_at_beginning(text)
        is_long = len(text.split()) > MOST_WORDS_OF_NAME
        if is_long and text.endswith((".", "!")) and (leads is None or leads.end < len(text) / 3):
            break
        found.append(line)
    return found


def _end_of_list(lines: Sequence[Line], index: int) -> int:
    return next(
        (place for place in range(index, len(lines)) if not lines[place].list_tag), len(lines)
    )


def _document_of_heading(line: Line, known_objects: KnownObjects) -> RequestedDocument | None:
    """Return the document that a heading asks for ("CV:", "Other documents:"); None for others."""
    text = line.piece.text
    if line.list_tag:
        return None
    naming = find_usable_file_name_request(text)
    if naming and text[naming.end() :].strip(" ."):
        return None  # it goes on
    head = (text[: naming.start()] if naming else text).strip(" (")
    pages = PAGE_LIMIT.search(head)
    optional = OPTIONAL_WORDS.search(head)
    for aside in (pages, optional):
        head = head.replace(aside.group(), "") if aside else head
    head = head.strip()
    if not naming and not head.endswith(":") and len(head.split()) > 4:
        return None
    named = document_names.document_at_beginning(head.rstrip(": "), known_objects.documents)
    if named is None or named.end < len(head.rstrip(": ")):
        if naming is None or not 0 < len(head) <= 80:
            return None
        named = document_names.NamedDocument("", head.rstrip(": "), len(head))
    says_more = says_more_than_name(head, named.kind)
    words = Piece(head.rstrip(": "), line.piece.start, line.piece.end)
    return RequestedDocument(
        name=named.name,
        kind=named.kind,
        source=line.piece,
        asks_for_name=naming is not None,
        required=optional is None,
        max_pages=max_pages_of_match(pages) if pages else None,
        file_name=naming["as"] if naming else "",
        guidance=(Block("", (words,)),) if says_more else (),
        guidance_with_name=(Block("", (line.piece,)),) if naming or says_more else (),
    )


def _with_guidance_and_next_index(
    document: RequestedDocument, lines: Sequence[Line], index: int, known_objects: KnownObjects
) -> tuple[RequestedDocument, int]:
    """Return the document with the guidance in the lines below, and the index of the next line."""
    blocks: list[Block] = []
    last = document.source
    if (
        index < len(lines)
        and not lines[index].list_tag
        and not _document_of_heading(lines[index], known_objects)
    ):
        text = lines[index].piece.text
        pages = PAGE_LIMIT.match(text)
        if pages and not document.max_pages:
            document = replace(
                document,
                max_pages=max_pages_of_match(pages),
                lead_in=text[pages.end() :].strip(" ,"),
            )
            last, index = lines[index].piece, index + 1
    while index < len(lines) and lines[index].list_tag:
        end = _end_of_list(lines, index)
        blocks.append(Block(lines[index].list_tag, tuple(line.piece for line in lines[index:end])))
        last, index = lines[end - 1].piece, end
    several = document.kind in _SEVERAL or (
        not document.lead_in and any(len(b.items) > 1 for b in blocks)
    )
    source = Piece(document.source.text, document.source.start, last.end)
    return (
        replace(
            document,
            source=source,
            guidance=(*document.guidance, *blocks),
            guidance_with_name=(*document.guidance_with_name, *blocks),
            max_files=None if several else document.max_files,
        ),
        index,
    )
