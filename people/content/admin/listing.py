"""Base of the admin's lists of records: columns, search, filters and export."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.models import Locale

from people.content import spreadsheets
from people.content.admin.columns import (
    LISTING_TEMPLATE_FOLDER,
    ExportOnlyColumn,
    PictureColumn,
    TitleColumn,
    columns_on_screen,
    iter_export_headings_and_rows,
)
from people.content.admin.views import RecordIndexView
from people.content.admin.viewsets import BadgesColumn
from people.content.publishing.states import language_states_by_record_id
from people.content.records.base_record import BaseRecord
from people.content.records.latest_drafts import draft_contents_of_unpublished_records
from people.content.request_time import received_at
from people.content.search_text import fold_text, query_matcher

TEMPLATE: Final = f"{LISTING_TEMPLATE_FOLDER}/index.html"
RESULTS_TEMPLATE: Final = f"{LISTING_TEMPLATE_FOLDER}/results.html"


class SearchableRecordListView(RecordIndexView):
    """Base list view of records, with search, filters and export.

    Subclasses set `filterset_class` and `picture`, and override `fact_columns` and `load_row_data`.
    With `has_bulk_actions`, rows can be ticked for the bulk actions that are registered for the model;
    `selection_words` says how many are, under the names that Wagtail’s script has for its own words.
    """

    table_classname = "listing groupsite-list groupsite-list--records"
    template_name = TEMPLATE
    show_export_buttons = True
    picture: PictureColumn | None = None
    has_bulk_actions = False
    selection_words: Mapping[str, Any] = {}
    at: datetime
    _permissions: dict[str, bool]

    def fact_columns(self) -> list[Any]:
        """Return the columns after the title, also those only exported. Override this; [] by default."""
        return []

    def load_row_data(self, records: list[Any]) -> None:
        """Override this to set attributes that columns show and the model lacks; empty by default."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.at, self._permissions = received_at(request), {}
        super().setup(request, *args, **kwargs)

    def get_base_queryset(self) -> Any:
        # A row is titled with the name in its latest draft.
        records = super().get_base_queryset()
        return records.select_related("latest_revision").defer("latest_revision__content")

    def user_has_permission(self, permission: str) -> bool:
        """Return the cached permission check, since Wagtail asks once per row."""
        if permission not in self._permissions:
            self._permissions[permission] = bool(super().user_has_permission(permission))
        return self._permissions[permission]

    def paginate_queryset(self, queryset: models.QuerySet, page_size: int) -> Any:
        paginator, page, records, is_paginated = super().paginate_queryset(queryset, page_size)
        self.load_row_data(records)
        return paginator, page, records, is_paginated

    @cached_property
    def title_and_fact_columns(self) -> list[Any]:
        """Return the title column and the fact columns, with those that are only exported."""
        # The screen shows the name in the latest draft; the file has the published name, as the
        # other columns do.
        return [self._get_title_column("__str__", TitleColumn, export=str), *self.fact_columns()]

    @cached_property
    def columns(self) -> list[Any]:
        boxes = [BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet")]
        return [
            *(boxes if self.has_bulk_actions else []),
            *([self.picture] if self.picture else []),
            *columns_on_screen(self.title_and_fact_columns),
            BadgesColumn(self.model),
        ]

    def export_columns(self) -> list[Any]:
        """Return the exported columns: title and facts, then the state of each language."""
        locales = Locale.objects.order_by("pk") if self.model.has_pages() else ()
        return [
            *self.title_and_fact_columns,
            *(
                ExportOnlyColumn(
                    locale.language_code,
                    label=locale.get_display_name(),
                    accessor=partial(_language_state_label, index=index),
                )
                for index, locale in enumerate(locales)
            ),
        ]

    def search_queryset(self, queryset: models.QuerySet) -> Any:
        """Return the records whose `search_fields` or draft title contain every word of the query.

        The search ignores accents and the order of the words. For a record that has never been
        published it searches the fields of the latest draft.
        """
        if not self.is_searching:
            return queryset
        if not fold_text(self.search_query):
            return queryset.none()
        matches, fields = query_matcher(self.search_query), list(self.search_fields or ())
        loaded = ["pk", "live", "latest_revision", "latest_revision__object_str", *fields]
        plain = queryset.select_related(None).prefetch_related(None)
        records = list(plain.select_related("latest_revision").only(*loaded))
        drafts = draft_contents_of_unpublished_records(records)
        found = [
            one.pk for one in records if matches(*_searched_values(one, drafts.get(one.pk), fields))
        ]
        return queryset.filter(pk__in=found)

    def as_spreadsheet(self, queryset: models.QuerySet, spreadsheet_format: str) -> HttpResponse:
        records = list(queryset)
        self.load_row_data(records)
        states = language_states_by_record_id(records)
        for record in records:
            record.language_states = states[record.pk]
        name = str(capfirst(self.model._meta.verbose_name_plural))
        table = iter_export_headings_and_rows(self.export_columns(), records)
        return spreadsheets.table_download(table, name, spreadsheet_format)


def _language_state_label(record: BaseRecord, index: int) -> Any:
    """Return the label of a language's state; `index` is its place in the order of the locales."""
    return record.language_states[index].state.label


def _searched_values(
    record: BaseRecord, draft: dict[str, Any] | None, fields: list[str]
) -> list[Any]:
    """Return the draft title, then the values of `fields` in `draft`, or in the record if it is None."""
    revision = record.latest_revision
    title = revision.object_str if revision else ""
    values = [getattr(record, name) if draft is None else draft.get(name) for name in fields]
    return [title, *values]
