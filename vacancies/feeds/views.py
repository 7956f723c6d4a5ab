"""Serves feeds and calendars. A program that already has the newest version gets a 304."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import conditional_page, require_safe

from people.content.records.sites import site_of_lists
from people.content.request_time import received_at
from people.wording import text_for_machines
from vacancies.feeds.deadline_calendar import calendar_bytes, links_of_deadlines
from vacancies.feeds.scopes import find_scope
from vacancies.feeds.vacancy_atom import atom_xml
from vacancies.models import Vacancy

ATOM = "application/atom+xml; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"


@require_safe
@conditional_page
def atom_feed(request: HttpRequest, scope: str, key: uuid.UUID | str | None = None) -> HttpResponse:
    """Serve the Atom feed of a scope; 404 if its area, person or type is not public."""
    found = find_scope(request, scope, key)
    return HttpResponse(atom_xml(found, request, received_at(request)), content_type=ATOM)


@require_safe
@conditional_page
def calendar(request: HttpRequest, scope: str, key: uuid.UUID | str | None = None) -> HttpResponse:
    """Serve the calendar of a scope, to subscribe to; 404 if it is not public."""
    found, at = find_scope(request, scope, key), received_at(request)
    deadlines = links_of_deadlines(found.vacancies.in_feeds(at), at)
    content = calendar_bytes(deadlines, found.title, found.page_url, request, at)
    return HttpResponse(content, content_type=CALENDAR)


@require_safe
@conditional_page
def vacancy_calendar(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Serve a calendar with the deadline of one vacancy, to download; 404 if it is not public."""
    at = received_at(request)
    vacancies = Vacancy.objects.in_site(site_of_lists(request)).filter(key=key)
    for link in (deadlines := links_of_deadlines(vacancies, at)):
        page: Any = link.page
        url, title = page.get_full_url(request), text_for_machines(page.title)
        content = calendar_bytes(deadlines, title, url, request, at)
        as_download = content_disposition_header(True, f"{page.slug}.ics") or ""
        return HttpResponse(
            content, content_type=CALENDAR, headers={"Content-Disposition": as_download}
        )
    raise Http404
