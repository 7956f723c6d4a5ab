"""The messages about decisions: what has happened, what comes next, and a button that takes it back."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from research.inbox.adding import KNOWN, REFUSED, REPEATED
from research.inbox.differences import proposes_something
from research.inbox.merged_changes import changes_of
from research.mathematics.plain import plain_text
from research.models import (
    Authorship,
    Candidate,
    CandidateState,
    CandidateVerdict,
    Merge,
    Publication,
)
from research.models.name_forms import undecided_names

STAYS: Final[Mapping[str, Any]] = {
    "changed": gettext_lazy(
        "“%(title)s” has not been removed, because it has been changed since it was accepted. Open it "
        "to unpublish or delete it."
    ),
    "used": gettext_lazy(
        "“%(title)s” has not been removed, because something else refers to it. Open it to see what "
        "uses it, or to unpublish it."
    ),
    "published": gettext_lazy(
        "“%(title)s” has not been removed, because it is published. Ask somebody who may publish "
        "publications."
    ),
    "waits": gettext_lazy(
        "“%(title)s” has not been removed, because the same entry is waiting in the inbox again. "
        "Decide on that entry first."
    ),
}


def tell_accepted(request: HttpRequest, candidate: Candidate, publication: Publication) -> None:
    """Say that a candidate has become a publication, and what can be done next."""
    text = (
        _("“%(title)s” has been accepted and published.")
        if publication.live
        else _("“%(title)s” has been accepted as a draft.")
    )
    _tell_done(request, candidate, text % {"title": publication}, _next_steps(publication))


def tell_merged(request: HttpRequest, candidate: Candidate, merge: Merge) -> None:
    """Say what a candidate has changed in a publication."""
    changes = changes_of(merge)
    names = {
        "entry": plain_text(candidate.as_work().title),
        "source": candidate.get_source_display(),
        "title": named_with_year(merge.kept),
    }
    sentences = [_("“%(entry)s” (%(source)s) has been added to “%(title)s”.") % names]
    if changes.versions:
        text = ngettext(
            "This publication has another version now: %(versions)s.",
            "This publication has other versions now: %(versions)s.",
            len(changes.versions),
        )
        sentences.append(text % {"versions": "; ".join(changes.versions)})
    if changes.facts:
        text = _("This publication has been updated: %(facts)s.")
        sentences.append(text % {"facts": ", ".join(changes.facts)})
    if len(sentences) == 1:
        sentences.append(
            _("You chose none of its facts, so nothing has changed.")
            if proposes_something(merge.kept.draft(), candidate.as_work())
            else _("It had all of this, so nothing has changed.")
        )
    _tell_done(request, candidate, " ".join(sentences), [_opened(merge.kept)])


def tell_refused(request: HttpRequest, candidate: Candidate) -> None:
    """Say that a candidate is not wanted. A text that could not be read does not come back."""
    if candidate.work is None:
        messages.success(request, _("The text has been removed."))
        return
    text = _("“%(title)s” has been rejected and will not be proposed again.")
    title = plain_text(candidate.as_work().title)
    _tell_done(request, candidate, text % {"title": title}, [], "put_back")


def tell_taken_back(request: HttpRequest, state: str, publication: Publication | None) -> None:
    """Say that a candidate waits again, and what has become of its publication."""
    if publication is None:
        text = _("The entry is in the inbox again.")
    elif state == CandidateState.ACCEPTED:
        text = _("“%(title)s” has been removed from the site, and its entry is in the inbox again.")
    else:
        text = _("“%(title)s” is as before, and the entry is in the inbox again.")
    messages.success(request, text % {"title": publication})


def tell_read_again(request: HttpRequest, counts: Mapping[str, int]) -> None:
    """Say what a corrected text has given."""
    unread = counts.get(CandidateVerdict.UNREADABLE, 0)
    known = sum(counts.get(name, 0) for name in (KNOWN, REFUSED, REPEATED))
    n_read = sum(counts.values()) - unread - known
    if n_read:
        text = ngettext(
            "%(count)d publication has been read and is in the inbox.",
            "%(count)d publications have been read and are in the inbox.",
            n_read,
        )
        messages.success(request, text % {"count": n_read})
    if known:
        messages.info(
            request,
            _("The publication is on the site or in the inbox already, or has been rejected."),
        )
    if unread:
        messages.warning(request, _("This text still could not be read."))


def tell_cannot_take_back(
    request: HttpRequest, candidate: Candidate, publication: Publication | None, code: str
) -> None:
    """Say why a publication stays, and what to do."""
    text = str(STAYS[code]) % {"title": publication or candidate}
    buttons = [_opened(publication)] if publication and code != "published" else []
    messages.warning(request, text, buttons=buttons)


def _tell_done(
    request: HttpRequest,
    candidate: Candidate,
    text: str,
    buttons: list[Any],
    undo: str = "take_back",
) -> None:
    url = reverse("groupsite_research_inbox:decide", args=[candidate.pk])
    query = request.GET.urlencode()
    context = {"text": text, "url": f"{url}?{query}" if query else url, "undo": undo}
    template = "groupsite_research/admin/inbox/undo_button.html"
    messages.success(request, render_to_string(template, context), buttons=buttons)


def _next_steps(publication: Publication) -> list[Any]:
    """Return buttons that open the publication, and the names that are not decided yet."""
    return [_opened(publication), *names_button(publication.authorships.all())]


def names_button(rows: Iterable[Authorship]) -> list[Any]:
    """Return a button that leads to Names, if an editor has not decided who some of these names are."""
    if not undecided_names(rows):
        return []
    names = f"{reverse('groupsite_research_names:index')}?verdict=open"
    return [messages.button(names, _("Decide who these authors are"))]


def _opened(publication: Publication) -> Any:
    url = reverse("wagtailsnippets_groupsite_research_publication:edit", args=[publication.pk])
    return messages.button(url, _("Open the publication"))


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
