"""The page and the facts that exist already, as values that a second text is compared with."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils import translation
from django.utils.text import capfirst

from vacancies.models import Vacancy, VacancyPage
from vacancies.models.pages import SECTIONS
from vacancies.parser.entities.document_names import kind_of
from vacancies.parser.pairing.differences import COMPARED, COMPLETED_BY, OFFERED
from vacancies.parser.pairing.likeness import fold
from vacancies.parser.pairing.passages import EXTRA, LEAD, Passage, of_lead, of_rich_text
from vacancies.parser.pairing.stated import Stated, StatedContact, StatedDocument

FIELDS: Final = tuple(
    dict.fromkeys(
        name
        for names in (*(rule[1] for rule in (*COMPARED, *OFFERED)), *COMPLETED_BY.values())
        for name in names
    )
)


def passages_of(page: VacancyPage) -> list[Passage]:
    """Return the sections of a page in their order, each divided at the headings within it."""
    found = of_lead(page.lead.split("\n\n"))
    meta: Any = page._meta
    with translation.override(page.locale.language_code):
        for name in SECTIONS:
            label = capfirst(str(meta.get_field(name).verbose_name))
            found += of_rich_text(name, name, label, getattr(page, name))
    for block in page.extra_sections:
        heading, text = str(block.value["heading"]), block.value["text"].source
        found += of_rich_text(f"{EXTRA}{block.id}", "", heading, text)
    return found


def written_places(page: VacancyPage) -> frozenset[str]:
    """Return the places of a page that have a text."""
    found = {name for name in (LEAD, *SECTIONS) if getattr(page, name)}
    return frozenset(found | {f"{EXTRA}{block.id}" for block in page.extra_sections})


def stated_of(vacancy: Vacancy) -> Stated:
    """Return what a record states; a vacancy that is not saved may be given its rows."""
    values = {name: getattr(vacancy, name) for name in FIELDS if name != "organisation"}
    return Stated(
        values={**values, "organisation": vacancy.organisation_id},
        contacts=tuple(
            StatedContact(str(place), one.shown_name, one.shown_email, one.shown_phone)
            for place, one in enumerate(vacancy.contacts.all())
        ),
        supervisors=tuple(str(one) for one in vacancy.supervisors.all()),
        documents=tuple(
            _document(str(place), rule) for place, rule in enumerate(vacancy.document_rules.all())
        ),
    )


def _document(key: str, rule: Any) -> StatedDocument:
    names = [row.name for row in rule.kind.texts.all()]
    return StatedDocument(key, _kind(names), frozenset(map(fold, names)), rule.max_pages)


def _kind(names: Iterable[str]) -> str:
    return next(filter(None, map(kind_of, names)), "")
