"""Template tags for research areas: `{% load groupsite_research %}`."""

import re
from typing import Final

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from people.content.records.lookup import RecordLink, record_links_with_page
from people.content.request_time import received_at
from people.models import Person
from research.area_figures import figure_svg
from research.models import ResearchArea

register = template.Library()

# After a word, not after an abbreviation such as "e.g."
SENTENCE_END: Final = re.compile(r"(?<=\w\w\w[.?!])\s+(?=[A-ZÀ-Þ])")


@register.simple_tag
def area_mark(area: ResearchArea, small: bool = False) -> SafeString:
    """Render the area's figure, hidden from screen readers; write its name beside it."""
    return figure_svg(area.key, area.figure, small)


@register.filter
def split_first_sentence(text: str) -> list[str]:
    """Return the first sentence of a text and, if there is more, the rest."""
    return SENTENCE_END.split(text.strip(), maxsplit=1)


@register.simple_tag(takes_context=True)
def areas_of(context: Context, person: Person) -> list[RecordLink]:
    """Return the areas of a person: {% areas_of person as areas %}"""
    at = received_at(context["request"])
    return record_links_with_page(
        ResearchArea.objects.published(at).with_member(person).in_order(), at
    )


@register.simple_tag(takes_context=True)
def research_areas(context: Context) -> list[RecordLink]:
    """Return every area that has a page, in order: {% research_areas as areas %}"""
    at = received_at(context["request"])
    return record_links_with_page(ResearchArea.objects.published(at).in_order(), at)
