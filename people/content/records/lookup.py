"""Finds a record's page for a reader: in their language, else in another one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from people.content.records.record import Record


@dataclass(frozen=True)
class RecordLink:
    """A record and the page to link to; without a page it is shown without a link."""

    record: Any
    page: Any | None

    @property
    def language(self) -> str:
        """Return the language of the page; empty without a page."""
        return self.page.locale.language_code if self.page else ""

    @property
    def title(self) -> str:
        """Return the page's title; without a page, the record's name."""
        return self.page.title if self.page else str(self.record)


def pages_for(records: Iterable[Record], language: str, at: datetime) -> dict[int, Any]:
    """Return {record ID: its visible page}, in `language` if there is one, else in another.

    All records must be of one model. At most two queries.
    """
    records = list(records)
    if not records:
        return {}
    model = type(records[0]).page_model()
    pages = model.objects.visible(at).filter(**{f"{model.record_field}__in": records})
    found: dict[int, Any] = {}
    for page in pages.select_related("locale").order_by("locale__pk"):
        owner = getattr(page, f"{page.record_field}_id")
        if owner not in found or page.locale.language_code == language:
            found[owner] = page
    return found


def record_links(
    records: Iterable[Record], at: datetime, language: str | None = None
) -> list[RecordLink]:
    """Return a RecordLink for each record, to its page in `language`, else in another one."""
    records = list(records)
    pages = pages_for(records, language or get_language() or "", at)
    return [RecordLink(record, pages.get(record.pk)) for record in records]


def record_links_with_page(
    records: Iterable[Record], at: datetime, language: str | None = None
) -> list[RecordLink]:
    """Return RecordLinks of the records that have a visible page; others are left out."""
    return [entry for entry in record_links(records, at, language) if entry.page]
