"""The base of an endpoint of records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rest_framework.request import Request
from wagtail.api.v2.filters import FieldsFilter, OrderingFilter

from people.content.api.anonymous_viewset import AnonymousAPIViewSet
from people.content.api.json_schemas import PAGES, STRING
from people.content.api.public_scope import PublicScope
from people.content.api.references import (
    page_in_language_or_first,
    page_references,
    pages_by_record,
)
from people.content.api.shown_values import shown_value
from people.content.records.record import Record


@dataclass
class LoadedRecords:
    """What the serializer reads of other rows, loaded together for all records of a response."""

    scope: PublicScope
    pages: dict[int, list[Any]]  # by record ID
    language: str


def title(record: Record, loaded: LoadedRecords) -> str:
    """The title of the page in the language of `locale`, else of the page in another language."""
    page = page_in_language_or_first(loaded.pages.get(record.pk, []), loaded.language)
    return page.title if page else ""


def pages(record: Record, loaded: LoadedRecords) -> list[dict[str, Any]]:
    """The public pages, one for each language."""
    return page_references(loaded.scope, loaded.pages.get(record.pk, []))


TITLE = shown_value(title, STRING)
PAGES_OF_RECORD = shown_value(pages, PAGES)


class RecordAPIViewSet(AnonymousAPIViewSet):
    """Endpoint of the records with a public page on the request's site.

    A subclass sets `model`, `name`, `body_fields` (of `shown_value`), `listing_default_fields`, and
    `filter_fields`. There is no search, since records have no public texts of their own.
    """

    model: type[Record]
    filter_backends: ClassVar[list[Any]] = [FieldsFilter, OrderingFilter]
    known_query_parameters = frozenset({"limit", "offset", "fields", "order", "locale", "_"})
    # Fields of the pages that `body_fields` needs beside titles and URLs.
    page_texts: ClassVar[tuple[str, ...]] = ()
    loaded: Any = None

    def get_queryset(self) -> Any:
        return self.scope.records(self.model).order_by("pk")

    def load(self, records: Sequence[Any]) -> LoadedRecords:
        """Load what the serializer needs of other rows, in a constant number of queries."""
        found = pages_by_record(self.scope, self.model, records, self.page_texts)
        return LoadedRecords(self.scope, found, self.language)

    def paginate_queryset(self, queryset: Any) -> list[Any]:
        records = list(super().paginate_queryset(queryset))
        self.loaded = self.load(records)
        return records

    def get_object(self) -> Any:
        record = super().get_object()
        if self.loaded is None:
            self.loaded = self.load([record])
        return record

    def resolve_rich_text_format(self) -> None:
        """Return None: records have no rich texts."""

    def find_object(self, queryset: Any, request: Request) -> Any:
        return queryset.filter(pk=request.GET["id"]).first() if "id" in request.GET else None
