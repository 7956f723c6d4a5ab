"""Planned, running or ended: both days are days of the project, by the calendar of the site's zone."""

from datetime import UTC, date, datetime

import pytest

from research.models import Project, ProjectState
from research.models.project_rules.project_state import project_state
from tests.research.project_items import make_project

FIRST, LAST = date(2025, 3, 1), date(2025, 10, 31)
CASES = [
    (FIRST, LAST, date(2025, 3, 1), "running"),
    (FIRST, LAST, date(2025, 2, 28), "planned"),
    (FIRST, LAST, date(2025, 10, 31), "running"),
    (FIRST, LAST, date(2025, 11, 1), "ended"),
    (FIRST, None, date(2025, 2, 28), "planned"),
    (FIRST, None, date(2099, 1, 1), "running"),
    (None, LAST, date(1999, 1, 1), "running"),
    (None, LAST, date(2025, 11, 1), "ended"),
    (None, None, date(2025, 3, 1), "undated"),
    (FIRST, FIRST, FIRST, "running"),
]


@pytest.mark.parametrize(("begins", "ends", "day", "state"), CASES)
def test_the_state_on_a_day(begins, ends, day, state):
    assert project_state(begins, ends, day) == state


@pytest.mark.django_db
def test_the_database_says_the_same_as_the_rule():
    for begins, ends, day, state in CASES:
        Project.objects.all().delete()
        make_project(begins_on=begins, ends_on=ends)
        noon = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
        found = [one for one in ProjectState if Project.objects.in_state(one, noon).exists()]
        assert found == [state]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("instant", "state"),
    [
        (datetime(2025, 10, 31, 22, 59, 59, tzinfo=UTC), "running"),  # 23:59:59 in Gothenburg
        (datetime(2025, 10, 31, 23, 0, tzinfo=UTC), "ended"),  # winter time, since 26 October
        (datetime(2025, 2, 28, 22, 59, 59, tzinfo=UTC), "planned"),
        (datetime(2025, 2, 28, 23, 0, tzinfo=UTC), "running"),
    ],
)
def test_a_day_begins_and_ends_at_midnight_in_the_zone_of_the_site(instant, state):
    make_project(begins_on=FIRST, ends_on=LAST)
    assert Project.objects.in_state(state, instant).exists()


@pytest.mark.django_db
def test_the_order_is_that_of_states_then_of_editors_then_the_latest_end(at):
    made = {
        "ended": make_project(ended=True),
        "ended later": make_project(begins_on=None, ends_on=date(2025, 5, 19)),
        "running": make_project(),
        "running first": make_project(sort_order=1),
        "planned": make_project(planned=True),
        "undated": make_project(undated=True),
    }
    names = {project.pk: name for name, project in made.items()}
    found = [names[project.pk] for project in Project.objects.in_order(at)]
    assert found == ["running first", "running", "planned", "undated", "ended later", "ended"]
