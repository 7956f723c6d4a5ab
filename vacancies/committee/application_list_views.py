"""The list of one vacancy's applications, on the screen and as a spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button, HeaderButton

from people.content import spreadsheets
from people.content.admin.columns import columns_on_screen, iter_export_headings_and_rows
from vacancies.applications.committee_url import committee_url
from vacancies.committee import application_rows
from vacancies.committee.application_columns import APPLICATION_COLUMNS, columns_with_answers
from vacancies.committee.base_views import (
    CommitteeListView,
    ReaderRequiredMixin,
    url_with_unpaged_list_query,
)
from vacancies.committee.download_views import DownloadView, vacancy_export_name
from vacancies.models import AccessAction


class ApplicationListView(ReaderRequiredMixin, CommitteeListView):
    header_icon = "mail"
    verbose_name_plural = _("applications")
    empty_messages = (
        _("No application has been received."),
        _("Drafts that applicants have not sent are not shown here."),
    )
    is_searchable = True
    default_ordering = application_rows.DEFAULT_ORDERING
    columns = columns_on_screen(APPLICATION_COLUMNS)
    paginate_by = 50

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().get(request, *args, **kwargs)
        self.log_access(AccessAction.LISTED)
        return response

    @cached_property
    def all_rows(self) -> list[application_rows.ApplicationRow]:
        return application_rows.application_rows(self.vacancy)

    def get_queryset(self) -> Any:
        found = application_rows.search_application_rows(self.all_rows, self.search_query)
        return application_rows.sort_application_rows(found, self.ordering)

    def get_index_url(self) -> str:
        return committee_url("list", self.vacancy.pk)

    def get_index_results_url(self) -> str:
        return committee_url("list_results", self.vacancy.pk)

    def get_page_title(self) -> str:
        return str(self.vacancy)

    def parent_breadcrumbs(self) -> list[tuple[str, str]]:
        return []

    @cached_property
    def header_buttons(self) -> list[Any]:
        pk, buttons = self.vacancy.pk, []
        if self.all_rows:
            everything = committee_url("all_applications", pk)
            buttons.append(HeaderButton(gettext("Download all"), everything, icon_name="download"))
        if self.is_officer:
            readers = committee_url("readers", pk)
            buttons.append(HeaderButton(gettext("Readers"), readers, icon_name="group"))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        pk, buttons = self.vacancy.pk, []
        if self.all_rows:
            xlsx, csv = (
                url_with_unpaged_list_query(self.request, committee_url(f"list_{one}", pk))
                for one in ("xlsx", "csv")
            )
            buttons = [
                Button(gettext("List as XLSX"), xlsx, icon_name="table"),
                Button(gettext("List as CSV"), csv, icon_name="table"),
            ]
        if self.is_officer:
            keeping = committee_url("retention", pk)
            buttons.append(Button(gettext("After the decision"), keeping, icon_name="calendar-alt"))
        return buttons

    def intro_text(self) -> str:
        """Return the text above the list: numbers of applications and of incomplete ones."""
        total, lacking = len(self.all_rows), sum(bool(row.problems) for row in self.all_rows)
        if not total:
            return ""
        sentence = ngettext("%(count)d application.", "%(count)d applications.", total)
        if not lacking:
            return sentence % {"count": total}
        lack = ngettext("%(count)d is incomplete.", "%(count)d are incomplete.", lacking)
        return f"{sentence % {'count': total}} {lack % {'count': lacking}}"


class ApplicationListExportView(DownloadView, ApplicationListView):
    """The list of applications as a CSV or XLSX file, sorted by name by default."""

    default_ordering = "name"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ending, name = self.kwargs["ending"], vacancy_export_name(self.vacancy)
        self.log_access(AccessAction.EXPORTED_LIST, ending.upper())
        table = iter_export_headings_and_rows(
            columns_with_answers(self.all_rows), self.get_queryset()
        )
        return self.set_attachment_headers(
            spreadsheets.table_download(table, name, ending), f"{name}.{ending}"
        )
