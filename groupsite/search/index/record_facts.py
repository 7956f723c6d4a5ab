"""Searchable facts of records besides the texts of their pages: names, roles, programmes, keywords.

Facts of people and areas that are not public are left out, so that a search cannot reveal them (R45).
Each function makes a constant number of queries. `affected_documents.py` declares what they read.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.models import Person, PersonRole, PersonText
from people.models.persons import local_date
from research.models import (
    AreaMember,
    Project,
    ProjectFunder,
    ProjectMember,
    ResearchArea,
    ResearchAreaPage,
    TaggedArea,
)
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT, position_kind_choices
from vacancies.models import Vacancy, VacancyProgramme, VacancySupervisor
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS

LABELS: Final[dict[str, Any]] = {
    "name": _("Name"),
    "role": _("Role"),
    "now": _("Now"),
    "keyword": _("Keyword"),
    "lead": pgettext_lazy("who leads", "Lead"),
    "member": _("Member"),
    "supervisor": _("Supervisor"),
    "programme": _("Programme"),
    "area": _("Research area"),
    "acronym": _("Acronym"),
    "funder": _("Funder"),
    "grant": _("Grant number"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "room": _("Room"),
    "author": pgettext_lazy("of a publication", "Author or editor"),
    "doi": "DOI",
    "arxiv": "arXiv",
    "isbn": "ISBN",
    **{fact.key: fact.label for fact in FACTS},
}
# Facts that the sidebar of a posting shows as text; the others are found as facts of their own.
SIDEBAR_FACTS: Final = [
    fact
    for fact in FACTS
    if fact.key in ("salary", "duration", "employment", "external_supervisor")
]
PLACE_RELATIONS: Final = (
    "places",
    "second_organisation__texts",
    "organisation__texts",
    "organisation__parent__texts",
    "organisation__parent__parent__texts",
    "organisation__parent__parent__parent__texts",
)


@dataclass(frozen=True)
class SearchableFact:
    key: str  # of LABELS
    text: str
    language: str = ""  # of the text; empty for names

    @property
    def label(self) -> Any:
        return LABELS[self.key]

    def as_json(self) -> list[str]:
        return list(astuple(self))


class FactsByRecord:
    """The facts of some records, by ID."""

    def __init__(self) -> None:
        self._by_record: dict[int, list[SearchableFact]] = defaultdict(list)

    def add(self, record_id: int, key: str, text: str | None, language: str | None = "") -> None:
        """Add a fact unless its text is empty or the record has it already."""
        fact = SearchableFact(key, text or "", language or "")
        if fact.text and fact not in self._by_record[record_id]:
            self._by_record[record_id].append(fact)

    def add_rows(self, key: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add a fact of each row: the ID of the record, the text, and maybe its language."""
        for pk, *fact in rows:
            self.add(pk, key, *fact)

    def add_names_of_public_people(self, key: str, rows: Iterable[tuple[int, int]]) -> None:
        """Add the names of public people; each row has the IDs of a record and of a person."""
        rows = list(rows)
        people = Person.objects.filter(pk__in={person for _pk, person in rows}, live=True)
        names = {person.pk: person.name for person in people}
        for pk, person in rows:
            self.add(pk, key, names.get(person))

    def of_record(self, record_id: int) -> list[SearchableFact]:
        return self._by_record.get(record_id, [])


def facts_of_people(people: Iterable[Person], at: datetime) -> FactsByRecord:
    facts, ids = FactsByRecord(), [person.pk for person in people]
    facts.add_rows("name", ((person.pk, person.name) for person in people))
    roles = PersonRole.objects.filter(PersonRole.current_q(local_date(at)), person__in=ids)
    names = ("person", "role__texts__name", "role__texts__language")
    facts.add_rows("role", roles.values_list(*names))
    texts = PersonText.objects.filter(person__in=ids)
    facts.add_rows("now", texts.values_list("person", "where_now", "language"))
    return facts


def contact_facts(person: Person) -> list[SearchableFact]:
    """Return the contact details, which are shown on the person's page only."""
    details = {"email": person.email, "phone": person.phone, "room": person.room}
    return [SearchableFact(key, text) for key, text in details.items() if text]


def next_change_of_roles(person_ids: Iterable[int], at: datetime) -> dict[int, datetime]:
    """Return the first instant after `at` at which a role of each person begins or ends."""
    found: dict[int, datetime] = {}
    rows = PersonRole.objects.filter(person__in=person_ids)
    for pk, begins, ends in rows.values_list("person", "begins_on", "ends_on"):
        for day in filter(None, (begins, ends and ends + timedelta(days=1))):
            if (instant := _start_of_day(day)) > at:
                found[pk] = min(found.get(pk, instant), instant)
    return found


