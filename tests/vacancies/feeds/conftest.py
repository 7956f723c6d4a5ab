"""A public vacancy with its area and supervisor, and what subscribers do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import feedparser
import pytest
import time_machine
from django.test import Client
from icalendar import Calendar, Event

from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once
from vacancies.models import Vacancy


@dataclass(frozen=True)
class Advertised:
    """A vacancy, with the pages of everything by language."""

    vacancy: Vacancy
    pages: dict[str, Any]
    area: Any
    person: Any
    area_pages: dict[str, Any]
    person_pages: dict[str, Any]

    def publish(self, at: datetime, *, clean: bool = True, **facts: Any) -> Vacancy:
        """As an editor does at this time; with `clean=False`, as an earlier version let pass."""
        vacancy = Vacancy.objects.get(pk=self.vacancy.pk)
        for name, value in facts.items():
            setattr(vacancy, name, value)
        with time_machine.travel(at, tick=False):
            vacancy.save_revision(clean=clean).publish()
        return Vacancy.objects.get(pk=vacancy.pk)


@pytest.fixture
@made_once
def advertised(group_site: Any, at: datetime) -> Advertised:
    alice, area = PersonFactory(), AreaFactory()
    people = [alice]
    vacancy = VacancyFactory(supervisors=people, contacts=people, areas=[area], documents=["CV"])
    words = {"lead": "About waves."}
    return Advertised(
        vacancy,
        group_site.add(vacancy, title="PhD student", **words),
        area,
        alice,
        group_site.add(area, title="Coding"),
        group_site.add(alice, title="Alice Ek"),
    )


@pytest.fixture
def read_atom(client: Client) -> Callable[..., Any]:
    def read(scope: str = "vacancies", language: str = "en") -> Any:
        response = client.get(f"/{language}/feeds/{scope}.atom")
        assert response.status_code == 200
        feed = feedparser.parse(response.content)
        assert not feed.bozo, feed.get("bozo_exception")
        return feed

    return read


@pytest.fixture
def read_events(client: Client) -> Callable[..., list[Event]]:
    def read(scope: str = "vacancies", language: str = "en") -> list[Event]:
        response = client.get(f"/{language}/feeds/{scope}.ics")
        assert response.status_code == 200
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        assert max(map(len, response.content.split(b"\r\n"))) <= 75
        calendar = Calendar.from_ical(response.content)
        assert not [error for part in calendar.walk() for error in part.errors]
        return calendar.walk("VEVENT")

    return read
