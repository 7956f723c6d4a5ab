"""Creates and publishes the demo's records, by Wagtail's actions, in the history as an editor's, unnamed."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db import models
from wagtail.actions.create import CreateAction
from wagtail.models import DraftStateMixin

from groupsite.demo import factories
from groupsite.demo.content.areas import DemoArea
from groupsite.demo.content.files import ByLanguage
from groupsite.demo.content.organisations import GROUP, DemoOrganisation
from groupsite.demo.content.people import DemoPerson, DemoRole
from groupsite.demo.content.vacancies import DemoDocumentKind, DemoVacancy
from groupsite.demo.factories import set_sort_order, text_rows
from people.models import Organisation, Person, PersonLink, PersonRole, PersonText, Role
from research.models import AreaMember, Keyword, KeywordText, ResearchArea
from vacancies.models import (
    ContactText,
    DocumentKind,
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancyProgramme,
    VacancySupervisor,
)

type Found = dict[str, Any]

# A record's permanent key follows from its name here: an area's mark is the same on every machine.
KEYS: Final = uuid.UUID("2f1c7c59-5a0e-4d0c-9a55-6f6d5b8f2f10")
TYPED_IN: Final = "en"
EXAMPLE: Final = "https://www.example.org/"


def record_key(record: DemoPerson | DemoArea | DemoVacancy) -> uuid.UUID:
    return uuid.uuid5(KEYS, f"{type(record).__name__}:{record.key}")


def save_and_publish(record: models.Model) -> Any:
    """Save a new record and publish it if it has drafts. Raises ValidationError."""
    # Cleaned when it is saved: slugs and sort keys are set by then.
    CreateAction(record, clean=False).execute(skip_permission_checks=True)
    record.full_clean()
    if isinstance(record, DraftStateMixin):
        record.latest_revision.publish()
        record.refresh_from_db()
    return record


def build_organisation(one: DemoOrganisation, parent: Organisation | None = None) -> Organisation:
    texts = {code: vars(texts) for code, texts in one.texts.items()}
    return factories.build_organisation_with_texts(one.kind, texts, parent=parent, **one.facts)


def build_role(one: DemoRole, listed_under: Role | None = None) -> Role:
    texts = {code: vars(texts) for code, texts in one.texts.items()}
    return factories.build_role_with_texts(
        texts, sort_order=one.sort_order, listed_under=listed_under
    )


def build_document_kind(one: DemoDocumentKind) -> DocumentKind:
    return factories.build_document_kind_with_names(one.names, sort_order=one.sort_order)


def make_organisations(demo: Iterable[DemoOrganisation]) -> Found:
    """Create organisations, given with parents before their units; return them by key."""
    made: Found = {}
    for one in demo:
        made[one.key] = save_and_publish(build_organisation(one, made.get(one.parent)))
    return made


def make_roles(demo: Iterable[DemoRole]) -> Found:
    made: Found = {}
    for one in demo:
        made[one.key] = save_and_publish(build_role(one, made.get(one.listed_under)))
    return made


def make_document_kinds(demo: Iterable[DemoDocumentKind]) -> Found:
    return {one.key: save_and_publish(build_document_kind(one)) for one in demo}


def make_people(demo: Iterable[DemoPerson], found: dict[str, Found]) -> Found:
    return {one.key: save_and_publish(_build_person(one, found)) for one in demo}


def _build_person(one: DemoPerson, found: dict[str, Found]) -> Person:
    where_now = {code: {"where_now": text} for code, text in one.where_now.items()}
    return Person(
        key=record_key(one),
        **one.facts,
        roles=set_sort_order(_build_person_role(dict(row), found) for row in one.roles),
        texts=text_rows(PersonText, where_now),
        links=set_sort_order(PersonLink(kind=kind, url=EXAMPLE) for kind in one.links),
    )


def _build_person_role(row: dict[str, Any], found: dict[str, Found]) -> PersonRole:
    role, organisation = row.pop("role"), row.pop("organisation", GROUP.key)
    return PersonRole(
        role=found["roles"][role], organisation=found["organisations"][organisation], **row
    )


def make_areas(demo: Iterable[DemoArea], people: Found) -> Found:
    made: Found = {}
    for one in demo:
        area = ResearchArea(
            key=record_key(one),
            name=one.name,
            figure=one.figure,
            lead=people[one.lead] if one.lead else None,
            sort_order=one.sort_order,
            members=set_sort_order(AreaMember(person=people[member]) for member in one.members),
        )
        area.keywords.add(*(_get_or_create_keyword(words) for words in one.keywords))
        made[one.key] = save_and_publish(area)
    return made


def _get_or_create_keyword(words: ByLanguage[str]) -> Keyword:
    """Return the keyword with this English name; create it, with its translations, if missing."""
    typed = words[TYPED_IN]
    keyword: Keyword | None = Keyword.objects.filter(name=typed).first()
    if keyword is not None:
        return keyword
    others = {code: {"name": name} for code, name in words.items() if code != TYPED_IN}
    texts = text_rows(KeywordText, others)
    return save_and_publish(Keyword(name=typed, typed_in=TYPED_IN, texts=texts))


def vacancy_field_values(demo: DemoVacancy) -> dict[str, Any]:
    """Return the vacancy's field values, converted by its model fields (numbers to Decimal)."""
    fields = Vacancy._meta
    return {name: fields.get_field(name).to_python(fact) for name, fact in demo.facts.items()}


def make_vacancy(demo: DemoVacancy, found: dict[str, Found]) -> Vacancy:
    """Create and publish a vacancy. `found`: records by type and key. Raises ValueError if incomplete."""
    organisations = found["organisations"]
    programmes = (organisations[one] for one in demo.programmes)
    vacancy = Vacancy(
        key=record_key(demo),
        **vacancy_field_values(demo),
        organisation=organisations[demo.organisation],
        areas=[found["areas"][area] for area in demo.areas],
        supervisors=set_sort_order(
            VacancySupervisor(**_supervisor_or_contact_fields(one, found))
            for one in demo.supervisors
        ),
        contacts=set_sort_order(_build_contact(one, found) for one in demo.contacts),
        programmes=set_sort_order(VacancyProgramme(organisation=one) for one in programmes),
        document_rules=set_sort_order(_build_document_rule(one, found) for one in demo.documents),
    )
    if publishing_errors := vacancy.publishing_errors():
        raise ValueError(f"The vacancy “{demo.key}” cannot be published: {publishing_errors}")
    return save_and_publish(vacancy)


def _supervisor_or_contact_fields(
    row: str | Mapping[str, Any], found: dict[str, Found]
) -> dict[str, Any]:
    """Return the fields of a supervisor or contact, from a person's key or a table of fields."""
    given = {"person": row} if isinstance(row, str) else dict(row)
    if "person" in given:
        given["person"] = found["people"][given["person"]]
    return given


def _build_contact(row: str | Mapping[str, Any], found: dict[str, Found]) -> VacancyContact:
    given = _supervisor_or_contact_fields(row, found)
    roles = {code: {"role": role} for code, role in given.pop("role", {}).items()}
    return VacancyContact(**given, texts=text_rows(ContactText, roles))


def _build_document_rule(row: dict[str, Any], found: dict[str, Found]) -> DocumentRule:
    return DocumentRule(**{"max_files": None, **row, "kind": found["document_kinds"][row["kind"]]})
