"""What a response of the open data costs: no more with 1,000 vacancies than with a page of them."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.crowds import grow
from tests.factories import NOW
from tests.outputs.open_data import url
from tests.rows import counted_rows
from vacancies.models import Vacancy
from vacancies.open_data.loaded_openings import PAGE_SIZE

NAMES = ("vacancies", "euraxess", "platsbanken")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def costs(
    group_site_in_database, django_db_blocker
) -> dict[str, dict[str, tuple[int, int, float]]]:
    """Queries, rows and seconds of processor by format, with 10 vacancies and with 1,000."""
    found = {}
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        for number, size in ((10, "small"), (1000, "large")):
            grow(group_site_in_database, people=5, areas=2, vacancies=number)
            open_until = {"deadline_on": NOW.date(), "closes_at": NOW + timedelta(days=1)}
            Vacancy.objects.update(**open_until, outcome="")
            found[size] = {name: cost(name) for name in NAMES}
    return found


def cost(name: str) -> tuple[int, int, float]:
    client, seconds = Client(), []
    for _ in range(4):  # the first one also loads modules and fills caches
        start = time.process_time()
        client.get(url(name))
        seconds.append(time.process_time() - start)
    with CaptureQueriesContext(connection) as queries, counted_rows() as rows:
        client.get(url(name))
    return len(queries), rows.number, min(seconds)


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_vacancies_cost_no_more_than_a_page_of_them(costs, name):
    (small, _rows, _time), (queries, rows, seconds) = (costs[size][name] for size in costs)
    assert queries <= small
    assert queries <= 15
    assert rows <= 30 * PAGE_SIZE
    assert seconds <= 0.1
