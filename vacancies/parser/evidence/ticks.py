"""Marks the facts with too little evidence, so that the review does not tick them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.evidence import (
    of_applying,
    of_documents,
    of_people,
    of_place,
    of_reference,
    of_start,
    of_terms,
    of_title,
)
from vacancies.parser.evidence.advertisement import Advertisement, Evidence
from vacancies.parser.text.results import Contact, ParsedPosting, RequestedDocument, Supervisor

RULES: Final[Mapping[str, Callable[[Advertisement], Evidence]]] = {
    "kind": of_title.evidence_of_position_kind,
    "reference": of_reference.evidence_of_reference,
    "duration": of_terms.evidence_of_duration,
    "extent": of_terms.evidence_of_extent,
    "teaching": of_terms.evidence_of_teaching_share,
    "start": of_start.evidence_of_start,
    "salary": of_terms.evidence_of_salary,
    "positions": of_terms.evidence_of_number_of_positions,
    "place": of_place.evidence_of_place,
    "deadline": of_applying.evidence_of_deadline,
    "continuous": of_applying.evidence_of_continuous_evaluation,
    "email": of_applying.evidence_of_application_email,
    "link": of_applying.evidence_of_application_link,
    "language": of_applying.evidence_of_application_language,
}


def without_unproved_ticks(posting: ParsedPosting, known_objects: KnownObjects) -> ParsedPosting:
    """Return the posting; its title, facts and rows with too little evidence will not be ticked."""
    ad = Advertisement(posting, known_objects)
    proved = {rule: RULES[rule](ad).is_conclusive for rule in RULES if ad.facts_for_rule(rule)}
    return replace(
        posting,
        is_title_certain=of_title.evidence_of_title(ad).is_conclusive,
        facts=tuple(replace(one, has_evidence=proved.get(one.rule, True)) for one in posting.facts),
        contacts=_mark_unproved_rows_uncertain(ad, posting.contacts, of_people.evidence_of_contact),
        supervisors=_mark_unproved_rows_uncertain(
            ad, posting.supervisors, of_people.evidence_of_supervisor
        ),
        documents=_mark_unproved_rows_uncertain(
            ad, posting.documents, of_documents.evidence_of_document
        ),
    )


def _mark_unproved_rows_uncertain[Row: (Contact, Supervisor, RequestedDocument)](
    ad: Advertisement, rows: Iterable[Row], evidence_of: Callable[[Advertisement, Row], Evidence]
) -> tuple[Row, ...]:
    """Return the rows; those with too little evidence are marked as uncertain."""
    return tuple(
        one
        if not one.certain or evidence_of(ad, one).is_conclusive
        else replace(one, certain=False)
        for one in rows
    )
