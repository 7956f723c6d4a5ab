"""The Atom feed of vacancies (RFC 4287).

A vacancy is one entry with a permanent ID. When its deadline is extended, when it closes and when it is
decided, the entry says so and is `updated`; 30 days after its end it leaves the feed.
"""

from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from people.wording import text_for_machines
from research.feeds.atom_feed import EPOCH, FullTextAtomFeed
from vacancies.feeds.entries import RELATIONS, entry_id, last_change, shown_extensions
from vacancies.feeds.scopes import FeedScope
from vacancies.posting.lifecycle import ENDED_STATES
from vacancies.posting.openings import Opening, openings

MAX_ENTRIES: Final = 50
TEMPLATE: Final = "groupsite_vacancies/feeds/entry.html"


def atom_xml(scope: FeedScope, request: HttpRequest, at: datetime) -> str:
    """Return the feed with the 50 vacancies that changed last."""
    feed = FullTextAtomFeed(
        title=scope.title,
        link=scope.page_url,
        description=None,
        language=get_language(),
        author_name=scope.site_name or scope.title,  # Atom requires an author
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=scope.feed_id,
        changed_at=EPOCH,
    )
    found = scope.vacancies.visible(at).in_feeds(at).last_changed_first(at)
    found = found.select_related("version").prefetch_related(*RELATIONS)
    entries = [
        (last_change(opening, at, opening.supervisors), opening)
        for opening in openings(found[:MAX_ENTRIES], at)
    ]
    for changed_at, opening in sorted(entries, key=lambda one: one[0], reverse=True):
        _add_entry(feed, opening, changed_at, request)
    xml: str = feed.writeString("utf-8")
    return xml


def _add_entry(
    feed: FullTextAtomFeed, opening: Opening, changed_at: datetime, request: HttpRequest
) -> None:
    page, vacancy = _page_and_vacancy(opening)
    feed.add_item(
        title=text_for_machines(page.title),
        link=page.get_full_url(request),
        description=None,  # type: ignore[arg-type]  # the whole text instead
        unique_id=entry_id(vacancy),
        pubdate=vacancy.opens_at or vacancy.first_published_at,
        updateddate=changed_at,
        categories=[text_for_machines(str(opening.facts.kind))],
        language="" if opening.language == get_language() else opening.language,
        html=text_for_machines(_entry_html(opening)),
    )


def _page_and_vacancy(opening: Opening) -> tuple[Any, Any]:
    return opening.page, opening.record


def _entry_html(opening: Opening) -> str:
    """Return the text of an entry. It has nothing that depends on the day on which it is read."""
    context = {
        "opening": opening,
        "facts": opening.facts,
        "is_ended": opening.state in ENDED_STATES,
        "extensions": shown_extensions(opening.record),
    }
    return render_to_string(TEMPLATE, context).strip()
