"""Makes the demo's facts: vocabularies, people, areas and vacancies, each published as it is made.

Everything goes through Wagtail's own actions and revisions, so that its history is that of content
an editor made, except that nobody's name stands in it.
"""

import uuid
from collections.abc import Iterable
from typing import Any, Final

from wagtail.actions.create import CreateAction
from wagtail.models import DraftStateMixin

from groupsite.demo.content.areas import DemoArea
from groupsite.demo.content.organisations import DemoOrganisation
from groupsite.demo.content.people import DemoPerson, DemoRole
from groupsite.demo.content.vacancies import DemoDocumentKind, DemoDocumentRule, DemoVacancy
from people.models import (
    Organisation,
    OrganisationText,
    Person,
    PersonRole,
    Role,
    RoleText,
)
from research.models import AreaMember, Keyword, KeywordText, ResearchArea
from vacancies.choices import Method, Salary
from vacancies.models import (
    DocumentKind,
    DocumentKindText,
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
STEP: Final = 10  # leaves room between neighbours of an order


def key_of(record: DemoPerson | DemoArea | DemoVacancy) -> uuid.UUID:
    return uuid.uuid5(KEYS, f"{type(record).__name__}:{record.key}")


def make(record: Any) -> Any:
    """Saves new content and, where it can be a draft, publishes it. Raises what validation finds."""
    # Cleaned when it is saved: slugs and sort keys are set by then.
    CreateAction(record, clean=False).execute(skip_permission_checks=True)
    record.full_clean()
    if isinstance(record, DraftStateMixin):
        record.latest_revision.publish()
        record.refresh_from_db()
    return record


def in_order[Row: Any](rows: Iterable[Row]) -> list[Row]:
    """Child rows, numbered in their order."""
    numbered = list(rows)
    for number, row in enumerate(numbered):
        row.sort_order = number
    return numbered


def make_organisations(demo: Iterable[DemoOrganisation]) -> Found:
    """By key. A parent stands before its parts."""
    made: Found = {}
    for one in demo:
        texts = [
            OrganisationText(
                language=language,
                name=words.name,
                place=words.place,
                text=words.text,
                graduate_school=words.graduate_school,
            )
            for language, words in one.words.items()
        ]
        made[one.key] = make(
            Organisation(
                kind=one.kind,
                parent=made.get(one.parent),
                abbreviation=one.abbreviation,
                url=one.url,
                texts=texts,
            )
        )
    return made


def make_roles(demo: Iterable[DemoRole]) -> Found:
    made: Found = {}
    for one in demo:
        texts = [
            RoleText(language=language, name=words.name, plural=words.plural)
            for language, words in one.words.items()
        ]
        made[one.key] = make(Role(sort_order=one.sort_order, texts=texts))
    return made


def make_document_kinds(demo: Iterable[DemoDocumentKind]) -> Found:
    made: Found = {}
    for number, one in enumerate(demo, start=1):
        texts = [DocumentKindText(language=code, name=name) for code, name in one.words.items()]
        made[one.key] = make(DocumentKind(sort_order=number * STEP, texts=texts))
    return made


def make_people(demo: Iterable[DemoPerson], organisations: Found, roles: Found) -> Found:
    return {
        one.key: make(
            Person(
                key=key_of(one),
                given_name=one.given_name,
                family_name=one.family_name,
                honorific=one.honorific,
                email=one.email,
                roles=in_order(
                    PersonRole(role=roles[role], organisation=organisations[organisation])
                    for role, organisation in one.roles
                ),
            )
        )
        for one in demo
    }


def make_areas(demo: Iterable[DemoArea], people: Found) -> Found:
    made: Found = {}
    for number, one in enumerate(demo, start=1):
        area = ResearchArea(
            key=key_of(one),
            name=one.name,
            figure=one.figure,
            sort_order=number * STEP,
            members=in_order(AreaMember(person=people[member]) for member in one.members),
        )
        area.keywords.add(*(_keyword(words.typed, words.words) for words in one.keywords))
        made[one.key] = make(area)
    return made


def _keyword(typed: str, words: dict[str, str]) -> Keyword:
    """The keyword, with a row for each language that it was not typed in."""
    keyword: Keyword | None = Keyword.objects.filter(name=typed).first()
    if keyword is not None:
        return keyword
    others = {language: name for language, name in words.items() if language != TYPED_IN}
    texts = [KeywordText(language=language, name=name) for language, name in others.items()]
    return make(Keyword(name=typed, typed_in=TYPED_IN, texts=texts))


def make_vacancy(demo: DemoVacancy, found: dict[str, Found]) -> Vacancy:
    """`found` holds what was made before, by the name of the room in `DemoVacancy`."""
    people, organisations = found["people"], found["organisations"]
    vacancy = Vacancy(
        **_own_facts(demo),
        organisation=organisations[demo.organisation],
        supervisors=in_order(VacancySupervisor(person=people[one]) for one in demo.supervisors),
        contacts=in_order(VacancyContact(person=people[one]) for one in demo.contacts),
        programmes=in_order(
            VacancyProgramme(organisation=organisations[one]) for one in demo.programmes
        ),
        document_rules=in_order(
            _document_rule(rule, found["document_kinds"][rule.kind]) for rule in demo.document_rules
        ),
    )
    vacancy.areas.set([found["areas"][area] for area in demo.areas])
    if obstacles := vacancy.obstacles():
        raise ValueError(f"The vacancy “{demo.key}” cannot be published: {obstacles}")
    return make(vacancy)


def _own_facts(demo: DemoVacancy) -> dict[str, Any]:
    return {
        "key": key_of(demo),
        "name": demo.name,
        "kind": demo.kind,
        "reference": demo.reference,
        "positions_min": demo.positions,
        "opens_on": demo.opens,
        "deadline_on": demo.deadline,
        "time_zone": demo.deadline_zone,
        "continuous_evaluation": demo.continuous_evaluation,
        "employment_form": demo.employment,
        "extent_percent": demo.extent_percent,
        "duration_min": demo.duration_min_months,
        "duration_max": demo.duration_max_months,
        "teaching_percent": demo.teaching_percent,
        "salary": Salary.AMOUNT,
        "salary_amount": demo.salary_amount,
        "salary_currency": demo.salary_currency,
        "salary_period": demo.salary_period,
        "salary_valid_from": demo.salary_valid_from,
        "application_method": Method.FORM,
        "application_language": demo.application_language,
    }


def _document_rule(demo: DemoDocumentRule, kind: DocumentKind) -> DocumentRule:
    (file_type,) = demo.file_types
    return DocumentRule(
        kind=kind,
        required=demo.required,
        max_files=demo.max_files,
        max_pages=demo.pages,
        asks_for_name=demo.name_asked,
        file_type=file_type,
        max_megabytes=demo.max_megabytes,
    )
