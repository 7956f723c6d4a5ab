"""Template tags of the site's own templates: `{% load groupsite %}`."""

from django import template
from django.template.context import Context
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from groupsite.layout import home
from groupsite.layout import partners as partners_of_site
from groupsite.layout import site_link_preview as preview_of_site
from groupsite.layout.navigation import Navigation, NavigationLink
from groupsite.layout.url_segments import (
    bit_positions_left_out_on_404_page,
    drawn_part_of_last_path_segment,
    last_literal_url_segment,
)
from groupsite.university_login.configuration import university_login
from people.content import language_names
from people.content.link_previews.responses import LinkPreview
from people.content.pages.page_part import PagePart, path_below_page
from people.content.records.sites import site_of_lists
from people.content.request_time import received_at
from people.drawings import text_bits_svg
from people.models import Organisation
from research.models import ResearchArea

register = template.Library()


@register.simple_tag
def name_of_university_login() -> str:
    """Return the name of the provider with whose accounts people can sign in; empty if there is none."""
    config = university_login()
    return config.name if config else ""


# Page fields that may hold a description, best first.
FIRST_WORDS = (
    "search_description",
    "lead",
    "summary",
    "introduction",
    "statement",
    "biography",
    "body",
)
DESCRIPTION_LENGTH = 160


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> Navigation:
    """Return menu, breadcrumbs and languages (see `groupsite.layout.navigation`)."""
    page, parent = context.get("page"), context.get("parent_page")
    return Navigation(context["request"], page if isinstance(page, Page) else None, parent)


@register.simple_tag(takes_context=True)
def guide_links(context: Context, position_kind: str) -> list[NavigationLink]:
    """Return links to the guides in the reader's language for a kind of position."""
    nav: Navigation = context["nav"]
    return nav.guide_links(position_kind)


@register.filter
def language_in_sentence(code: str) -> str:
    """Return the name of a language inside a sentence (see `people.content.language_names`)."""
    return language_names.language_name(code)


@register.simple_tag
def languages_of_message(message: str) -> list[str]:
    """Return English and the site's other languages into which this message is translated."""
    found = ["en"]
    for code in get_content_languages():
        with translation.override(code):
            if code not in found and translation.gettext(message) != message:
                found.append(code)
    return found


@register.simple_tag(takes_context=True)
def home_positions(context: Context) -> list[home.OpenPosition]:
    """Return the open vacancy that closes next, or several if there is no list to link to."""
    nav: Navigation = context["nav"]
    number = 1 if "vacancies" in nav.index_links else home.MAX_POSITIONS
    request = context["request"]
    return home.open_positions_by_deadline(received_at(request), number, site_of_lists(request))


@register.simple_tag(takes_context=True)
def home_areas(context: Context) -> home.HomeAreas:
    """Return the first research areas that have a page, for the home page, and whether there are more."""
    request = context["request"]
    return home.home_areas(received_at(request), site_of_lists(request))


@register.simple_tag(takes_context=True)
def home_people(context: Context) -> list[home.HomePerson]:
    """Return the first people for the home page: the group's members by role, then affiliated people."""
    request = context["request"]
    return home.home_people(request, received_at(request), site_of_lists(request))


@register.simple_tag(takes_context=True)
def partners(context: Context) -> list[Organisation]:
    """Return the group's funders, programmes and partners, for the home page."""
    request = context["request"]
    return partners_of_site.site_partners(received_at(request), site_of_lists(request))


@register.simple_tag(takes_context=True)
def partners_of_area(context: Context, area: ResearchArea) -> list[Organisation]:
    """Return the funders, programmes and partners in an area's public vacancies that are not cancelled."""
    return partners_of_site.partners_of_area(area, received_at(context["request"]))


@register.simple_tag(takes_context=True)
def site_link_preview(context: Context) -> LinkPreview:
    """Return the picture for links to pages that have none of their own; needs `nav`."""
    return preview_of_site.site_link_preview(context["nav"])


@register.simple_tag
def meta_description(page: Page, part: PagePart | None = None) -> str:
    """Return the search description, else the beginning of the first text, as plain text; may be empty.

    For a part of the page, its own description.
    """
    if part is not None:
        return Truncator(part.description).chars(DESCRIPTION_LENGTH)
    for field in FIRST_WORDS:
        text = " ".join(strip_tags(str(getattr(page, field, "") or "").replace("<", " <")).split())
        if text:
            return Truncator(text).chars(DESCRIPTION_LENGTH)
    return ""


@register.simple_tag(takes_context=True)
def last_url_segment(context: Context) -> str:
    """Return the last segment of this page's URL, shortened, and never a token."""
    request, page = context["request"], context.get("page")
    path = page.get_url(request) if isinstance(page, Page) and page.path else None
    path = f"{path}{path_below_page(request)}" if path else None
    return drawn_part_of_last_path_segment(
        path or last_literal_url_segment(request) or request.path
    )


@register.simple_tag
def word_bits_svg(word: str) -> SafeString:
    """Return the word drawn as a line of its bits, as SVG; decorative, since the word is beside it."""
    return text_bits_svg(word)


@register.simple_tag
def word_bits_svg_with_gap(word: str) -> SafeString:
    """Return the word drawn as a line of its bits with a gap, as SVG, for 404 pages."""
    return text_bits_svg(word, bit_positions_left_out_on_404_page(word))
