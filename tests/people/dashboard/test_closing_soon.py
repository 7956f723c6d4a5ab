"""*Closing soon*: for users of the list of vacancies. Readers find the day among their applications."""

from datetime import date, timedelta

import pytest

from tests.applications import ApplicationFactory
from tests.crowds import grow
from tests.factories import NOW, VacancyFactory
from tests.people.dashboard.conftest import links, said, titles
from vacancies.admin.actions import buttons
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table

PANEL = "closing-soon"


def test_what_a_row_says(soon, look):
    ApplicationFactory(vacancy=soon, received=True)
    ApplicationFactory(vacancy=soon)
    (row,) = look("administrator")[PANEL]
    assert titles([row]) == ["internal name of a vacancy"]
    for words in ("PhD position", "22 May 2025", "2 days left", "1 application"):
        assert words in said(row)
    assert buttons.action_url(buttons.EXTEND, soon) in links(row)
    assert buttons.action_url(buttons.CLOSE, soon) in links(row)


@pytest.mark.parametrize(
    ("role", "title", "counted", "acts"),
    [
        ("administrator", "internal name of a vacancy", True, True),
        ("editor", "internal name of a vacancy", False, True),
        ("officer", None, False, False),
        ("reader", None, False, False),
        ("member", None, False, False),
        ("translator", None, False, False),
    ],
)
def test_who_sees_what(soon, look, role, title, counted, acts):
    found = look(role).get(PANEL)
    if title is None:
        assert found is None
        return
    (row,) = found
    assert titles([row]) == [title]
    assert ("0 applications" in said(row)) is counted
    assert (buttons.action_url(buttons.EXTEND, soon) in links(row)) is acts


def test_nobody_reads_of_a_vacancy_twice(soon, look):
    """Readers and officers have the day in *Applications*, with what is new."""
    for role in ("reader", "officer"):
        found = look(role)
        assert PANEL not in found
        (row,) = found["applications"]
        assert "closes in 2 days" in said(row)


@pytest.mark.thorough
def test_a_vacancy_without_a_public_page_closes_too(soon, look):
    VacancyPage.objects.update(live=False)
    assert len(look("editor")[PANEL]) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("state", ["draft", "scheduled", "closed", "filled", "thesis"])
def test_only_what_closes_within_the_week(alice, look, state):
    VacancyFactory(**{state: True})
    VacancyFactory(deadline_on=NOW.date() + timedelta(days=9))
    assert look("editor")[PANEL] == "No deadlines in the coming days."
    assert PANEL not in look("reader")


def test_the_next_to_close_stands_first_and_the_rest_in_the_list(soon, look):
    for day in range(23, 27):
        for hour in range(3):
            VacancyFactory(name=f"{day} {hour}", deadline_on=date(2025, 5, day))
    found = look("editor")[PANEL]
    assert titles(found)[:2] == ["internal name of a vacancy", "23 0"]
    assert len(found) == 8
    more = found[0].find_parent("section").select_one(".groupsite-desk__more a")
    assert more["href"].endswith("?state=closing_soon")


@pytest.mark.thorough
@pytest.mark.parametrize("vacancies", [60, 300])
@pytest.mark.parametrize("role", ["administrator", "editor", "member", "officer", "translator"])
def test_the_first_screen_takes_a_constant_number_of_queries(
    soon, accounts, group_site, client, role, vacancies, django_assert_max_num_queries
):
    grow(group_site, people=60, areas=10, vacancies=vacancies)
    Vacancy.objects.filter(pk__gt=soon.pk).filter(pk__in=range(soon.pk, soon.pk + 40)).update(
        has_unpublished_changes=True, closes_at=NOW + timedelta(days=3)
    )
    client.force_login(accounts[role])
    client.get("/admin/")
    with django_assert_max_num_queries(90):
        client.get("/admin/")


def test_in_swedish(soon, look):
    (row,) = look("administrator", "sv")[PANEL]
    for words in ("22 maj 2025", "2 dagar kvar", "Förläng ansökningstiden"):
        assert words in said(row)
