"""Finds documents that running sentences ask for: "Attach your CV and a letter of at most one page."."""

import re
from dataclasses import replace
from typing import Final

from vacancies.parser.entities import document_names
from vacancies.parser.entities.document_requirements import (
    AND_AT_END,
    OPTIONAL_WORDS,
    PAGE_LIMIT,
    PAGES_BEFORE_NAME,
    max_files_of_document,
    max_pages_of_match,
)
from vacancies.parser.text import cue_words, sentences
from vacancies.parser.text.results import Line, Piece, RequestedDocument

NEAR_ONLY: Final = 12  # characters
BEFORE: Final = 12  # characters before a name that may give its pages: "one-page letter"
_ATTACHES: Final = re.compile(
    r"\b(?:attach|enclos|includ|upload|contain|consist|submit|send|provid|add\b|accompan|append|supply|together\s+with|with\s+the\s+usual|along\s+with"
    r"|ask\s+for|want|expect|bifog|vill\s+ha|innehåll|skick|mejla|ladda\s+upp|bestå|fog|komplettera|tillsammans\s+med|lämna|skriv\s+(?=några|ett\s+par|två|tre|fem|högst)|write\s+(?=a\s+few|some|two|three|a\s+couple)|det\s+räcker\s+med|only\s+your|bara\s+ditt|med\s+cv)\w*|\bwith\s+(?:a\s+|your\s+)?(?:cv|cover|short)",
    re.IGNORECASE,
)
_NOT_ASKED: Final = re.compile(
    r"\b(?:not|no|never|don['’]t|without|removed|inte|ej|inga|utan)\b(?![^,;]{0,25}\b(?:more|later|longer|larger|exceed|mer|senare|större)\b)"
    r"|referees?\s+(?:must|should|shall|will)(?!\s+be\s+(?:includ|provid|submit|list|given|named))|letters\s+uploaded|interview|intervju|translat|översätt|referee\s+letters|will\s+be\s+asked|medtag|tar\s+du\s+med|bring",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(r"\b(?:only|just|bara|endast)\b", re.IGNORECASE)
_APPLIES: Final = re.compile(
    r"appl|submi|send|upload|attach|enclos|ansök|skick|mejla|bifog|lämna", re.IGNORECASE
)


def documents_in_prose(line: Line, *, is_about_applying: bool) -> list[RequestedDocument]:
    """Return the documents that sentences ask for: "Attach your CV and a letter of at most one page."."""
    found: list[RequestedDocument] = []
    for sentence in sentences.split_sentences(line.piece):
        slots = _documents_in_sentence(sentence)
        if not is_about_applying and not (len(slots) > 1 and _APPLIES.search(sentence.text)):
            continue
        if _ATTACHES.search(sentence.text) or len({slot.kind for slot in slots}) > 1:
            found += slots
        elif is_about_applying:  # "A cover letter is welcome"
            found += [replace(slot, certain=False) for slot in slots if not slot.required]
    return found


def _documents_in_sentence(sentence: Piece) -> list[RequestedDocument]:
    text = _QUOTED.sub(lambda found: "·" * len(found.group()), sentence.text)
    named = document_names.named_documents_in(text)
    slots = []
    for place, (start, document) in enumerate(named):
        end = named[place + 1][0] if place + 1 < len(named) else len(text)
        clause = cue_words.clause_containing_span(text, start, document.end)
        is_only = _ONLY.search(text[max(0, start - NEAR_ONLY) : start])  # "no letter, only a CV"
        is_refused = _NOT_ASKED.search(_without_page_limits(clause)) and not is_only
        if is_refused and not OPTIONAL_WORDS.search(clause):
            continue
        if place and _is_next_document_a_part(named[place - 1][1], document, text[:start]):
            continue
        rest = PAGES_BEFORE_NAME.sub("", text[document.end : end])  # those of the next document
        before = text[max(0, start - BEFORE) : start]
        pages = PAGES_BEFORE_NAME.search(before) or PAGE_LIMIT.search(_first_clause(rest))
        slots.append(
            RequestedDocument(
                name=document.name,
                kind=document.kind,
                source=sentence,
                required=not _is_document_optional_in_clause(clause, document.name),
                max_pages=max_pages_of_match(pages) if pages else None,
                max_files=max_files_of_document(
                    document.kind, f"{_OTHER_PHRASE.split(before)[-1]}{document.name}"
                ),
                is_fully_printed=False,
                certain=document.kind != "other",
            )
        )
    return slots


# What stands before the phrase that counts a document.
_OTHER_PHRASE: Final = re.compile(r"[,;.:()]|\b(?:and|och|samt)\b", re.IGNORECASE)
# "A CV, including a list of publications": one file.
_INCLUDES: Final = re.compile(
    r"[^.;]*?\b(?:including|incl\.?|inklusive|inkl\.?|containing|innehållande"
    r"|(?<!tillsammans )med)"
    r"\s+(?:[^\W\d_]+\s+){0,3}$",
    re.IGNORECASE,
)
_MAY_BE_PARTS: Final = ("publications", "selected", "references")


def _is_next_document_a_part(
    document: document_names.NamedDocument,
    next_document: document_names.NamedDocument,
    text_before_next: str,
) -> bool:
    """Whether the next document is a part of this one: "A CV, including publications"."""
    between = text_before_next[document.end :]
    found = _INCLUDES.match(between)
    return (
        found is not None
        and next_document.kind in _MAY_BE_PARTS
        and not re.search(r"\b(?:and|och|samt)\b", between, re.IGNORECASE)
    )


def _is_document_optional_in_clause(clause: str, name: str) -> bool:
    """Whether a clause says that this document is optional, and not only what follows it.

    "Send a CV and, if you have one, a certificate" asks for the CV.
    """
    end = clause.find(name) + len(name)
    return any(
        not (found.start() >= end and AND_AT_END.search(clause[: found.start()]))
        for found in OPTIONAL_WORDS.finditer(clause)
    )


# The subject of a mail, and addresses: "…/thesis-roundtrip" asks for no thesis. Blanked out with a sign that
# no pattern skips: runs of spaces take some of them quadratic time.
_QUOTED: Final = re.compile(r"[\"“”»][^\"“”«»]{2,60}[\"“”«]|https?://\S+|www\.\S+|\S+@\S+")


def _first_clause(text: str) -> str:
    """Return a text up to its first semicolon or end of sentence; "max. 2" is not an end."""
    return re.split(r";\s|\.\s+(?=[A-ZÅÄÖ])", text)[0]


def _without_page_limits(clause: str) -> str:
    return PAGE_LIMIT.sub(" ", clause)
