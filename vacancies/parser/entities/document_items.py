"""The document that an item of a list asks for, or a paragraph that begins with its name."""

import re
from collections.abc import Sequence
from typing import Final

from vacancies.parser.entities import document_names
from vacancies.parser.entities.document_requirements import (
    FILE_NAME_REQUEST,
    MEGABYTES,
    OPTIONAL_WORDS,
    OTHER_FILE_TYPE,
    PAGE_LIMIT,
    PAGES_BEFORE_NAME,
    file_name_in_item,
    file_name_pattern,
    file_types_in,
    is_optional_document,
    max_files_of_document,
    max_pages_of_match,
)
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.text.numbers import NUMBERS_BY_WORD
from vacancies.parser.text.results import Block, Line, Piece, RequestedDocument
from vacancies.parser.text.vocabulary import unaccounted_words

_NONE_OF: Final = re.compile(r"(?:no|not|never|don['’]t|inga|ingen|inget|inte|ej)\b", re.IGNORECASE)


def document_of_item_line(line: Line, known_objects: KnownObjects) -> RequestedDocument | None:
    """Return the document of a list item ("A letter (max 2 pages) …"); None if its name is not known."""
    text = line.piece.text
    named = document_names.document_near_beginning(text, known_objects.documents)
    if named is None or _NONE_OF.match(text):
        return None
    naming = find_usable_file_name_request(text)
    plain = text_without_file_name_request(text, naming)
    rest = plain[named.end :]
    pages, optional = PAGE_LIMIT.search(rest), OPTIONAL_WORDS.search(rest)
    limit = pages or PAGES_BEFORE_NAME.search(text[: named.end - len(named.name)])
    for aside in (pages, optional):
        rest = rest.replace(aside.group(), "") if aside else rest
    max_files = max_files_of_document(named.kind, text)
    wording = PAGES_BEFORE_NAME.sub(" ", plain[: named.end - len(named.name)])
    says_more = _says_more_than_other_name(rest, named.kind) or says_more_than_name(
        f"{wording} {named.name}", named.kind, max_files
    )
    return RequestedDocument(
        name=named.name,
        kind=named.kind,
        source=line.piece,
        asks_for_name=naming is not None,
        required=not is_optional_document(text),
        max_files=max_files,
        max_pages=max_pages_of_match(limit) if limit else None,
        guidance=_guidance_from_item(line, plain) if says_more else (),
        guidance_with_name=_guidance_from_item(line, text) if says_more or naming else (),
        file_name=file_name_in_item(text),
        file_types=() if OTHER_FILE_TYPE in (types := file_types_in(text)) else types,
        max_megabytes=int(size[1]) if (size := MEGABYTES.search(text)) else None,
    )


def says_more_than_name(wording: str, kind: str, max_files: int | None = 1) -> bool:
    """Whether the wording of a document says more than the site prints: "contact details of two referees".

    A document of an unknown kind is printed with its wording as its name.
    """
    if not kind:
        return False
    wording = OPTIONAL_WORDS.sub(" ", wording)
    number = {word for word, count in NUMBERS_BY_WORD.items() if count == max_files}
    accounted = document_names.NAMES_BY_DOCUMENT_KIND[kind].words | number | {str(max_files)}
    return bool(unaccounted_words(wording, accounted)) or _LEVEL.search(wording) is not None


def _says_more_than_other_name(text: str, kind: str) -> bool:
    """Whether the words after the name of a document say more than another of its names: "(CV)"."""
    words = _TO_NEXT_ITEM.sub("", " ".join(text.split())).strip(" ,;:.–-")
    other = _OTHER_NAME.fullmatch(words)
    if other and kind:
        return says_more_than_name(other["name"] or other["alternative"], kind)
    return bool(words)


_OTHER_NAME: Final = re.compile(
    r"\((?P<name>[^()]+)\)|(?:/|or\b|eller\b)\s*(?P<alternative>\S.*)", re.IGNORECASE
)


# Fillers beside a position, but not beside a degree.
_LEVEL: Final = re.compile(r"\b(?:ph\.?d|doctoral)\b", re.IGNORECASE)


def find_usable_file_name_request(text: str) -> re.Match[str] | None:
    """Return the request for a file name; None without one, or if no rule of the site can hold it."""
    found = FILE_NAME_REQUEST.search(text)
    return found if found and file_name_pattern(found["as"]) else None


def text_without_file_name_request(text: str, naming_match: re.Match[str] | None) -> str:
    """Return the text without its request for a file name: "CV, including …"."""
    if naming_match is None:
        return text.strip(" ;,")
    rest = f"{text[: naming_match.start()].rstrip()} {text[naming_match.end() :].lstrip()}"
    return re.sub(r"\s+(?=[,.;])", "", rest).strip(" ;,")


# At the end of an item that the next one follows.
_TO_NEXT_ITEM: Final = re.compile(
    r"(?:[\s,;]+(?:and(?:/or)?|or|och(?:/eller)?|eller|samt))?[\s,;]*$"
)
_ONE_SENTENCE: Final = re.compile(r"[^.!?:]+\.")


def _guidance_from_item(line: Line, text: str) -> tuple[Block, ...]:
    """Return an item as a text of its own: "your thesis, and" becomes "Your thesis"."""
    text = _TO_NEXT_ITEM.sub("", text)
    if text[:1].islower():
        text = text[:-1] if _ONE_SENTENCE.fullmatch(text) else text
        text = f"{text[:1].upper()}{text[1:]}"
    return (Block("", (Piece(text, line.piece.start, line.piece.end),)),)


# What follows the name of a document with which a paragraph begins: "CV (…), including …".
_AFTER_NAME: Final = re.compile(
    r"\s*(?:$|[(,:.]|[–-]\s|(?:with|of|in|no|not|that|where|med|om|på|som|där)\b)", re.IGNORECASE
)
MOST_OF_RUN: Final = 25  # lines


def documents_of_leading_paragraphs(
    lines: Sequence[Line], known_objects: KnownObjects, *, is_introduced: bool
) -> list[RequestedDocument]:
    """Return the documents with whose names the first paragraphs begin.

    Without a line that introduces them (`is_introduced`), each must ask for the name of its file.
    """
    found = []
    for line in lines[:MOST_OF_RUN]:
        text = line.piece.text
        named = document_names.document_at_beginning(text, known_objects.documents)
        if line.list_tag or named is None or not _AFTER_NAME.match(text[named.end :]):
            break
        document = document_of_item_line(line, known_objects)
        if document is None or not (is_introduced or FILE_NAME_REQUEST.search(text)):
            break
        found.append(document)
    return found


def unknown_document(line: Line) -> RequestedDocument:
    """Return the document of a list item whose name is not in the parser's vocabulary."""
    text = line.piece.text
    pages = PAGE_LIMIT.search(text)
    name = re.split(r"[(:,.;]", text)[0].strip()[:80]
    return RequestedDocument(
        name=document_names.capitalised(name),
        kind="",
        source=line.piece,
        required=OPTIONAL_WORDS.search(text) is None,
        max_pages=max_pages_of_match(pages) if pages else None,
        guidance=_guidance_from_item(line, text),
    )
