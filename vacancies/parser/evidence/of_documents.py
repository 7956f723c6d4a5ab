"""Evidence for and against the documents that an ad asks for, and their rules."""

import re
from typing import Final

from vacancies.parser.entities.document_limits import AND_THEN, PAGES
from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    contains_evidence_word,
    evidence_from_conditions,
)
from vacancies.parser.text.results import RequestedDocument

APPLYING: Final = ("how_to_apply", "deadline")


def evidence_of_document(ad: Advertisement, document: RequestedDocument) -> Evidence:
    text, kind, is_item = document.source.text, document.kind, document.whole
    same = {one.required for one in ad.posting.slots if one.kind == kind}
    beside = [one for one in ad.posting.slots if one.source == document.source]
    limits = {one["pages"] for one in PAGES.finditer(text)} if document.max_pages else set()
    return evidence_from_conditions(
        {
            "known": bool(kind),
            "listed": is_item,
            "asked": contains_evidence_word("encloses", text),
            "about applying": ad.section_field_at(document.source.start) in APPLYING,
        },
        {
            "no kind": not kind,
            "whose thesis": kind == "thesis"
            and not (is_item and ad.fact_value("kind") != "thesis"),
            "perhaps": document.required
            and (_may_be_left_out(document) or _is_marked_not_needed_below(ad, document)),
            "whether it may be left out": not document.required
            and not is_item
            and not _may_be_left_out(document),
            "not asked for": document.required
            and not is_item
            and not contains_evidence_word("encloses", text)
            and not contains_evidence_word("must", text),
            "of an employer": kind == "transcripts" and contains_evidence_word("employer", text),
            "twice": bool(kind) and len(same) > 1,
            "several limits": not is_item and len(limits) > len(beside),
        },
    )


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


def _may_be_left_out(document: RequestedDocument) -> bool:
    """Whether words such as "if available" are near the name of a document."""
    text, name = document.source.text, document.name
    at = max(0, text.casefold().find(name.casefold()))
    near = NEAR_IN_ITEM if document.whole else NEAR
    begin, end = max(0, at - near), at + len(name)
    window = text[begin : end + near]
    return any(
        not (found.start() >= end - begin and AND_THEN.search(window[: found.start()]))
        for found in _MAYBE.finditer(window)
    )


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
