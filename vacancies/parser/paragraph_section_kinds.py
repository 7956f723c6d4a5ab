"""Finds the kind of section of a paragraph without a heading, by its words and the list below it."""

import re
from functools import lru_cache
from typing import Final

from vacancies.parser.entities.contact_details import find_emails
from vacancies.parser.entities.document_names import document_near_beginning, named_documents_in
from vacancies.parser.text import sentences
from vacancies.parser.text.cue_words import has_cue_word
from vacancies.parser.text.results import Piece
from vacancies.parser.text.section_kinds import fold_to_plain_words, section_scores_of_text
from vacancies.parser.text.vocabulary import SECTION_WORDS

FIRST, LATER, OF_TEXT = 3.0, 1.0, 0.4  # weights
LEAST, MARGIN = 3.0, 0.5
# Of a list: how many of its words must speak for a kind, and how much clearer than for the next.
LEAST_OF_LIST, CLEARER = 0.8, 0.4
LONGEST_READ: Final = 1200  # characters

_OPENINGS: Final = {
    kind: tuple(
        opening.strip()
        for line in words.splitlines()
        for opening in line.split("|")
        if opening.strip()
    )
    for kind, words in SECTION_WORDS["paragraphs"].items()
}


def section_kind_of_paragraph(paragraph: str, items: tuple[str, ...]) -> str:
    """Return the kind of section that a paragraph with the list below it belongs to; empty if unclear."""
    if items and is_list_of_application_documents(items):
        return "how_to_apply"
    scores = _scores_by_kind_from_words(paragraph) if paragraph else {}
    for kind, score in _scores_by_documents_and_addresses(paragraph[:LONGEST_READ]).items():
        scores[kind] = scores.get(kind, 0) + score
    if items:
        of_list = section_scores_of_text(" \n ".join(items)[:LONGEST_READ])
        for kind, score in of_list.items():
            scores[kind] = scores.get(kind, 0) + LIST_WEIGHT * score
        if is_list_of_tasks(items):
            scores["responsibilities"] += ACTIONS_WEIGHT
    ranked = sorted(scores, key=lambda kind: scores[kind], reverse=True)
    best, next_best = scores[ranked[0]], scores[ranked[1]]
    if paragraph:
        is_clear = best >= LEAST and best > next_best + MARGIN
    else:
        is_clear = best >= LEAST_OF_LIST and best > next_best + CLEARER
    return ranked[0] if is_clear else ""


def _scores_by_documents_and_addresses(paragraph: str) -> dict[str, float]:
    """Return scores by section kind from a paragraph's documents, addresses and dates."""
    kinds = {document.kind for _start, document in named_documents_in(paragraph)}
    has_address = bool(find_emails(paragraph)) or "https://" in paragraph
    applies = has_cue_word("deadline", "apply", paragraph)
    is_asked = _ASKS_WHOM.search(paragraph) is not None and has_address and len(kinds) < 2
    asks_for = len(kinds) > 1 and applies
    is_dated = has_cue_word("deadline", "named", paragraph) or (applies and has_address)
    found = {"contacts": OF_CONTENTS} if is_asked else {}
    if not is_asked and (asks_for or is_dated) and bool(kinds or has_address):
        found["how_to_apply"] = OF_CONTENTS
    return found


_ASKS_WHOM: Final = re.compile(
    r"question|enquir|inquir|further\s+information|more\s+information|contact\b|frågor|upplysning|kontakta|vill\s+du\s+veta|undrar",
    re.IGNORECASE,
)
OF_CONTENTS: Final = 3.0


# "utveckla metoder", "Design estimators", "running simulations": what somebody does.
_ACTION: Final = re.compile(
    r"(?:to\s+|att\s+)?(?:[a-zåäö]+a\b|[A-ZÅÄÖ]?[a-z]+ing\b|(?:"
    + "|".join(SECTION_WORDS["actions"].split())
    + r")\b)",
    re.IGNORECASE,
)
_NO_ACTION: Final = re.compile(
    r"(?:goda|bra|en|examina|erfarna|own|training|strong|programming"
    r"|teaching\s+(?:exp|qual|cert|port))",
    re.IGNORECASE,
)
ACTIONS_WEIGHT: Final = 1.5


def is_list_of_tasks(items: tuple[str, ...]) -> bool:
    found = sum(bool(_ACTION.match(item)) and not _NO_ACTION.match(item) for item in items)
    return found >= LEAST_DOCUMENTS * len(items)


LIST_WEIGHT: Final = 0.5
LEAST_DOCUMENTS: Final = 0.6  # of the items of a list


def is_list_of_application_documents(items: tuple[str, ...]) -> bool:
    kinds = [document.kind for item in items if (document := document_near_beginning(item))]
    return len(kinds) >= LEAST_DOCUMENTS * len(items) and bool({"cv", "letter"} & set(kinds))


@lru_cache(maxsize=2000)
def _cached_kinds_and_scores(text: str) -> tuple[tuple[str, float], ...]:
    scores = {kind: OF_TEXT * score for kind, score in section_scores_of_text(text).items()}
    for place, sentence in enumerate(sentences.split_sentences(Piece(text, 0, len(text)))):
        begins = fold_to_plain_words(sentence.text)
        for kind, openings in _OPENINGS.items():
            lengths = [len(one) for one in openings if begins.startswith(one)]
            if lengths:
                weight = FIRST if place == 0 else LATER
                scores[kind] = scores.get(kind, 0) + weight + 0.02 * max(lengths)
    return tuple(scores.items())


def _scores_by_kind_from_words(text: str) -> dict[str, float]:
    return dict(_cached_kinds_and_scores(text[:LONGEST_READ]))
