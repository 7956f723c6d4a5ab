"""Finds a record's page for a reader: in their language, else in another one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from django.utils.translation import get_language

from people.content.records.base_record import BaseRecord
from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql

FIELDS_OF_LINKS: Final = ("title", "slug", "path", "depth", "url_path", "locale__language_code")


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


def pages_for(
    records: Iterable[BaseRecord],
    language: str,
    at: datetime,
    page_fields: tuple[str, ...] | None = None,
) -> dict[int, Any]:
    """Return {record ID: its visible page}, in `language` if there is one, else in another.

    All records must be of one model. One query, and a second one if a record has no such page in
    `language`: pages are large, and most sites are translated. For a long list, name the
    `page_fields` that it shows: only these and what a link needs are read.
    """
    records = list(records)
    if not records or not records[0].has_pages():
        return {}
    wanted = {record.pk for record in records}
    model: Any = cast("Any", type(records[0])).page_model()
    found = _last_page_by_record_id(model, wanted, at, (language, True, page_fields))
    if missing := wanted - found.keys():
        found |= _last_page_by_record_id(model, missing, at, (language, False, page_fields))
    return found


def _last_page_by_record_id(
    model: Any,
    record_ids: set[int],
    at: datetime,
    kind: tuple[str, bool, tuple[str, ...] | None],
) -> dict[int, Any]:
    """Return {record ID: its visible page in a language, or the last one in another}.

    `kind` is the language, whether the pages are in it, and the fields to read (None for all).
    """
    field = model._meta.get_field(model.record_field)
    language, is_in_language, page_fields = kind

    def pages(at: datetime, *ids: int) -> Any:
        own = model.objects.visible(at).select_related("locale")
        own = own.filter(**{f"{field.name}__in": ids})
        if page_fields is not None:
            own = own.only(*FIELDS_OF_LINKS, field.name, *page_fields)
        if not is_in_language:
            return own.exclude(locale__language_code=language).order_by("-locale__pk")
        # `iexact` uses no index: SQLite would rather look at each page in the language than at the
        # few pages of these records.
        return own.filter(locale__language_code__iexact=language).order_by()

    form, ids = ("pages of records", model, kind), [Parameter(field, pk) for pk in record_ids]
    found = fetch_public_with_kept_sql(form, model.record_model(), pages, at, ids)
    return {getattr(page, field.attname): page for page in found}


def record_links(
    records: Iterable[BaseRecord],
    at: datetime,
    language: str | None = None,
    page_fields: tuple[str, ...] | None = None,
) -> list[RecordLink]:
    """Return a RecordLink for each record, to its visible page in `language`, else another, if any.

    `page_fields` as in `pages_for`.
    """
    records = list(records)
    pages = pages_for(records, language or get_language() or "", at, page_fields)
    return [RecordLink(record, pages.get(record.pk)) for record in records]


def record_links_with_page(
    records: Iterable[BaseRecord],
    at: datetime,
    language: str | None = None,
    page_fields: tuple[str, ...] | None = None,
) -> list[RecordLink]:
    """Return RecordLinks of the records that have a visible page; others are left out."""
    return [entry for entry in record_links(records, at, language, page_fields) if entry.page]
