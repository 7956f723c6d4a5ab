"""Data of the home page: open positions, research areas and some people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import DateField, Q
from django.http import HttpRequest
from wagtail.models import Site

from groupsite.layout.frame import find_site
from groupsite.layout.shared_values import shared_value
from people.content.records.kept_sql import (
    Parameter,
    fetch_public_with_kept_sql,
    fetch_with_kept_sql,
    may_sql_be_kept,
)
from people.content.records.lookup import RecordLink, record_links, record_links_with_page
from people.models import Organisation, PeopleSettings, Person, PersonRole
from people.models.directory_order import holders_in_role_order
from people.models.persons import local_date
from people.prefetching import (
    ROLE_ROW_RELATIONS,
    prefetch_role_and_organisation_texts,
    prefetch_rows,
)
from research.models import ResearchArea
from vacancies.models import Vacancy
from vacancies.posting.facts import FactTexts, fact_texts
from vacancies.posting.lifecycle import State

MAX_PEOPLE: Final = 6
MAX_AREAS: Final = 12
MAX_POSITIONS: Final = 12  # of a site without a list of vacancies


@dataclass(frozen=True)
class OpenPosition(RecordLink):
    """An open vacancy with its page, facts and state."""

    facts: FactTexts
    state: State


@dataclass(frozen=True)
class HomePerson:
    """A person with the role to show: in the group, or elsewhere if `is_affiliated`."""

    entry: RecordLink
    row: PersonRole | None
    is_affiliated: bool = False


@dataclass(frozen=True)
class HomeAreas:
    """The first research areas, and whether there are more."""

    links: list[RecordLink]
    has_more: bool


def home_areas(at: datetime, site: Site | None) -> HomeAreas:
    """Return the first `MAX_AREAS` areas that have a page in the site."""
    areas = fetch_public_with_kept_sql(
        "areas of the home page" if site is None else None,
        ResearchArea,
        lambda at: ResearchArea.objects.visible(at).in_site(site).in_order()[: MAX_AREAS + 1],
        at,
    )
    links = record_links_with_page(areas, at, page_fields=("tagline", "summary"))
    return HomeAreas(links[:MAX_AREAS], len(links) > MAX_AREAS)


def open_positions_by_deadline(at: datetime, number: int, site: Site | None) -> list[OpenPosition]:
    """Return so many open vacancies that have a page in the site, the next to close first.

    Those with a deadline are read first: an index has them in this order.
    """
    vacancies = _first_open_vacancies(at, number, site, has_deadline=True)
    if len(vacancies) < number:
        vacancies += _first_open_vacancies(at, number - len(vacancies), site, has_deadline=False)
    found = record_links_with_page(vacancies, at)
    return [
        OpenPosition(entry.record, entry.page, fact_texts(entry.record, at), entry.record.state(at))
        for entry in found
    ]


def _first_open_vacancies(
    at: datetime, number: int, site: Site | None, *, has_deadline: bool
) -> list[Vacancy]:
    def first(at: datetime) -> Any:
        deadline = Q(closes_at__gt=at) if has_deadline else Q(closes_at=None)
        found = Vacancy.objects.open(at).visible(at).in_site(site)
        return found.filter(deadline).by_deadline()[:number]

    form = ("open positions of the home page", number, has_deadline) if site is None else None
    return fetch_public_with_kept_sql(form, Vacancy, first, at)


def organisation_ids_of_request(request: HttpRequest) -> set[int]:
    """Return the IDs of the site's organisation and of those below it; kept until something changes."""

    def read() -> set[int]:
        organisation = PeopleSettings.for_request(request).organisation
        return Organisation.objects.ids_within(organisation) if organisation else set()

    site = find_site(request)
    return shared_value(request, ("organisation IDs", site and site.pk), read)


def home_people(request: HttpRequest, at: datetime, site: Site | None) -> list[HomePerson]:
    """Return up to `MAX_PEOPLE` people: members by role, then affiliated; none if no organisation."""
    organisation_ids = organisation_ids_of_request(request)
    if not organisation_ids:
        return []
    day = local_date(at)
    members = _first_current_members_by_role(request, organisation_ids, at, site)
    number = MAX_PEOPLE - len(members)
    others = _first_affiliated_people(organisation_ids, number, at, site) if number else []
    prefetch_role_and_organisation_texts(
        prefetch_rows([*members, *others], "roles", ROLE_ROW_RELATIONS)
    )
    entries = record_links([*members, *others], at, page_fields=())
    here, elsewhere = entries[: len(members)], entries[len(members) :]
    return [
        *(
            HomePerson(entry, _current_role_in_organisations(entry.record, day, organisation_ids))
            for entry in here
        ),
        *(
            HomePerson(entry, entry.record.main_role(day), is_affiliated=True)
            for entry in elsewhere
        ),
    ]


def _first_current_members_by_role(
    request: HttpRequest, organisation_ids: set[int], at: datetime, site: Site | None
) -> list[Person]:
    """Return them; who they are is kept until something changes or the day ends.

    To find them among a thousand people takes three times as long as to read them.
    """

    def find() -> list[Person]:
        return _find_current_members_by_role(organisation_ids, at, site)

    if site is not None or not may_sql_be_kept(Person.objects.all(), "published"):
        return find()
    key = ("members of the home page", local_date(at), *sorted(organisation_ids))
    ids = shared_value(request, key, lambda: [person.pk for person in find()])
    people = fetch_with_kept_sql(
        "people by ID",
        lambda *ids: Person.objects.filter(pk__in=ids).with_portraits(),
        [Parameter(Person._meta.pk, pk) for pk in ids],
    )
    return sorted(people, key=lambda person: ids.index(person.pk))


def _find_current_members_by_role(
    organisation_ids: set[int], at: datetime, site: Site | None
) -> list[Person]:
    def first(at: datetime, day: date) -> Any:
        held = PersonRole.objects.filter(
            PersonRole.current_q(day), organisation__in=organisation_ids
        )
        people = Person.objects.published(at).in_site(site).with_portraits()
        return holders_in_role_order(people, held)[:MAX_PEOPLE]

    form = ("people of the home page", *sorted(organisation_ids)) if site is None else None
    day = Parameter(DateField(), local_date(at))
    return fetch_public_with_kept_sql(form, Person, first, at, [day])


def _first_affiliated_people(
    organisation_ids: set[int], number: int, at: datetime, site: Site | None
) -> list[Person]:
    """Return so many public people who never had a role in these organisations, by name."""

    def first(at: datetime) -> Any:
        people = Person.objects.published(at).in_site(site).with_portraits()
        outside = people.exclude(roles__organisation__in=organisation_ids)
        return outside.in_alphabetical_order()[:number]

    form = ("affiliated people of the home page", number, *sorted(organisation_ids))
    return fetch_public_with_kept_sql(form if site is None else None, Person, first, at)


def _current_role_in_organisations(
    person: Person, day: date, organisation_ids: set[int]
) -> PersonRole | None:
    return next(
        (row for row in person.current_roles(day) if row.organisation_id in organisation_ids), None
    )
