"""The messages about publications that have been merged, with a button that undoes it."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from research.mathematics.plain import plain_text
from research.models import Merge, Publication


def named_with_year(publication: Publication) -> str:
    """Return what tells publications with the same title apart."""
    return _named(str(publication), publication.year, publication.cite_key)


def tell_publications_merged(request: HttpRequest, merge: Merge, back_to: str) -> None:
    """Name both publications, and offer to undo it; then the editor is back at `back_to`."""
    text = _("“%(gone)s” has been merged into “%(kept)s”.") % _names_of(merge)
    url = reverse("groupsite_research_inbox:undo_merge", args=[merge.pk])
    context = {"text": text, "url": url, "back_to": back_to}
    template = "groupsite_research/admin/inbox/undo_merge_button.html"
    messages.success(request, render_to_string(template, context, request=request))


def tell_undone(request: HttpRequest, merge: Merge) -> None:
    """Say what has come back."""
    if "candidate" in merge.snapshot:
        text = _("“%(title)s” is as before, and the entry is in the inbox again.")
        messages.success(request, text % {"title": named_with_year(merge.kept)})
        return
    text = _("“%(gone)s” is a publication of its own again, and “%(kept)s” is as before.")
    messages.success(request, text % _names_of(merge))


def _names_of(merge: Merge) -> dict[str, str]:
    facts: dict[str, Any] = merge.snapshot.get("gone", {})
    title = plain_text(merge.snapshot.get("title", ""))
    return {
        "gone": _named(title, facts.get("year"), facts.get("cite_key", "")),
        "kept": named_with_year(merge.kept),
    }


def _named(title: str, year: Any, key: str) -> str:
    return f"{title} ({year or '–'}, {key})"
