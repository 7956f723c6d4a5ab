"""Finds a record's page for a reader: in their language, else in another one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql
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

    All records must be of one model. One query, and a second one if a record has no such page in
    `language`: pages are large, and most sites are translated.
    """
    records = list(records)
    if not records:
        return {}
    wanted = {record.pk for record in records}
    model = type(records[0]).page_model()
    found = _last_page_by_record_id(model, wanted, at, language, is_in_language=True)
    if missing := wanted - found.keys():
        found |= _last_page_by_record_id(model, missing, at, language, is_in_language=False)
    return found


def _last_page_by_record_id(
    model: Any, record_ids: set[int], at: datetime, language: str, *, is_in_language: bool
) -> dict[int, Any]:
    """Return {record ID: its visible page in the language, or the last one in another}."""
    field = model._meta.get_field(model.record_field)

    def pages(at: datetime, *ids: int) -> Any:
        own = (
            model.objects.visible(at).select_related("locale").filter(**{f"{field.name}__in": ids})
        )
        if not is_in_language:
            return own.exclude(locale__language_code=language).order_by("-locale__pk")
        # `iexact` uses no index: SQLite would rather look at each page in the language than at the
        # few pages of these records.
        return own.filter(locale__language_code__iexact=language).order_by()

    form = ("pages of records", model, language, is_in_language)
    ids = [Parameter(field, pk) for pk in record_ids]
    found = fetch_public_with_kept_sql(form, model.record_model(), pages, at, ids)
    return {getattr(page, field.attname): page for page in found}


def record_links(
    records: Iterable[Record], at: datetime, language: str | None = None
) -> list[RecordLink]:
    """Return a RecordLink for each record, to its visible page in `language`, else another, if any."""
    records = list(records)
    pages = pages_for(records, language or get_language() or "", at)
    return [RecordLink(record, pages.get(record.pk)) for record in records]


def record_links_with_page(
    records: Iterable[Record], at: datetime, language: str | None = None
) -> list[RecordLink]:
    """Return RecordLinks of the records that have a visible page; others are left out."""
    return [entry for entry in record_links(records, at, language) if entry.page]
