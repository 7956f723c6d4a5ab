"""Evidence for and against the documents that an ad asks for, and their rules."""

import re
from typing import Final

from vacancies.parser.entities.document_requirements import AND_AT_END, PAGE_LIMIT
from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    contains_word_of_evidence_group,
    evidence_from_conditions,
)
from vacancies.parser.text.results import RequestedDocument

APPLYING: Final = ("how_to_apply", "deadline")


def evidence_of_document(ad: Advertisement, document: RequestedDocument) -> Evidence:
    text, kind, is_item = document.source.text, document.kind, document.is_fully_printed
    same = {one.required for one in ad.posting.documents if one.kind == kind}
    beside = [one for one in ad.posting.documents if one.source == document.source]
    is_plain = bool(kind) or _is_listed_with_known_documents(ad, document)
    limits = {one["pages"] for one in PAGE_LIMIT.finditer(text)} if document.max_pages else set()
    return evidence_from_conditions(
        {
            "known": is_plain,
            "listed": is_item,
            "asked": contains_word_of_evidence_group("encloses", text),
            "about applying": ad.section_field_at(document.source.start) in APPLYING,
        },
        {
            "no kind": not is_plain,
            "whose thesis": kind == "thesis"
            and not (is_item and ad.fact_value("kind") != "thesis"),
            "perhaps": document.required
            and (_is_near_optional_words(document) or _is_marked_not_needed_below(ad, document)),
            "whether it may be left out": not document.required
            and not is_item
            and not _is_near_optional_words(document),
            "not asked for": document.required
            and not is_item
            and not contains_word_of_evidence_group("encloses", text)
            and not contains_word_of_evidence_group("must", text),
            "of an employer": kind == "transcripts"
            and contains_word_of_evidence_group("employer", text),
            "of which kind": _VAGUE.fullmatch(document.name) is not None,
            "twice": bool(kind) and len(same) > 1,
            "several limits": not is_item and len(limits) > len(beside),
        },
    )


KNOWN_BESIDE: Final = 2  # documents in the same list
# What an applicant writes into the form or the letter, and what only some applicants have.
_NO_FILE: Final = re.compile(
    r"^(?:the\s+)?(?:full\s+|complete\s+)?"
    r"(?:names?|address(?:es)?|e-?mail|phone|contact|namn|adress\w*|telefon\w*|kontakt\w*)\b|\bany\b",
    re.IGNORECASE,
)


def _is_listed_with_known_documents(ad: Advertisement, document: RequestedDocument) -> bool:
    """Whether a required document of unknown type is in a list with at least two known documents."""
    if (
        not document.is_fully_printed
        or not document.required
        or _NO_FILE.search(document.source.text)
    ):
        return False
    part = ad.part_at(document.source.start)
    items = [line.piece for line in part.lines if line.list_tag] if part else []
    known = {one.source for one in ad.posting.documents if one.kind and one.is_fully_printed}
    places = {(piece.start, piece.end) for piece in items}
    beside = {(one.start, one.end) for one in known} & places
    return (document.source.start, document.source.end) in places and len(beside) >= KNOWN_BESIDE


# Of degrees, of grades or of employments.
_VAGUE: Final = re.compile(r"certificates?|intyg", re.IGNORECASE)
_MAYBE: Final = re.compile(
    r"\b(?:may|gärna|helst|preferably|kan\s+(?:även\s+|också\s+)?bifogas|får\s+(?:även|också)|welcome"
    r"|välkom\w*|eventuell\w*|ev\.|optional\w*|valfri\w*|frivillig\w*|voluntary"
    r"|if\s+(?:you|available|any|applicable|relevant|possible|there)"
    r"|where\s+(?:applicable|relevant|available)|om\s+(?:du|den|det|sådan\w*|tillämpligt|möjligt|ni)"
    r"|(?:not|no|inte|ej|inget|inga|utan|without)"
    r"(?!\s+(?:more|longer|later|exceed\w*|over|mer|längre|äldre|senare|än)))\b",
    re.IGNORECASE,
)
# Characters between a document and what makes it optional, in a sentence and in an item of a list.
NEAR, NEAR_IN_ITEM = 70, 30


def _is_near_optional_words(document: RequestedDocument) -> bool:
    """Whether words such as "if available" are near the name of a document."""
    text, name = document.source.text, document.name
    at = max(0, text.casefold().find(name.casefold()))
    near = NEAR_IN_ITEM if document.is_fully_printed else NEAR
    begin, end = max(0, at - near), at + len(name)
    window = text[begin : end + near]
    return any(
        not (
            found.start() >= end - begin
            and (
                AND_AT_END.search(window[: found.start()])
                or _ALTERNATIVE.search(window[end - begin : found.start()])
            )
        )
        for found in _MAYBE.finditer(window)
    )


# "your thesis, or a draft of it if it is not finished": one of the two is needed.
_ALTERNATIVE: Final = re.compile(r"\b(?:or|eller)\s+(?:an?|the|ett|en)\s+\w+", re.IGNORECASE)


_REFUSED: Final = re.compile(
    r"(?:nej|no|valfri\w*|optional|frivillig\w*|if any|ev\.?)\W*", re.IGNORECASE
)
CELLS: Final = 2  # lines below a document that may be cells of its row
BELOW: Final = 120  # characters


def _is_marked_not_needed_below(ad: Advertisement, document: RequestedDocument) -> bool:
    """Whether one of the next table cells says that the document is not needed."""
    end = document.source.end
    below = [line.strip() for line in ad.text[end : end + BELOW].split("\n") if line.strip()]
    return any(_REFUSED.fullmatch(line) for line in below[:CELLS])
