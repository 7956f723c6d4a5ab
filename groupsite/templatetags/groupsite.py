"""The tags of the site's own skin: `{% load groupsite %}`. They choose; modules beside them know."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from groupsite.layout import home
from groupsite.layout.navigation import Navigation
from groupsite.layout.paths import last_word, lost_bits, word_of_view
from people.content.languages import names
from people.content.request_time import received_at
from people.drawings import code_line
from people.models import PeopleSettings

register = template.Library()

# Where a page keeps its first sentences, best first.
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
    """Menu, trail and languages of this response (see `groupsite.layout.navigation`)."""
    page = context.get("page")
    return Navigation(context["request"], page if isinstance(page, Page) else None)


@register.filter
def language_in_sentence(code: str) -> str:
    """The name of a language as a sentence has it (see `people.content.languages.names`)."""
    return names.language_name(code)


@register.simple_tag
def languages_with(message: str) -> list[str]:
    """English, and the languages of the site into which this message is translated."""
    found = ["en"]
    for code in get_content_languages():
        with translation.override(code):
            if code not in found and translation.gettext(message) != message:
                found.append(code)
    return found


@register.simple_tag(takes_context=True)
def open_now(context: Context) -> list[home.OpenPosition]:
    """What one may apply to now, the next to close first."""
    return home.open_now(received_at(context["request"]))


@register.simple_tag(takes_context=True)
def faces(context: Context) -> list[home.Face]:
    """Some people of the group, for the home page."""
    request = context["request"]
    organisation = PeopleSettings.for_request(request).organisation
    return home.faces(organisation, received_at(request))


@register.simple_tag
def description(page: Any) -> str:
    """What a search result or a shared link says of the page, in plain text; empty if it says nothing."""
    for field in FIRST_WORDS:
        text = " ".join(strip_tags(str(getattr(page, field, "") or "").replace("<", " <")).split())
        if text:
            return Truncator(text).chars(DESCRIPTION_LENGTH)
    return ""


@register.simple_tag(takes_context=True)
def address_word(context: Context) -> str:
    """The last word of this page's address, never a secret in it."""
    request, page = context["request"], context.get("page")
    path = page.get_url(request) if isinstance(page, Page) and page.path else None
    return last_word(path or word_of_view(request) or request.path)


@register.simple_tag
def address_line(word: str) -> SafeString:
    """The word as a line of bits. Decoration: the word stands beside it."""
    return code_line(word)


@register.simple_tag
def lost_line(word: str) -> SafeString:
    """The same with a piece missing, for addresses that lead nowhere."""
    return code_line(word, lost_bits(word))
