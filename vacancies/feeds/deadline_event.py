"""The deadline of a vacancy as an event of a calendar.

Its UID never changes. `SEQUENCE` rises when the deadline or the result changes, so that a program which
already has the event moves it, or shows that it has been cancelled.
"""

from datetime import UTC, date, datetime
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext
from icalendar import Event

from people.content.records.lookup import RecordLink
from people.wording import text_for_machines
from vacancies.feeds.entries import deadline_changes, last_change, shown_extensions
from vacancies.posting import lifecycle
from vacancies.posting.facts import deadline_parts_of_vacancy, deadline_text_without_weekday
from vacancies.posting.lifecycle import ENDED_STATES, Outcome
from vacancies.protocols import VacancyFacts

# Beyond these years, clock changes are only guessed.
YEARS_WITH_ZONE: Final = range(1971, 2101)


def deadline_event(link: RecordLink, request: HttpRequest, at: datetime) -> Event:
    """Return the event of a vacancy that has a deadline and a page."""
    vacancy, page = _vacancy_and_page(link)
    changed_at, url = last_change(link, at), page.get_full_url(request)
    event = Event()
    event.add("uid", str(vacancy.key))
    event.add("sequence", deadline_changes(vacancy))
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", _start(vacancy))
    summary = gettext("Application deadline: %(title)s") % {"title": page.title}
    event.add("summary", text_for_machines(summary), parameters={"LANGUAGE": link.language})
    event.add("description", text_for_machines(_description(vacancy, url, at)))
    event.add("url", url)
    event.add("categories", [text_for_machines(str(vacancy.get_kind_display()))])
    event.add("status", "CANCELLED" if _is_void(vacancy) else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # it takes nobody's time
    return event


def _vacancy_and_page(link: RecordLink) -> tuple[Any, Any]:
    return link.record, link.page


def _start(vacancy: VacancyFacts) -> date | datetime:
    """Return the day, if the whole of it counts, else the last minute in which people can apply.

    A time that the clock shows twice is its first pass, in iCalendar too; the second is given in UTC.
    """
    day: Any = vacancy.deadline_on
    if vacancy.deadline_time is None:
        return day
    last = lifecycle.last_minute_before_closing(day, vacancy.deadline_time, vacancy.time_zone)
    return last if not last.fold and last.year in YEARS_WITH_ZONE else last.astimezone(UTC)


def _is_void(vacancy: VacancyFacts) -> bool:
    """Whether the deadline does not count any more: cancelled, or filled before it."""
    if vacancy.outcome != Outcome.FILLED:
        return vacancy.outcome == Outcome.CANCELLED
    decided_at = lifecycle.decided_at(vacancy)
    return bool(decided_at and vacancy.closes_at and decided_at < vacancy.closes_at)


def _description(vacancy: VacancyFacts, url: str, at: datetime) -> str:
    state = vacancy.state(at)
    has_ended = state in ENDED_STATES
    lines = [str(state.label)] if has_ended else []
    if deadline := deadline_parts_of_vacancy(vacancy):
        date_and_time = deadline_text_without_weekday(deadline)
        if has_ended:
            lines.append(f"{gettext('Application deadline')}: {date_and_time}")
        else:
            lines.append(gettext("Apply by %(date)s") % {"date": date_and_time})
    for extension in shown_extensions(vacancy):
        reason = f": {extension.reason.text}" if extension.reason.text else ""
        lines.append(f"{extension.text}{reason}")
    return "\n".join([*lines, url])
