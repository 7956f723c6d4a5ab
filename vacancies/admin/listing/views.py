"""The list of all vacancies: what each is at this moment, and how far its words have come."""

from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn

from people.content import spreadsheets
from people.content.admin.listing import RecordListView
from people.content.admin.views import RecordIndexView
from vacancies.admin.actions import buttons
from vacancies.admin.listing import columns, export
from vacancies.admin.listing.counts import received
from vacancies.admin.listing.filters import VacancyFilters
from vacancies.admin.listing.latest_drafts import put_newest
from vacancies.admin.listing.paste_button import FromTextIndexView
from vacancies.applications import permissions


class VacancyListView(FromTextIndexView, RecordListView):
    filterset_class = VacancyFilters
    table_classname = "listing groupsite-hub"
    template_name = "groupsite_vacancies/admin/listing/index.html"

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().with_facts()

    def search_queryset(self, queryset: Any) -> Any:
        """As Wagtail searches: the words as they stand, in the name or in the reference number."""
        return RecordIndexView.search_queryset(self, queryset)

    def order_queryset(self, queryset: Any) -> Any:
        """Unless asked otherwise: what needs an editor soonest stands first."""
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.open_first(self.at)

    def complete(self, records: list[Any]) -> None:
        """What the columns say and no vacancy knows of itself."""
        put_newest(records)
        counts = received(self.request.user, records, self.at) if self.is_counted else {}
        for record in records:
            record.n_received = counts.get(record.pk, "")

    @cached_property
    def is_counted(self) -> bool:
        return permissions.reads_any(self.request.user, self.at)

    @cached_property
    def columns(self) -> list[Any]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"),
            self._get_title_column("__str__"),
            *columns.columns(self.at, counted=self.is_counted),
        ]

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        found = list(super().get_list_more_buttons(instance))
        if not self.user_has_permission("publish") or instance.locked:
            return found
        return [*found, *buttons.buttons(instance, self.at)]

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        """Numbers of applications only for whoever reads those of all vacancies."""
        counted, records = permissions.is_officer(self.request.user), list(queryset)
        self.complete(records)
        lines = export.table(records, self.at, counted=counted)
        return spreadsheets.download(lines, gettext("Vacancies"), spreadsheet_format)
