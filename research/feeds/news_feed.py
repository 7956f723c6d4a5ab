"""The Atom feed of a list of news (RFC 4287)."""

import uuid
from datetime import datetime, time
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import make_aware
from django.views.decorators.http import conditional_page
from wagtail.models import Page, Site
from wagtail.rich_text import expand_db_html

from people.content.languages.site_names import site_name
from people.wording import text_for_machines
from research.feeds.atom_feed import EPOCH, FullTextAtomFeed

FEED_URL_PART: Final = "feed"  # the last part of the feed's URL
MAX_ENTRIES: Final = 20


@conditional_page
def feed_response(request: HttpRequest, index: Page, items: Any) -> HttpResponse:
    """Return the feed with the first 20 items, or a 304 response if the client already has it."""
    feed = _empty_feed(request, index)
    for item in items[:MAX_ENTRIES]:
        _add_entry(feed, request, item)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def feed_url(index: Page, request: HttpRequest | None = None) -> str:
    """Return the URL of the feed of a list of news."""
    return f"{index.get_url(request) or ''}{FEED_URL_PART}/"


def entry_id(page: Page) -> str:
    """Return a page's permanent ID, which a new title, slug or host does not change."""
    return uuid.uuid5(page.translation_key, page.locale.language_code).urn


def _empty_feed(request: HttpRequest, index: Any) -> FullTextAtomFeed:
    name = text_for_machines(site_name(Site.find_for_request(request)))
    title = text_for_machines(index.title)
    address = index.get_full_url(request)
    return FullTextAtomFeed(
        title=f"{title} – {name}" if name else title,
        link=address,
        description=None,
        language=index.locale.language_code,
        author_name=name or title,  # Atom requires an author
        feed_url=f"{address}{FEED_URL_PART}/",
        feed_guid=entry_id(index),
        changed_at=index.last_published_at or EPOCH,
    )


def _add_entry(feed: FullTextAtomFeed, request: HttpRequest, item: Any) -> None:
    published = make_aware(datetime.combine(item.date, time()))
    feed.add_item(
        title=text_for_machines(item.title),
        link=item.get_full_url(request),
        description=None,  # type: ignore[arg-type]  # the whole text instead
        unique_id=entry_id(item),
        pubdate=published,
        updateddate=item.last_published_at or published,
        html=text_for_machines(expand_db_html(item.body)),
    )
