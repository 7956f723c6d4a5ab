"""The Atom feeds of vacancies, read with feedparser, and the calendars of deadlines, read with icalendar."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import feedparser
from bs4 import BeautifulSoup
from django.test import Client
from icalendar import Calendar

from tests.outputs.output import Output, Reading
from tests.outputs.scene import Scene
from vacancies.models import Vacancy

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OVER = {
    *("Closed to applications", "Filled", "Cancelled"),
    *("Ansökan stängd", "Tillsatt", "Avbruten"),
}
REST_OF_THE_MINUTE = timedelta(seconds=59)
SCOPES: dict[str, Callable[[Scene], str]] = {
    "all": lambda scene: "vacancies",
    "area": lambda scene: f"area/{scene.area.key}",
    "type": lambda scene: f"type/{Vacancy.objects.get(pk=scene.vacancy.pk).kind}",
    "one": lambda scene: f"vacancy/{scene.vacancy.key}",
    "supervisor": lambda scene: f"person/{scene.supervisor.key}",
}


def read_entry(scope: str, client: Client, scene: Scene, language: str) -> Reading | None:
    response = client.get(f"/{language}/feeds/{SCOPES[scope](scene)}.atom")
    if response.status_code == 404:
        return None
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    if not feed.entries:
        return None
    (entry,) = feed.entries
    text = BeautifulSoup(entry.content[0].value, "lxml")
    deadline, state = text.select_one("time"), text.select_one("strong")
    closes = deadline and datetime.fromisoformat(str(deadline["datetime"])) + REST_OF_THE_MINUTE
    return Reading(
        entry.title,
        closes,
        f"{entry}",
        is_over=bool(state and state.get_text() in OVER),
        changed_at=datetime.fromisoformat(entry.updated),
    )


def read_event(scope: str, client: Client, scene: Scene, language: str) -> Reading | None:
    response = client.get(f"/{language}/feeds/{SCOPES[scope](scene)}.ics")
    if response.status_code == 404:
        return None
    events = Calendar.from_ical(response.content).walk("VEVENT")
    if not events:
        return None
    (event,) = events
    start = event["dtstart"].dt
    if not isinstance(start, datetime):
        start = datetime.combine(start, time(23, 59), STOCKHOLM)
    state = str(event["description"]).splitlines()[0]
    return Reading(
        str(event["summary"]).partition(": ")[2],
        start + REST_OF_THE_MINUTE,
        response.text,
        is_over=event["status"] == "CANCELLED" or state in OVER,
        changed_at=event["last-modified"].dt,
    )


def urls(form: str, *scopes: str) -> Callable[[Scene], list[str]]:
    """The addresses of feeds or calendars of these scopes, in both languages."""
    return lambda scene: [
        f"/{language}/feeds/{SCOPES[scope](scene)}.{form}"
        for language in ("en", "sv")
        for scope in scopes
    ]


OUTPUTS = [
    *(
        Output(
            f"feed, {scope}",
            partial(read_entry, scope),
            urls("atom", scope),
            keeps_ended=True,
            is_in_all_languages=True,
            needs_supervisor=scope == "supervisor",
        )
        for scope in ("all", "area", "type", "supervisor")
    ),
    *(
        Output(
            f"calendar, {scope}",
            partial(read_event, scope),
            urls("ics", *others, scope),
            names_supervisors=scope == "supervisor",
            keeps_ended=True,
            is_in_all_languages=True,
            needs_deadline=True,
            needs_supervisor=scope == "supervisor",
        )
        for scope, others in (("all", ("area", "type")), ("one", ()), ("supervisor", ()))
    ),
]
