"""Warns about an untranslated title: a page in a new language starts with the original's title."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.models import Page

from people.content.findings.finding import Finding, warning
from people.content.language_names import language_name
from people.content.localize.translatable_fields import translatable_field_names
from people.wording import without_soft_hyphens


def untranslated_title_findings(page: Page, others: Iterable[Page]) -> list[Finding]:
    """Return a warning if an earlier page in another language has the same title; else [].

    It does not stop publishing, since some titles are names. A title that is the same in every
    language by definition, such as a person's name, is not translatable and is not checked.
    """
    if "title" not in translatable_field_names(type(page)):
        return []
    same = [
        other
        for other in others
        if other.pk < page.pk
        and _normalised_title(other.draft_title) == _normalised_title(page.title)
    ]
    sentence = _("The title is the same as in %(language)s. Translate it, unless it is a name.")
    return [
        warning(sentence % {"language": language_name(other.locale.language_code)}, "title")
        for other in same[:1]
    ]


def _normalised_title(title: str) -> str:
    """Return the title for comparison: lower case, single spaces, without soft hyphens."""
    return " ".join(without_soft_hyphens(title).casefold().split())
