"""The list of all vacancies: what each is at this moment, and how far its words have come."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn

from people import spreadsheets
from people.moments import received_at
from vacancies import permissions
from vacancies.from_text.hub import FromTextIndexView
from vacancies.hub import columns, exporting, offers
from vacancies.hub.counting import received
from vacancies.hub.filters import VacancyFilters
from vacancies.hub.newest import put_newest


class HubView(FromTextIndexView):
    filterset_class = VacancyFilters
    table_classname = "listing groupsite-hub"
    template_name = "groupsite_vacancies/admin/hub/index.html"
    show_export_buttons = True
    at: datetime

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.at = received_at(request)
        super().setup(request, *args, **kwargs)

    def get_base_queryset(self) -> Any:
        # A row's title is that of its newest draft.
        return super().get_base_queryset().with_facts().select_related("latest_revision")

    def order_queryset(self, queryset: Any) -> Any:
        """Unless asked otherwise: what needs an editor soonest stands first."""
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.open_first(self.at)

    def paginate_queryset(self, queryset: Any, page_size: Any) -> Any:
        paginator, page, records, is_paginated = super().paginate_queryset(queryset, page_size)
        self.complete(records)
        return paginator, page, records, is_paginated

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
        return [*found, *offers.buttons(instance, self.at)]

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        """Numbers of applications only for whoever reads those of all vacancies."""
        counted, records = permissions.is_officer(self.request.user), list(queryset)
        self.complete(records)
        name, lines = gettext("Vacancies"), exporting.table(records, self.at, counted=counted)
        if spreadsheet_format == self.FORMAT_CSV:
            kind, content = spreadsheets.CSV_TYPE, spreadsheets.as_csv(lines)
        else:
            kind, content = spreadsheets.XLSX_TYPE, spreadsheets.as_xlsx(lines, name)
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = content_disposition_header(
            True, f"{name}.{spreadsheet_format}"
        )
        response["Cache-Control"] = "private, no-store"
        return response
