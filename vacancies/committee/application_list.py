"""The list of one vacancy's applications."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import Button, HeaderButton

from vacancies.applications import access_log
from vacancies.applications.committee_urls import committee_url
from vacancies.committee import rows
from vacancies.committee.base_views import ReaderRequiredMixin
from vacancies.committee.columns import TABLE, WHOLE, Number, Tag, Text, Title
from vacancies.models import AccessAct
from vacancies.posting import documents


class ReceivedView(ReaderRequiredMixin, BaseListingView):
    header_icon = "mail"
    template_name = "groupsite_vacancies/admin/committee/listing.html"
    table_classname = TABLE
    results_template_name = "groupsite_vacancies/admin/committee/received_results.html"
    verbose_name_plural = _("applications")
    is_searchable = True
    default_ordering = "-received"
    paginate_by = 50

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().get(request, *args, **kwargs)
        access_log.note(AccessAct.LISTED, self.vacancy, request.user, self.at)
        return response

    @cached_property
    def rows(self) -> list[rows.Row]:
        return rows.rows_of(self.vacancy)

    def get_queryset(self) -> Any:
        found = rows.found(self.rows, self.search_query)
        return rows.in_order(found, self.ordering)

    @cached_property
    def columns(self) -> list[Any]:
        return [
            Title(
                "name",
                label=_("Name"),
                sort_key="name",
                get_url=lambda row: committee_url("application", self.vacancy.pk, row.pk),
            ),
            Text("number", label=_("Receipt number"), sort_key="number", classname=WHOLE),
            Text(
                "received",
                label=pgettext_lazy("application", "Received"),
                sort_key="received",
                classname=WHOLE,
            ),
            Tag(
                "completeness",
                label=_("Completeness"),
                sort_key="complete",
                primary=lambda row: not row.gaps,
            ),
            Number(
                "files", label=_("Files"), sort_key="files", accessor=lambda row: len(row.files)
            ),
            Text(
                "size",
                label=_("Size"),
                sort_key="size",
                accessor=lambda row: documents.size_text(row.size) if row.files else "",
            ),
        ]

    def get_index_url(self) -> str:
        return committee_url("list", self.vacancy.pk)

    def get_index_results_url(self) -> str:
        return committee_url("list_results", self.vacancy.pk)

    def get_page_title(self) -> str:
        return str(self.vacancy)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return self.trail(("", str(self.vacancy)))

    @cached_property
    def header_buttons(self) -> list[Any]:
        pk, buttons = self.vacancy.pk, []
        if self.rows:
            everything = committee_url("all", pk)
            buttons.append(HeaderButton(gettext("Download all"), everything, icon_name="download"))
        if self.is_officer:
            readers = committee_url("readers", pk)
            buttons.append(HeaderButton(gettext("Readers"), readers, icon_name="group"))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        pk, buttons = self.vacancy.pk, []
        if self.rows:
            buttons = [
                Button(gettext("List as XLSX"), committee_url("list_xlsx", pk), icon_name="table"),
                Button(gettext("List as CSV"), committee_url("list_csv", pk), icon_name="table"),
            ]
        if self.is_officer:
            keeping = committee_url("keeping", pk)
            buttons.append(Button(gettext("Keeping"), keeping, icon_name="calendar-alt"))
        return buttons

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, explanation=self.summary(), **kwargs)

    def summary(self) -> str:
        """Return a sentence: the number of applications, and how many of them are incomplete."""
        total, lacking = len(self.rows), sum(bool(row.gaps) for row in self.rows)
        if not total:
            return ""
        sentence = ngettext("%(count)d application.", "%(count)d applications.", total)
        if not lacking:
            return sentence % {"count": total}
        lack = ngettext("%(count)d lacks something.", "%(count)d lack something.", lacking)
        return f"{sentence % {'count': total}} {lack % {'count': lacking}}"
