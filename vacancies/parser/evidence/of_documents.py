"""What speaks for a document that an advertisement asks for, and for its rules."""

import re
from typing import Final

from vacancies.parser.entities.document_limits import OPTIONAL, PAGES
from vacancies.parser.evidence.advertisement import Advertisement, Evidence, evidence
from vacancies.parser.text.results import RequestedDocument

APPLYING: Final = ("how_to_apply", "deadline")
_ASKED: Final = re.compile(
    r"\b(?:attach|enclos|includ|upload|contain|consist|submit|send|provid|add\b|append|bifog|innehåll|skick|mejla|ladda\s+upp|bestå|fog|lämna)",
    re.IGNORECASE,
)
_MAYBE: Final = re.compile(
    r"\b(?:may|gärna|helst|preferably|kan\s+(?:även\s+|också\s+)?bifogas|får\s+(?:även|också)|welcome|välkom\w*|eventuell\w*|ev\.|optional\w*|valfri\w*"
    r"|if\s+(?:you|available|any|applicable|relevant|possible|there)|where\s+(?:applicable|relevant|available)|om\s+(?:du|den|det|sådan\w*|tillämpligt|möjligt|ni)"
    r"|(?:not|no|inte|ej|inget|inga|utan|without)(?!\s+(?:more|longer|later|exceed\w*|over|mer|längre|äldre|senare|än)))\b",
    re.IGNORECASE,
)
NEAR: Final = 70  # characters between a document and what makes it optional


def evidence_of_document(ad: Advertisement, document: RequestedDocument) -> Evidence:
    text = document.source.text
    same = [one for one in ad.posting.slots if one.kind == document.kind and document.kind]
    is_sentence = not document.whole
    return evidence(
        {
            "known": bool(document.kind),
            "listed": document.whole,
            "asked": _ASKED.search(text) is not None,
            "about applying": _field_at(ad, document.source.start) in APPLYING,
        },
        {
            "no kind": not document.kind,
            "thesis of a thesis project": document.kind == "thesis"
            and (is_sentence or ad.value("kind") == "thesis"),
            "perhaps": is_sentence and document.required and _may_be_left_out(text, document.name),
            "twice": len(same) > 1 and len({one.required for one in same}) > 1,
            "several limits": document.max_pages is not None
            and not document.whole
            and len({one["pages"] for one in PAGES.finditer(text)}) > 1,
        },
    )


def _may_be_left_out(text: str, name: str) -> bool:
    """Whether words such as "if available" stand near the name of a document."""
    at = max(0, text.casefold().find(name.casefold()))
    return _MAYBE.search(text[max(0, at - NEAR) : at + len(name) + NEAR]) is not None


def _field_at(ad: Advertisement, start: int) -> str:
    for part in ad.posting.source_parts:
        for line in part.lines:
            if line.piece.start <= start < line.piece.end:
                return part.field
    return ""
