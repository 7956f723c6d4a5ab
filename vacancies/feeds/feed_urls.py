"""The URLs of feeds and calendars, for links. Empty if the host has not included them."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from vacancies.protocols import VacancyFacts

NAMESPACE: Final = "groupsite_vacancy_feeds"


@dataclass(frozen=True)
class FeedUrls:
    """The URLs of one feed and of the calendar of the same vacancies, in the active language."""

    atom: str
    calendar: str

    def __bool__(self) -> bool:
        return bool(self.atom)


def feed_urls(scope: str = "all", key: UUID | str | None = None) -> FeedUrls:
    """Return the URLs for all vacancies, or for an "area", a "person" or a "type" with this key."""
    arguments = {} if key is None else {"key": key}
    return FeedUrls(_url(f"{scope}_atom", arguments), _url(f"{scope}_calendar", arguments))


def vacancy_calendar_url(vacancy: VacancyFacts) -> str:
    """Return the URL of a calendar with the deadline of this vacancy; empty without a deadline."""
    return _url("vacancy_calendar", {"key": vacancy.key}) if vacancy.deadline_on else ""


def feed_link_elements(urls: FeedUrls) -> SafeString:
    """Return a `<link rel="alternate">` element for each of these URLs that is not empty."""
    links = (
        ("application/atom+xml", gettext("Open positions"), urls.atom),
        ("text/calendar", gettext("Application deadlines"), urls.calendar),
    )
    element = '<link rel="alternate" type="{}" title="{}" href="{}">'
    return format_html_join("\n", element, (link for link in links if link[2]))


def _url(name: str, arguments: dict[str, UUID | str]) -> str:
    try:
        return reverse(f"{NAMESPACE}:{name}", kwargs=arguments)
    except NoReverseMatch:
        return ""