def facts_of_areas(area_ids: Iterable[int]) -> FactsByRecord:
    facts, ids = FactsByRecord(), list(area_ids)
    tags = TaggedArea.objects.filter(content_object__in=ids)
    facts.add_rows("keyword", tags.values_list("content_object", "tag__name", "tag__typed_in"))
    names = ("content_object", "tag__texts__name", "tag__texts__language")
    facts.add_rows("keyword", tags.values_list(*names))
    leads = ResearchArea.objects.filter(pk__in=ids).exclude(lead=None)
    facts.add_names_of_public_people("lead", leads.values_list("pk", "lead"))
    members = AreaMember.objects.filter(area__in=ids)
    facts.add_names_of_public_people("member", members.values_list("area", "person"))
    return facts


def facts_of_projects(projects: list[Project], at: datetime) -> FactsByRecord:
    facts, ids = FactsByRecord(), [project.pk for project in projects]
    facts.add_rows("acronym", ((project.pk, project.acronym) for project in projects))
    funders = ProjectFunder.objects.filter(project__in=ids)
    facts.add_rows("funder", funders.values_list("project", "organisation__abbreviation"))
    texts = ("project", "organisation__texts__name", "organisation__texts__language")
    facts.add_rows("funder", funders.values_list(*texts))
    facts.add_rows("grant", funders.values_list("project", "grant_number"))
    members = ProjectMember.objects.filter(project__in=ids).order_by("sort_order", "pk")
    facts.add_names_of_public_people("member", members.values_list("project", "person"))
    areas = Project.areas.through.objects.filter(project__in=ids)
    _add_area_titles(facts, areas.values_list("project", "researcharea"), at)
    return facts


def facts_of_vacancies(vacancies: list[Vacancy], at: datetime, language: str) -> FactsByRecord:
    """Return the facts in this language; position types, programmes and area titles in all."""
    facts, ids = FactsByRecord(), [vacancy.pk for vacancy in vacancies]
    kinds = _labels_of_position_kinds()
    for vacancy in vacancies:
        facts.add_rows("kind", ((vacancy.pk, *label) for label in kinds[vacancy.kind]))
        facts.add(vacancy.pk, "reference", vacancy.reference)
    with translation.override(language):
        for vacancy in vacancies:
            for fact in SIDEBAR_FACTS:
                for row in fact.sidebar_rows:
                    facts.add(vacancy.pk, fact.key, row.text(vacancy), language)
            if vacancy.kind not in KINDS_WITHOUT_EMPLOYMENT:
                form = str(vacancy.get_employment_form_display())
                facts.add(vacancy.pk, "employment", form, language)
    _add_organisations_and_places(facts, vacancies, language)
    supervisors = VacancySupervisor.objects.filter(vacancy__in=ids).order_by("sort_order", "pk")
    facts.add_names_of_public_people("supervisor", supervisors.values_list("vacancy", "person"))
    programmes = VacancyProgramme.objects.filter(vacancy__in=ids)
    facts.add_rows("programme", programmes.values_list("vacancy", "organisation__abbreviation"))
    texts = ("vacancy", "organisation__texts__name", "organisation__texts__language")
    facts.add_rows("programme", programmes.values_list(*texts))
    areas = Vacancy.areas.through.objects.filter(vacancy__in=ids)
    _add_area_titles(facts, areas.values_list("vacancy", "researcharea"), at)
    return facts


def _labels_of_position_kinds() -> dict[str, list[tuple[str, str]]]:
    """Return the label of each type of position in every language of the site."""
    labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for value, label in position_kind_choices():
                labels[value].append((str(label), language))
    return labels


def _add_organisations_and_places(
    facts: FactsByRecord, vacancies: list[Vacancy], language: str
) -> None:
    """Add the workplaces and the place, as the posting names them in this language."""
    models.prefetch_related_objects(vacancies, *PLACE_RELATIONS)
    for vacancy in vacancies:
        for unit in filter(None, (vacancy.organisation, vacancy.second_organisation)):
            facts.add(vacancy.pk, "organisation", *unit.name(language))
            facts.add(vacancy.pk, "organisation", unit.abbreviation)
        facts.add(vacancy.pk, "place", *vacancy.place(language))


def _add_area_titles(facts: FactsByRecord, rows: Iterable[tuple[int, int]], at: datetime) -> None:
    """Add the titles of the areas' pages, their public names; each row: IDs of a record and an area."""
    pairs = list(rows)
    pages = ResearchAreaPage.objects.visible(at).filter(area__in={area for _pk, area in pairs})
    titles = defaultdict(list)
    for area, *words in pages.values_list("area", "title", "locale__language_code"):
        titles[area].append(words)
    for record, area in pairs:
        facts.add_rows("area", ((record, *words) for words in titles[area]))


def _start_of_day(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
