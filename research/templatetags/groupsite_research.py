"""Template tags for research areas, projects and news: `{% load groupsite_research %}`."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django import template
from django.db.models import Q
from django.template import Context
from django.utils.safestring import SafeString
from wagtail.models import Page

from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql
from people.content.records.lookup import RecordLink, record_links_with_page
from people.content.records.sites import site_of_lists
from people.content.request_time import received_at
from people.models import Person
from research.feeds.news_feed import feed_url
from research.figures.area_drawings import figure_svg
from research.listing.index_pages import public_index_pages
from research.models import (
    AreaMember,
    NewsPage,
    NewsPageQuerySet,
    Project,
    ProjectIndexPage,
    ProjectState,
    PublicationIndexPage,
    ResearchArea,
    project_list,
)
from research.models.areas import ResearchAreaQuerySet, shown_address
from research.models.project_list import ListedProject
from research.models.project_rules.project_period import period_text

register = template.Library()

MAX_NEWS: Final = 3  # on a page that is about something else

# After a word, not after an abbreviation such as "e.g."
SENTENCE_END: Final = re.compile(r"(?<=\w\w\w[.?!])\s+(?=[A-ZÀ-Þ])")


@register.simple_tag
def area_mark(area: ResearchArea, small: bool = False) -> SafeString:
    """Return the area's figure as SVG, hidden from screen readers; show its name beside it."""
    return figure_svg(area.key, area.figure, small)


@register.filter
def first_sentence(text: str) -> str:
    """Return the first sentence of a text: {{ area.page.summary|first_sentence }}"""
    return SENTENCE_END.split(text.strip(), maxsplit=1)[0]


@register.simple_tag(takes_context=True)
def areas_of(context: Context, person: Person) -> list[RecordLink]:
    """Return links to a person's areas that have a public page: {% areas_of person as areas %}"""
    at, site = received_at(context["request"]), site_of_lists(context["request"])

    def areas(at: datetime, person: Any) -> Any:
        return ResearchArea.objects.published(at).in_site(site).with_member(person).in_order()

    # Of a site, the SQL would have the path of its home page, which can be moved.
    form = "areas of a person" if site is None else None
    keys = [Parameter(person._meta.pk, person.pk)]
    found = fetch_public_with_kept_sql(form, ResearchArea, areas, at, keys)
    return record_links_with_page(found, at)


@register.simple_tag(takes_context=True)
def areas_by_person(context: Context, people: Iterable[Person]) -> dict[int, list[RecordLink]]:
    """Return {person ID: links to areas}: {% areas_by_person people as areas_by_person %}"""
    at = received_at(context["request"])
    wanted = {person.pk for person in people}
    rows = AreaMember.objects.filter(person__in=wanted).values_list("area", "person")
    memberships = set(rows)
    areas = _areas_of_site(context).in_order()
    in_use = Q(lead__in=wanted) | Q(pk__in={area for area, _person in memberships})
    found: dict[int, list[RecordLink]] = {}
    for area in record_links_with_page(areas.filter(in_use), at):
        for pk in wanted:
            if area.record.lead_id == pk or (area.record.pk, pk) in memberships:
                found.setdefault(pk, []).append(area)
    return found


@register.filter
def areas_of_entry(found: dict[int, list[RecordLink]] | str, entry: RecordLink) -> list[RecordLink]:
    """Return the areas of one person from `areas_by_person`; empty if they were not loaded."""
    return found.get(entry.record.pk, []) if isinstance(found, dict) else []


@register.simple_tag(takes_context=True)
def research_areas(context: Context) -> list[RecordLink]:
    """Return a link to each area that has a page, in order: {% research_areas as areas %}"""
    at = received_at(context["request"])
    return record_links_with_page(_areas_of_site(context).in_order(), at)


@register.simple_tag(takes_context=True)
def lists_of_research(context: Context) -> list[Page]:
    """Return the lists of projects and of publications: {% lists_of_research as lists %}"""
    return public_index_pages(context.get("request"), ProjectIndexPage, PublicationIndexPage)


@register.simple_tag(takes_context=True)
def projects_of_area(context: Context, area: ResearchArea) -> list[ListedProject]:
    """Return an area's projects that have a public page: {% projects_of_area area as projects %}"""
    at, site = received_at(context["request"]), site_of_lists(context["request"])
    return project_list.projects_of_area(area, at, site)


@register.simple_tag(takes_context=True)
def projects_of_person(context: Context, person: Person) -> list[ListedProject]:
    """Return a person's projects that have a public page: {% projects_of_person person as projects %}"""
    at, site = received_at(context["request"]), site_of_lists(context["request"])
    return project_list.projects_of_person(person, at, site)


@register.simple_tag
def project_line(entry: ListedProject, says_state: bool = False) -> str:
    """Return role, acronym, years and, with `says_state`, planned or ended: {% project_line entry True %}"""
    state = entry.state if says_state else None
    label = str(state.label) if state in (ProjectState.PLANNED, ProjectState.ENDED) else ""
    return " · ".join(filter(None, (entry.role, entry.acronym, entry.record.years, label)))


@register.simple_tag
def project_period(project: Project) -> str:
    """Return the first and the last day of a project as a text: {% project_period record %}"""
    return period_text(project.begins_on, project.ends_on)


@register.filter
def address_without_scheme(url: str) -> str:
    """Return a URL as a link shows it: {{ record.url|address_without_scheme }}"""
    return shown_address(url)


@register.simple_tag(takes_context=True)
def news_of_person(context: Context, person: Person) -> list[NewsPage]:
    """Return a person's three newest items in this language: {% news_of_person person as news %}"""
    site = site_of_lists(context.get("request"))
    return _newest_public_items(NewsPage.objects.about_person(person).in_site(site))


@register.simple_tag(takes_context=True)
def news_of_area(context: Context, area: ResearchArea) -> list[NewsPage]:
    """Return an area's three newest items in this language: {% news_of_area area as news %}"""
    site = site_of_lists(context.get("request"))
    return _newest_public_items(NewsPage.objects.about_area(area).in_site(site))


@register.simple_tag
def latest_news(index: Page) -> list[NewsPage]:
    """Return a list's three newest items if it is in this language: {% latest_news index as news %}"""
    return _newest_public_items(NewsPage.objects.child_of(index))


@register.simple_tag(takes_context=True)
def news_feed_url(context: Context, index: Page) -> str:
    """Return the URL of the Atom feed of a list of news: {% news_feed_url index %}"""
    return feed_url(index, context.get("request"))


def _areas_of_site(context: Context) -> ResearchAreaQuerySet:
    """Return the published areas that the lists of this site show."""
    request = context["request"]
    areas: ResearchAreaQuerySet = ResearchArea.objects.published(received_at(request))
    return areas.in_site(site_of_lists(request))


def _newest_public_items(items: NewsPageQuerySet) -> list[NewsPage]:
    """Return the three newest of these items that are public and in the active language."""
    return list(items.public_to_visitors().in_active_language().newest_first()[:MAX_NEWS])
