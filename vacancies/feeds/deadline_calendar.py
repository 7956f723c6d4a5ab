"""Calendars of deadlines (RFC 5545), to subscribe to or of one vacancy."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from django.http import HttpRequest
from icalendar import Calendar, Event, Timezone

from people.content.records.lookup import RecordLink, record_links_with_page
from vacancies import conf
from vacancies.feeds.deadline_event import deadline_event
from vacancies.feeds.entries import RELATIONS
from vacancies.models.querysets import VacancyQuerySet

MAX_EVENTS: Final = 100
PRODUCT: Final = "-//wagtail-groupsite//vacancies//EN"
ASK_AGAIN_AFTER: Final = timedelta(hours=12)


def links_of_deadlines(vacancies: VacancyQuerySet, at: datetime) -> list[RecordLink]:
    """Return those that have a deadline and a page, 100 at most; open ones first, by deadline."""
    found = vacancies.visible(at).exclude(deadline_on=None).open_first(at)
    found = found.select_related("version").prefetch_related(*RELATIONS)
    return record_links_with_page(found[:MAX_EVENTS], at, page_fields=("last_published_at",))


def calendar_bytes(
    deadlines: Iterable[RecordLink], title: str, url: str, request: HttpRequest, at: datetime
) -> bytes:
    """Return a calendar with this title and page, and an event for each deadline."""
    events = [deadline_event(link, request, at) for link in deadlines]
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The name in the standard (RFC 7986), and as most programs read it.
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("url", url)
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for component in (*_timezones(events, at), *events):
        calendar.add_component(component)
    content: bytes = calendar.to_ical()
    return content


def _timezones(events: Iterable[Event], at: datetime) -> list[Timezone]:
    """Return the zones of the events, or the site's if they have none: a calendar may not be empty."""
    years: dict[str, set[int]] = {}
    for event in events:
        start: Any = event["dtstart"]
        if zone := start.params.get("TZID"):
            years.setdefault(str(zone), set()).add(start.dt.year)
    zones = years or {conf.time_zone(): {at.year}}
    return [_timezone(zone, min(found), max(found)) for zone, found in sorted(zones.items())]


@lru_cache(maxsize=100)
def _timezone(zone: str, first_year: int, last_year: int) -> Timezone:
    """Return the clock changes of a zone from the year before these years to the year after them."""
    found: Timezone = Timezone.from_tzid(
        zone, first_date=date(first_year - 1, 1, 1), last_date=date(last_year + 2, 1, 1)
    )
    found.pop("comment", None)
    for change in found.subcomponents:
        _move_onset_before_gap(change)
    return found


def _move_onset_before_gap(change: Any) -> None:
    """Give the onset of summer time on the clock before the change, as RFC 5545, 3.6.5 requires.

    icalendar gives the first time after the gap, which clients would read as an hour later.
    """
    gap = change["tzoffsetto"].td - change["tzoffsetfrom"].td
    if gap > timedelta():
        change["dtstart"].dt -= gap
        for moments in _as_list(change.get("rdate", [])):
            for moment in moments.dts:
                moment.dt -= gap


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
