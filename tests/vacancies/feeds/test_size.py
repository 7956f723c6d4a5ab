"""What a feed, a calendar, the sitemap and a digest of alerts cost: no more because there is more."""

import time
from operator import itemgetter
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import Person
from research.models import ResearchArea
from tests.crowds import grow
from tests.factories import NOW, VacancyFactory
from tests.rows import counted_rows
from tests.vacancies.alerts.subscribers import HOUR, MINUTE, MORNING, subscriber
from vacancies.alerts.digests import record_events_and_queue_digests
from vacancies.alerts.events import record_alert_events
from vacancies.emails.delivery import deliver_waiting_digests
from vacancies.models import AlertEvent, AlertSubscription, Vacancy

pytestmark = pytest.mark.django_db

SMALL, LARGE = 10, 1000
MOST_QUERIES = 15
MOST_SECONDS = 0.1  # of the processor
MOST_ROWS = {"/sitemap.xml": 2100, ".atom": 450, ".ics": 350}
OUTPUTS = (
    *("/sitemap.xml", "all.atom", "all.ics", "one.ics"),
    *("area.atom", "area.ics", "person.atom", "person.ics", "type.atom", "type.ics"),
)


def urls() -> dict[str, str]:
    area, person = (model.objects.order_by("pk").first().key for model in (ResearchArea, Person))
    vacancy = Vacancy.objects.order_by("pk").first().key
    feeds = "/en/feeds/"
    return {
        "/sitemap.xml": "/sitemap.xml",
        "all.atom": f"{feeds}vacancies.atom",
        "all.ics": f"{feeds}vacancies.ics",
        "area.atom": f"{feeds}area/{area}.atom",
        "area.ics": f"{feeds}area/{area}.ics",
        "person.atom": f"{feeds}person/{person}.atom",
        "person.ics": f"{feeds}person/{person}.ics",
        "type.atom": f"{feeds}type/doctoral.atom",
        "type.ics": f"{feeds}type/doctoral.ics",
        "one.ics": f"{feeds}vacancy/{vacancy}.ics",
    }


def read_all() -> dict[str, tuple[int, int, float, int]]:
    """By output: queries, rows, processor time, bytes."""
    client, found = Client(), {}
    for name, url in urls().items():
        assert client.get(url).status_code == 200
        with CaptureQueriesContext(connection) as queries, counted_rows() as rows:
            client.get(url)
        asked, read, seconds = len(queries), rows.number, []
        for _again in range(5):
            before = time.process_time()
            response = client.get(url)
            seconds.append(time.process_time() - before)
        found[name] = (asked, read, min(seconds), len(response.content))
    return found


def read_digest(site: Any) -> tuple[int, int, float, int]:
    """What one digest takes, from noticing to sending: it names the only vacancy that is new."""
    AlertEvent.objects.all().delete()
    record_alert_events(NOW)
    site.add(VacancyFactory(), title="New")
    record_alert_events(NOW + HOUR)
    found = []
    for _again in range(4):
        mail.outbox.clear()
        AlertSubscription.objects.all().delete()
        subscriber(told_until=NOW + MINUTE)
        before = time.process_time()
        with CaptureQueriesContext(connection) as queries, counted_rows() as rows:
            record_events_and_queue_digests(MORNING)
            deliver_waiting_digests(MORNING)
        [digest] = mail.outbox
        found.append((len(queries), rows.number, time.process_time() - before, len(digest.body)))
    return min(found, key=itemgetter(2))


@pytest.fixture(scope="module")
def sizes(group_site_in_database: Any, django_db_blocker: Any) -> dict[int, Any]:
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        return {number: read_all_of(group_site_in_database, number) for number in (SMALL, LARGE)}


def read_all_of(site: Any, number: int) -> dict[str, Any]:
    """With so many vacancies, all of them open and in the same area."""
    grow(site, people=5, areas=2, vacancies=number)
    Vacancy.objects.update(deadline_on="2025-06-14", closes_at="2025-06-14T22:00Z")
    of_areas, area = Vacancy.areas.through, ResearchArea.objects.order_by("pk").first()
    rows = [of_areas(vacancy=vacancy, researcharea=area) for vacancy in Vacancy.objects.all()]
    of_areas.objects.bulk_create(rows, ignore_conflicts=True)
    return {**read_all(), "digest": read_digest(site)}


@pytest.mark.thorough
@pytest.mark.parametrize("output", OUTPUTS)
def test_it_costs_no_more_because_there_is_more(sizes: Any, output: str) -> None:
    (few, _rows, _seconds, _size), (queries, rows, seconds, size) = (
        sizes[number][output] for number in (SMALL, LARGE)
    )
    assert queries <= min(few, MOST_QUERIES)
    assert seconds <= MOST_SECONDS
    assert rows <= next(most for name, most in MOST_ROWS.items() if output.endswith(name))
    assert size > 500


@pytest.mark.thorough
def test_a_digest_reads_what_it_names(sizes: Any) -> None:
    few, (queries, rows, seconds, size) = (sizes[number]["digest"] for number in (SMALL, LARGE))
    assert queries == few[0]
    assert size <= few[3] + 10  # the number in the URL has more digits
    assert rows <= few[1] <= 60
    assert seconds <= MOST_SECONDS
