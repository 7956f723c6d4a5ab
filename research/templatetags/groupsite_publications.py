"""Template tags for publications: `{% load groupsite_publications %}`. All need `request` in the context."""

from collections.abc import Iterable
from typing import Any, Final

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from people.content.pages.page_number import note_page_number
from people.content.pages.page_part import url_below
from people.content.records.sites import site_of_lists
from people.content.request_time import received_at
from people.models import Person
from people.templatetags.groupsite_people import in_one_face
from research.mathematics.html_text import with_unbroken_formulas
from research.models import Project, Publication, ResearchArea
from research.publication_pages import publications_elsewhere
from research.publication_pages.listed_publications import PrintedName
from research.publication_pages.publication_list import PublicationList
from research.publication_pages.publication_list import publication_list as list_of_publications
from research.publication_pages.publications_elsewhere import PublicationsElsewhere

register = template.Library()

URL: Final = "_groupsite_url_in_response"
LIST: Final = "_groupsite_publication_list"
"""The list that a request asks for: its title and its content show the same."""


@register.simple_tag(takes_context=True)
def publication_list(context: Context) -> PublicationList:
    """Return the page of the list that the query string asks for: {% publication_list as listed %}"""
    request = context["request"]
    found: PublicationList | None = getattr(request, LIST, None)
    if found is None:
        found = list_of_publications(request.GET, received_at(request), site_of_lists(request))
        note_page_number(request, found.page)
        setattr(request, LIST, found)
    return found


@register.simple_tag(takes_context=True)
def publications_of_person(context: Context, person: Person) -> PublicationsElsewhere | None:
    """Return a person's selected and newest publications: {% publications_of_person person as found %}"""
    return publications_elsewhere.publications_of_person(context["request"], person)


@register.simple_tag(takes_context=True)
def publications_of_area(context: Context, area: ResearchArea) -> PublicationsElsewhere | None:
    """Return an area's selected and newest publications: {% publications_of_area area as found %}"""
    return publications_elsewhere.publications_of_area(context["request"], area)


@register.simple_tag(takes_context=True)
def publications_of_project(context: Context, project: Project) -> PublicationsElsewhere | None:
    """Return a project's selected and newest publications: {% publications_of_project record as found %}"""
    return publications_elsewhere.publications_of_project(context["request"], project)


@register.filter
def title_html(publication: Publication) -> SafeString:
    """Return the title with its formulas as MathML: {{ publication|title_html }}"""
    if not publication.title_html:
        return conditional_escape(publication.title_text or publication.title)
    return mark_safe(with_unbroken_formulas(publication.title_html))  # noqa: S308 — `html_of` has escaped it


@register.filter
def stored_html(html: str) -> SafeString:
    """Return HTML that `research.mathematics` has made: {{ paragraph|stored_html }}"""
    return mark_safe(with_unbroken_formulas(html))  # noqa: S308 — `html_of` has escaped it


@register.filter
def below(page_url: str, path: str) -> str:
    """Return the URL of what the list shows at this path: {{ list_url|below:entry.path }}"""
    return url_below(page_url, path)


@register.simple_tag(takes_context=True)
def printed_names(context: Context, names: Iterable[PrintedName]) -> SafeString:
    """Return names in a line, those of our people as links: {% printed_names entry.authors %}"""
    return format_html_join(", ", "{}", ((_name_html(context, name),) for name in names))


def _url_in_response(context: Context, page: Any) -> str | None:
    """Return the URL of a page that was read for this response: a list has a person’s name many times."""
    known = vars(page)
    if URL not in known:
        known[URL] = page.get_url(context.get("request"))
    found: str | None = known[URL]
    return found


def _name_html(context: Context, name: PrintedName) -> SafeString:
    """Return a printed name; an asterisk marks equal contribution."""
    text = in_one_face(name.text)
    if name.page is not None:
        url = _url_in_response(context, name.page)
        text = format_html('<a class="title-link" href="{}">{}</a>', url, text)
    return format_html("{}<sup>*</sup>", text) if name.is_equal else text
