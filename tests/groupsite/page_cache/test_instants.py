"""Nothing is written, but time goes on: the cache says what the site says at each boundary."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from wagtail import hooks
from wagtail.models import Page

from groupsite.models import PlainPage
from groupsite.page_cache import validity
from tests.factories import NOW, PersonFactory, VacancyFactory, role, the_group
from tests.groupsite.page_cache.whole_site import Watch
from vacancies.models import Vacancy
from vacancies.models.querysets import ENDED_IN_FEEDS

pytestmark = pytest.mark.django_db
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
NOON = {"deadline_on": date(2025, 6, 14), "deadline_time": time(12)}


def utc(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


def role_with(**dates: date) -> Callable[[], object]:
    def make() -> object:
        person = PersonFactory()
        person.roles.update(**dates)
        assert person.roles.filter(role=role("PhD student"), organisation=the_group()).exists()
        return person

    return make


# What there is, and the first instant at which it looks different.
BOUNDARIES: dict[str, tuple[Callable[[], object], datetime]] = {
    "opens": (
        lambda: VacancyFactory(opens_on=date(2025, 5, 21), opens_time=time(9), **NOON),
        utc(21, 7),
    ),
    "closes soon": (lambda: VacancyFactory(**NOON), utc(7, 10, 1, month=6)),
    "closes": (lambda: VacancyFactory(**NOON), utc(14, 10, 1, month=6)),
    "closes with the day": (VacancyFactory, utc(14, 22, month=6)),
    "information meeting begins": (
        lambda: VacancyFactory(meeting_at=utc(21, 13), meeting_url="https://example.org/meet"),
        utc(21, 13),
    ),
    "a day less": (VacancyFactory, utc(20, 22)),
    "a day less in New York": (
        lambda: VacancyFactory(time_zone="America/New_York"),
        utc(21, 4),
    ),
    "a role begins": (role_with(begins_on=date(2025, 5, 25)), utc(24, 22)),
    "a role ends": (role_with(ends_on=date(2025, 5, 25)), utc(25, 22)),
}


def add_page_with_lists(home: Page) -> None:
    """A page that shows records where an editor has placed them."""
    blocks = [("open_vacancies", {}), ("people", {"role": role("PhD student")})]
    page = PlainPage(title="Lists", slug="lists", locale=home.locale, records=blocks)
    Page.objects.get(pk=home.pk).add_child(instance=page)


@pytest.mark.table
@pytest.mark.parametrize("name", BOUNDARIES)
def test_a_stored_page_ends_at_the_boundary(group_site, page_cache, name):
    make, boundary = BOUNDARIES[name]
    group_site.add(make())
    add_page_with_lists(group_site.home["en"])
    with time_machine.travel(boundary - SECOND, tick=False):
        assert validity.page_valid_until(boundary - SECOND) == boundary
        watch = Watch.begin()
    with time_machine.travel(boundary, tick=False):
        watch.assert_changed()
    with time_machine.travel(boundary - SECOND, tick=False):  # the clock is set back
        assert watch.assert_true() == watch.before


def test_each_change_of_a_vacancy_is_a_boundary(db):
    closes = datetime(2025, 6, 14, 10, 1, tzinfo=UTC)  # the minute of the deadline counts
    meets = utc(21, 13)
    vacancy = VacancyFactory(
        opens_on=date(2025, 5, 21), opens_time=time(9), meeting_at=meets, **NOON
    )
    assert vacancy.closes_at == closes
    for at, boundary in (
        (utc(21, 7) - SECOND, utc(21, 7)),  # it opens
        (meets - SECOND, meets),
        (closes - 7 * DAY - SECOND, closes - 7 * DAY),  # it closes soon
        (closes - SECOND, closes),
        (closes + ENDED_IN_FEEDS - SECOND, closes + ENDED_IN_FEEDS),
    ):
        assert Vacancy.objects.next_public_change(at) == boundary


def test_without_a_boundary_it_ends_after_ten_minutes(db):
    assert validity.page_valid_until(NOW) == NOW + timedelta(minutes=10)


def test_a_declared_instant_counts(db):
    moment = NOW + timedelta(minutes=3)
    with hooks.register_temporarily([(validity.HOOK, lambda at: moment)]):
        assert validity.page_valid_until(NOW) == moment
    with hooks.register_temporarily([(validity.HOOK, lambda at: None)]):
        assert validity.page_valid_until(NOW) == NOW + timedelta(minutes=10)


def test_what_is_past_or_a_draft_does_not_count(db):
    VacancyFactory(closed=True)
    VacancyFactory(draft=True)
    assert Vacancy.objects.next_public_change(NOW) is None
