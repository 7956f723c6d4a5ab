"""The Atom feed of a list of news (RFC 4287)."""

import re
import uuid
from datetime import UTC, datetime, time
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.views.decorators.http import conditional_page
from wagtail.models import Page, Site
from wagtail.rich_text import expand_db_html

from people.wording import without_soft_hyphens

FEED_URL_PART: Final = "feed"  # the last part of the feed's URL
MAX_ENTRIES: Final = 20
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# Text that is pasted from a word processor may have such characters.
NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class NewsFeed(Atom1Feed):
    """An Atom feed with full texts; it has the time of its last change even if it is empty."""

    def latest_post_date(self) -> datetime:
        times = [item["updateddate"] for item in self.items]
        latest: datetime = max([self.feed["changed_at"], *times])
        return latest

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        # `xml:base` makes the relative links in the text lead to this site in a reader's program.
        attributes = {"type": "html", "xml:base": item["link"]}
        handler.addQuickElement("content", item["html"], attributes)


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


def _empty_feed(request: HttpRequest, index: Any) -> NewsFeed:
    site, title = Site.find_for_request(request), _text_for_feed(index.title)
    address = index.get_full_url(request)
    return NewsFeed(
        title=title,
        link=address,
        description=None,
        language=index.locale.language_code,
        author_name=_text_for_feed(site.site_name if site else "")
        or title,  # Atom requires an author
        feed_url=f"{address}{FEED_URL_PART}/",
        feed_guid=entry_id(index),
        changed_at=index.last_published_at or EPOCH,
    )


def _add_entry(feed: NewsFeed, request: HttpRequest, item: Any) -> None:
    published = make_aware(datetime.combine(item.date, time()))
    feed.add_item(
        title=_text_for_feed(item.title),
        link=item.get_full_url(request),
        description=None,  # type: ignore[arg-type]  # the whole text instead
        unique_id=entry_id(item),
        pubdate=published,
        updateddate=item.last_published_at or published,
        html=_text_for_feed(expand_db_html(item.body)),
    )


def _text_for_feed(text: str) -> str:
    """Return a text without soft hyphens and without characters that XML does not allow."""
    return NOT_IN_XML.sub("", without_soft_hyphens(text))
