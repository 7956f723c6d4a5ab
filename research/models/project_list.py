"""The list of projects: by state, filtered by research area and funder."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.core.paginator import Paginator
from django.db import models
from wagtail.models import Site

from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql
from people.content.records.lookup import RecordLink, record_links, record_links_with_page
from people.content.records.record import Record
from people.content.sorting import alphabetical_sort_key
from people.models import Organisation, Person
from people.models.persons import local_date
from people.prefetching import prefetch_texts
from research.models.areas import ResearchArea
from research.models.project_rows import ProjectFunder, ProjectMember
from research.models.project_rules.project_state import ProjectState
from research.models.projects import Project, ProjectQuerySet

PAGE_SIZE: Final = 40


@dataclass(frozen=True)
class ListedProject(RecordLink):
    """A project in a list, with the page to link to, and its state on the day of the request."""

    state: ProjectState
    role: str = ""  # of the person on whose page it is listed

    @property
    def acronym(self) -> str:
        """Return the acronym, unless the title says it already."""
        acronym: str = self.record.acronym
        return "" if acronym.casefold() in self.title.casefold() else acronym


def listed_projects(projects: Any, at: dt.datetime) -> list[ListedProject]:
    """Return these projects, if they have a public page, each with its state at `at`."""
    day = local_date(at)
    return [
        ListedProject(link.record, link.page, link.record.state(day))
        for link in record_links_with_page(projects, at, page_fields=("summary",))
    ]


def projects_of_area(area: ResearchArea, at: dt.datetime, site: Site | None) -> list[ListedProject]:
    """Return the public projects of an area that the lists of this site show."""

    def projects(at: dt.datetime, day: dt.date, area: Any) -> Any:
        return Project.objects.visible(at).in_site(site).in_area(area).in_order_on(day)

    form = "projects of an area" if site is None else None
    return listed_projects(_of_record(form, projects, area, at), at)


def projects_of_person(person: Person, at: dt.datetime, site: Site | None) -> list[ListedProject]:
    """Return the public projects of a person that the lists of this site show, with the person's role."""

    def projects(at: dt.datetime, day: dt.date, person: Any) -> Any:
        return Project.objects.visible(at).in_site(site).with_member(person).in_order_on(day)

    form = "projects of a person" if site is None else None
    found = _of_record(form, projects, person, at)
    if not found:
        return []
    rows: dict[int, ProjectMember] = {}
    own = ProjectMember.objects.filter(person=person, project__in=found)
    for row in _members_in_order(own.select_related("project"), local_date(at)):
        rows.setdefault(row.project_id, row)
    return [
        ListedProject(one.record, one.page, one.state, str(rows[one.record.pk].get_role_display()))
        for one in listed_projects(found, at)
        if one.record.pk in rows
    ]


def _of_record(
    form: str | None, build: Callable[..., Any], record: Record, at: dt.datetime
) -> list[Project]:
    """Return the projects of `build(at, day, ID of the record)`, whose SQL is kept by its `form`."""
    day = Parameter(models.DateField(), local_date(at))
    key = Parameter(record._meta.pk, record.pk)
    return fetch_public_with_kept_sql(form, Project, build, at, [day, key])


def project_list_context(
    projects: ProjectQuerySet, query: Mapping[str, str], at: dt.datetime
) -> dict[str, Any]:
    """Return the template context of the list for a query string; unknown values are ignored.

    `projects` are all that the list can show.
    """
    areas, funders = _areas_of(projects, at), _funders_of(projects)
    area = next((one for one in areas if str(one.record.key) == query.get("area")), None)
    funder = next((one for one in funders if str(one.pk) == query.get("funder")), None)
    found = projects
    if area is not None:
        found = found.in_area(area.record)
    if funder is not None:
        found = found.funded_by(funder)
    page = Paginator(found.in_order(at), PAGE_SIZE).get_page(query.get("page"))
    entries = listed_projects(page.object_list, at)
    by_state = groupby(entries, key=lambda entry: entry.state)
    return {
        "projects_page": page,
        "groups": [(state, list(group)) for state, group in by_state],
        "areas": areas,
        "funders": funders,
        "chosen_area": area,
        "chosen_funder": funder,
        "is_filtered": area is not None or funder is not None,
    }


def _areas_of(projects: ProjectQuerySet, at: dt.datetime) -> list[RecordLink]:
    """Return links to the areas of these projects that have a public page, in order."""
    rows = Project.areas.through.objects.filter(project__in=projects.order_by().values("pk"))
    areas = ResearchArea.objects.visible(at).filter(pk__in=rows.values("researcharea"))
    return record_links_with_page(areas.in_order(), at, page_fields=())


def _funders_of(projects: ProjectQuerySet) -> list[Organisation]:
    """Return the funders of these projects by name, with their texts prefetched."""
    rows = ProjectFunder.objects.filter(project__in=projects.order_by().values("pk"))
    found = list(Organisation.objects.filter(pk__in=rows.values("organisation")))
    prefetch_texts(found)
    return sorted(found, key=lambda one: (alphabetical_sort_key(one.name().text), one.pk))


@dataclass(frozen=True)
class ShownMember:
    """A person on a project's page, with the row that says their role."""

    row: Any
    linked: RecordLink


def shown_members(project: Project, at: dt.datetime) -> tuple[list[ShownMember], list[ShownMember]]:
    """Return the public members now (or to come), and those whose time in the project is over.

    Each person once, by role and then in the editors' order. In a project that has ended, nobody is
    listed as a former member.
    """
    day = local_date(at)
    by_person: dict[int, Any] = {}
    for row in _members_in_order(project.members.all(), day):
        by_person.setdefault(row.person_id, row)
    people = Person.objects.published(at).with_portraits().in_bulk(by_person)
    links = record_links([people[pk] for pk in by_person if pk in people], at)
    shown = [ShownMember(by_person[link.record.pk], link) for link in links]
    if project.state(day) is ProjectState.ENDED:
        return shown, []
    return (
        [one for one in shown if not _is_over(one.row, day)],
        [one for one in shown if _is_over(one.row, day)],
    )


def _members_in_order(rows: Iterable[ProjectMember], day: dt.date) -> list[ProjectMember]:
    """Return rows of members by role and then in the editors' order, those that are over last.

    In a project that has ended, the role alone decides: every row may be over.
    """

    def place(row: ProjectMember) -> tuple[bool, int]:
        has_ended = row.project.state(day) is ProjectState.ENDED
        return (not has_ended and _is_over(row, day), row.place_of_role)

    return sorted(rows, key=place)


def _is_over(row: Any, day: dt.date) -> bool:
    return row.ends_on is not None and row.ends_on < day
