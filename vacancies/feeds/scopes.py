"""What a feed or calendar is about: all vacancies, or those of an area, a person or a type."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils.translation import get_language, gettext
from wagtail.models import Site

from people.content.languages.site_names import site_name
from people.content.records.lookup import record_links_with_page
from people.content.records.sites import pages_of_site, site_of_lists
from people.content.records.visibility import public_pages
from people.content.request_time import received_at
from people.models import Person
from people.wording import text_for_machines
from research.models import ResearchArea
from vacancies.choices import position_kind_choices
from vacancies.models import Vacancy, VacancyIndexPage
from vacancies.models.querysets import VacancyQuerySet


@dataclass(frozen=True)
class FeedScope:
    """The title and page of a feed, and its vacancies, not yet limited to those that are public."""

    title: str  # without characters that feeds forbid
    page_url: str
    vacancies: VacancyQuerySet
    site_name: str
    feed_id: str  # permanent, other for each language


@dataclass(frozen=True)
class _Found:
    subject: str
    page_url: str
    vacancies: VacancyQuerySet
    title: str = ""


def find_scope(request: HttpRequest, name: str, key: uuid.UUID | str | None) -> FeedScope:
    """Return the scope with this name and key in the active language; 404 if it is not public."""
    at, site = received_at(request), Site.find_for_request(request)
    found = FINDERS[name](request, key, at)
    group = site_name(site)
    root_key = site.root_page.translation_key if site else uuid.NAMESPACE_URL
    title = found.title or gettext("Open positions: %(subject)s") % {"subject": found.subject}
    return FeedScope(
        title=text_for_machines(f"{title} – {group}" if group else title),
        page_url=found.page_url,
        vacancies=found.vacancies.in_site(site_of_lists(request)),
        site_name=text_for_machines(group),
        feed_id=uuid.uuid5(root_key, f"vacancies {name} {key or ''} {get_language()}").urn,
    )


def _find_all(request: HttpRequest, key: None, at: datetime) -> _Found:
    title = gettext("Open positions")
    return _Found("", _list_url(request), Vacancy.objects.all(), title)


def _find_area(request: HttpRequest, key: uuid.UUID, at: datetime) -> _Found:
    areas = ResearchArea.objects.in_site(site_of_lists(request)).filter(key=key)
    for link in record_links_with_page(areas, at):
        page: Any = link.page
        vacancies = Vacancy.objects.in_area(link.record)
        return _Found(link.title, page.get_full_url(request), vacancies)
    raise Http404


def _find_person(request: HttpRequest, key: uuid.UUID, at: datetime) -> _Found:
    people = Person.objects.in_site(site_of_lists(request)).filter(key=key)
    for link in record_links_with_page(people, at):
        page: Any = link.page
        title = gettext("Open positions with %(name)s") % {"name": link.record.name}
        vacancies = Vacancy.objects.supervised_by(link.record)
        return _Found("", page.get_full_url(request), vacancies, title)
    raise Http404


def _find_type(request: HttpRequest, key: str, at: datetime) -> _Found:
    label = dict(position_kind_choices()).get(key)
    if label is None:
        raise Http404
    url = f"{_list_url(request)}?{urlencode({'kind': key})}"
    return _Found(str(label), url, Vacancy.objects.of_kind(key))


FINDERS: Final[dict[str, Callable[..., _Found]]] = {
    "all": _find_all,
    "area": _find_area,
    "person": _find_person,
    "type": _find_type,
}


def _list_url(request: HttpRequest) -> str:
    """Return the full URL of the list of vacancies in the active language, else of the site."""
    lists = VacancyIndexPage.objects.filter(pages_of_site(site_of_lists(request)))
    lists = public_pages(lists.filter(locale__language_code=get_language() or ""))
    first: Any = lists.order_by("path").first()
    return (first.get_full_url(request) if first else "") or request.build_absolute_uri("/")
