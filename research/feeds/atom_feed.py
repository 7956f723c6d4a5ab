"""Atom feeds with full texts (RFC 4287)."""

from datetime import UTC, datetime
from typing import Any, Final

from django.utils.feedgenerator import Atom1Feed

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class FullTextAtomFeed(Atom1Feed):
    """An Atom feed whose entries have `html`; `changed_at` is its last change if it has no newer entry.

    An entry in another language than the feed gives it as `language`.
    """

    def latest_post_date(self) -> datetime:
        times = [item["updateddate"] for item in self.items]
        latest: datetime = max([self.feed["changed_at"], *times])
        return latest

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        language = item.get("language")
        return {"xml:lang": language} if language else {}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        # `xml:base` makes the relative links in the text lead to this site in a reader's program.
        attributes = {"type": "html", "xml:base": item["link"]}
        handler.addQuickElement("content", item["html"], attributes)
