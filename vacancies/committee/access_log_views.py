"""Views of the access log: who read, downloaded, exported or deleted what, and when (R41)."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets.button import HeaderButton

from people.content import spreadsheets
from people.content.admin.columns import NO_WRAP_CLASS, TextColumn, iter_export_headings_and_rows
from vacancies import conf
from vacancies.applications.committee_url import COMMITTEE_URL_NAMESPACE, committee_url
from vacancies.committee.application_columns import short_date_and_time_text
from vacancies.committee.base_views import (
    CommitteeListView,
    OfficerRequiredMixin,
    url_with_unpaged_list_query,
)
from vacancies.committee.download_views import DownloadView
from vacancies.models import AccessAction, AccessEntry, Vacancy


def logged_username_choices() -> list[tuple[str, str]]:
    """Return (name, name) for every user in the access log, also for deleted accounts."""
    names = AccessEntry.objects.exclude(username="").order_by("username")
    return [(name, name) for name in names.values_list("username", flat=True).distinct()]


def logged_vacancies(request: HttpRequest | None) -> QuerySet:
    """Return a queryset of the vacancies that the access log mentions."""
    return Vacancy.objects.filter(pk__in=AccessEntry.objects.values("vacancy"))


class AccessLogFilters(WagtailFilterSet):
    vacancy = django_filters.ModelChoiceFilter(label=_("Vacancy"), queryset=logged_vacancies)
    username = django_filters.ChoiceFilter(label=_("Who"), choices=logged_username_choices)
    act = django_filters.ChoiceFilter(
        label=pgettext_lazy("access log", "Action"), choices=AccessAction.choices
    )

    class Meta:
        model = AccessEntry
        fields = ["vacancy", "username", "act"]


def log_user_text(entry: AccessEntry) -> str:
    # Translators: in the access log, instead of a user's name.
    return entry.username or gettext("(a management command)")


def log_time_text(entry: AccessEntry) -> str:
    return short_date_and_time_text(entry.at, conf.time_zone())


class AccessLogView(OfficerRequiredMixin, CommitteeListView):
    page_title = _("Access log")
    header_icon = "history"
    model = AccessEntry
    index_url_name = f"{COMMITTEE_URL_NAMESPACE}:access_log"
    index_results_url_name = f"{COMMITTEE_URL_NAMESPACE}:access_log_results"
    verbose_name_plural = _("access log entries")
    filterset_class = AccessLogFilters
    paginate_by = 50
    empty_messages = (_("Nobody has read or exported an application yet."),)
    columns = [
        TextColumn(
            "at",
            label=_("When"),
            accessor=log_time_text,
            export=lambda entry: entry.at.isoformat(timespec="seconds"),
            classname=NO_WRAP_CLASS,
        ),
        TextColumn("who", label=_("Who"), accessor=log_user_text),
        TextColumn("act", label=pgettext_lazy("access log", "Action"), accessor="get_act_display"),
        TextColumn("vacancy_name", label=_("Vacancy")),
        TextColumn("number", label=_("Receipt number"), classname=NO_WRAP_CLASS),
        TextColumn("detail", label=_("Details")),
    ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = url_with_unpaged_list_query(self.request, committee_url("access_log_csv"))
        return [HeaderButton(gettext("Log as CSV"), url, icon_name="download")]


class AccessLogExportView(OfficerRequiredMixin, DownloadView, View):
    """The access log as a CSV file, with the filters of the screen."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        filters = AccessLogFilters(request.GET, AccessEntry.objects.all(), request=request)
        name = gettext("Access log")
        # Row by row: the log of several years would fill the memory.
        content = spreadsheets.csv_bytes(
            iter_export_headings_and_rows(AccessLogView.columns, filters.qs.iterator())
        )
        return self.attachment_response(f"{name}.csv", spreadsheets.CSV_TYPE, content)
