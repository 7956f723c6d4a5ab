"""Base view of record lists: columns, search, language states, and export."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.models import Locale

from people.content import spreadsheets
from people.content.admin.views import RecordIndexView
from people.content.admin.viewsets import BadgesColumn
from people.content.publishing.states import language_states
from people.content.records.latest_drafts import newest_contents
from people.content.request_time import received_at
from people.content.search_text import fold

TEMPLATES: Final = "groupsite_people/admin/listing"


class FactColumn(Column):
    """Text column; on small screens with its label, and empty where there is no value."""

    cell_template_name = f"{TEMPLATES}/cell.html"


class RecordListView(RecordIndexView):
    """List view of records. Set `filterset_class` and override the methods below."""

    table_classname = "listing groupsite-records"
    template_name = f"{TEMPLATES}/index.html"
    show_export_buttons = True
    at: datetime
    _rights: dict[str, bool]

    def fact_columns(self) -> list[Any]:
        """The columns between the title and the badges."""
        return []

    def first_columns(self) -> list[Any]:
        """The columns before the title, such as a picture."""
        return []

    def complete(self, records: list[Any]) -> None:
        """Set attributes on the records for columns and files, such as values from other queries."""

    def told(self) -> list[tuple[Any, Callable[[Any], Any]]]:
        """Return the columns of the file before the languages: heading and function of a record."""
        return [(capfirst(self.model._meta.verbose_name), str)]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.at, self._rights = received_at(request), {}
        super().setup(request, *args, **kwargs)

    def get_base_queryset(self) -> Any:
        # A row's title is that of its newest draft.
        records = super().get_base_queryset()
        return records.select_related("latest_revision").defer("latest_revision__content")

    def user_has_permission(self, permission: str) -> bool:
        """Cache model-level permissions: Wagtail asks again for every row."""
        if permission not in self._rights:
            self._rights[permission] = bool(super().user_has_permission(permission))
        return self._rights[permission]

    def paginate_queryset(self, queryset: Any, page_size: Any) -> Any:
        paginator, page, records, is_paginated = super().paginate_queryset(queryset, page_size)
        self.complete(records)
        return paginator, page, records, is_paginated

    @cached_property
    def columns(self) -> list[Any]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"),
            *self.first_columns(),
            self._get_title_column("__str__"),
            *self.fact_columns(),
            BadgesColumn(),
        ]

    def search_queryset(self, queryset: Any) -> Any:
        """Return records with every word in `search_fields`, with or without diacritics."""
        if not self.is_searching:
            return queryset
        words = fold(self.search_query).split()
        if not words:
            return queryset.none()
        names = list(self.search_fields or ())
        records = list(
            queryset.select_related(None)
            .prefetch_related(None)
            .only("pk", "live", "latest_revision", *names)
        )
        contents = newest_contents(records)
        found = [one.pk for one in records if _has(one, contents.get(one.pk), names, words)]
        return queryset.filter(pk__in=found)

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        records = list(queryset)
        self.complete(records)
        name = str(capfirst(self.model._meta.verbose_name_plural))
        return spreadsheets.download(self.table(records), name, spreadsheet_format)

    def table(self, records: Iterable[Any]) -> Iterator[Sequence[Any]]:
        """Yield a row of headings, then a row per record: facts, then the state of each language."""
        records, told = list(records), self.told()
        states = language_states(records)
        languages = [locale.get_display_name() for locale in Locale.objects.order_by("pk")]
        yield [*(heading for heading, _says in told), *languages]
        for record in records:
            words = [one.state.label for one in states[record.pk]]
            yield [*(says(record) for _heading, says in told), *words]


def _has(record: Any, content: dict[str, Any] | None, names: list[str], words: list[str]) -> bool:
    texts = [getattr(record, name) if content is None else content.get(name) for name in names]
    folded = fold(" ".join(text or "" for text in texts))
    return all(word in folded for word in words)
