"""Leaves ticked only what two independent things speak for, and nothing against."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from vacancies.parser.evidence import (
    of_applying,
    of_documents,
    of_people,
    of_place,
    of_terms,
    of_title,
)
from vacancies.parser.evidence.advertisement import Advertisement, Evidence
from vacancies.parser.text.results import ParsedPosting

RULES: Final[Mapping[str, Callable[[Advertisement], Evidence]]] = {
    "kind": of_title.evidence_of_kind,
    "duration": of_terms.evidence_of_duration,
    "extent": of_terms.evidence_of_extent,
    "teaching": of_terms.evidence_of_teaching,
    "start": of_terms.evidence_of_start,
    "salary": of_terms.evidence_of_salary,
    "positions": of_terms.evidence_of_positions,
    "place": of_place.evidence_of_place,
    "deadline": of_applying.evidence_of_deadline,
    "continuous": of_applying.evidence_of_continuous,
    "email": of_applying.evidence_of_email,
    "link": of_applying.evidence_of_link,
    "language": of_applying.evidence_of_language,
}


def with_ticks_by_evidence(posting: ParsedPosting) -> ParsedPosting:
    """Return the posting; facts, people and documents without enough evidence are not certain."""
    ad = Advertisement(posting)
    doubted = {
        rule
        for rule in {fact.rule for fact in posting.facts if fact.certain}
        if rule in RULES and not RULES[rule](ad).is_enough
    }
    return replace(
        posting,
        is_title_certain=of_title.evidence_of_title(ad).is_enough,
        facts=tuple(
            replace(one, certain=False) if one.rule in doubted else one for one in posting.facts
        ),
        contacts=tuple(
            replace(one, certain=one.certain and of_people.evidence_of_contact(ad, one).is_enough)
            for one in posting.contacts
        ),
        supervisors=tuple(
            replace(
                one, certain=one.certain and of_people.evidence_of_supervisor(ad, one).is_enough
            )
            for one in posting.supervisors
        ),
        slots=tuple(
            replace(
                one, certain=one.certain and of_documents.evidence_of_document(ad, one).is_enough
            )
            for one in posting.slots
        ),
    )
