"""Reads an existing page and its facts, to compare a text in another language with them."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils import translation
from django.utils.text import capfirst

from vacancies.models import Vacancy, VacancyPage
from vacancies.models.pages import SECTION_FIELDS
from vacancies.parser.entities.document_names import kind_of_document_name
from vacancies.parser.pairing.differing_facts import (
    ACCOMPANYING_FIELDS,
    COMPARED_FIELDS_BY_RULE,
    OFFERED_FIELDS_BY_RULE,
)
from vacancies.parser.pairing.existing_facts import ExistingContact, ExistingDocument, ExistingFacts
from vacancies.parser.pairing.passage_likeness import fold_case_and_accents
from vacancies.parser.pairing.passages import (
    EXTRA_SECTION_PREFIX,
    LEAD,
    Passage,
    passages_of_lead,
    passages_of_rich_text,
)

COMPARED_FIELDS: Final = tuple(
    dict.fromkeys(
        name
        for names in (
            *(rule[1] for rule in (*COMPARED_FIELDS_BY_RULE, *OFFERED_FIELDS_BY_RULE)),
            *ACCOMPANYING_FIELDS.values(),
        )
        for name in names
    )
)


def passages_of_page(page: VacancyPage) -> list[Passage]:
    """Return a page's introduction and sections as passages, divided at the headings within them."""
    found = passages_of_lead(page.lead.split("\n\n"))
    meta: Any = page._meta
    with translation.override(page.locale.language_code):
        for name in SECTION_FIELDS:
            label = capfirst(str(meta.get_field(name).verbose_name))
            found += passages_of_rich_text(name, name, label, getattr(page, name))
    for block in page.extra_sections:
        heading, text = str(block.value["heading"]), block.value["text"].source
        found += passages_of_rich_text(f"{EXTRA_SECTION_PREFIX}{block.id}", "", heading, text)
    return found


def fields_with_text(page: VacancyPage) -> frozenset[str]:
    """Return the names of the page's fields with text, and the keys of its extra sections."""
    found = {name for name in (LEAD, *SECTION_FIELDS) if getattr(page, name)}
    return frozenset(found | {f"{EXTRA_SECTION_PREFIX}{block.id}" for block in page.extra_sections})


def existing_facts_of_vacancy(vacancy: Vacancy) -> ExistingFacts:
    """Return the facts of a vacancy or its draft, as values to compare a parsed text with."""
    values = {name: getattr(vacancy, name) for name in COMPARED_FIELDS if name != "organisation"}
    return ExistingFacts(
        values={**values, "organisation": vacancy.organisation_id},
        contacts=tuple(
            ExistingContact(str(place), one.shown_name, one.shown_email, one.shown_phone)
            for place, one in enumerate(vacancy.contacts.all())
        ),
        supervisors=(
            *(str(one) for one in vacancy.supervisors.all()),
            *vacancy.external_supervisor.split(";"),
        ),
        documents=tuple(
            _existing_document_of_rule(str(place), rule)
            for place, rule in enumerate(vacancy.document_rules.all())
        ),
    )


def _existing_document_of_rule(key: str, rule: Any) -> ExistingDocument:
    names = [row.name for row in rule.kind.texts.all()]
    return ExistingDocument(
        key,
        _first_document_kind_key(names),
        frozenset(map(fold_case_and_accents, names)),
        rule.max_pages,
    )


def _first_document_kind_key(names: Iterable[str]) -> str:
    return next(filter(None, map(kind_of_document_name, names)), "")
