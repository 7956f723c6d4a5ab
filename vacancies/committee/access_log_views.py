"""The access log: who read, downloaded, exported or erased what, and when (R41)."""

from collections.abc import Iterator
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from people.content import spreadsheets
from vacancies import conf
from vacancies.applications.committee_urls import NAMESPACE, committee_url
from vacancies.committee.base_views import OfficerRequiredMixin
from vacancies.committee.columns import TABLE, WHOLE, Text, short_moment
from vacancies.committee.export_views import Download
from vacancies.models import AccessAct, AccessEntry, Vacancy


def usernames() -> list[tuple[str, str]]:
    """Return the usernames in the log, including those of deleted accounts."""
    names = AccessEntry.objects.exclude(username="").order_by("username")
    return [(name, name) for name in names.values_list("username", flat=True).distinct()]


def logged_vacancies(request: HttpRequest | None) -> QuerySet:
    return Vacancy.objects.filter(pk__in=AccessEntry.objects.values("vacancy"))


class LogFilters(WagtailFilterSet):
    vacancy = django_filters.ModelChoiceFilter(label=_("Vacancy"), queryset=logged_vacancies)
    username = django_filters.ChoiceFilter(label=_("Who"), choices=usernames)
    act = django_filters.ChoiceFilter(label=_("What"), choices=AccessAct.choices)

    class Meta:
        model = AccessEntry
        fields = ["vacancy", "username", "act"]


def who(entry: AccessEntry) -> str:
    # Translators: in the access log, instead of a user's name.
    return entry.username or gettext("(a command of the site)")


def when(entry: AccessEntry) -> str:
    return short_moment(entry.at, conf.time_zone())


class LogView(OfficerRequiredMixin, BaseListingView):
    page_title = _("Access log")
    header_icon = "history"
    model = AccessEntry
    index_url_name = f"{NAMESPACE}:log"
    index_results_url_name = f"{NAMESPACE}:log_results"
    template_name = "groupsite_vacancies/admin/committee/listing.html"
    table_classname = TABLE
    results_template_name = "groupsite_vacancies/admin/committee/log_results.html"
    verbose_name_plural = _("entries of the access log")
    filterset_class = LogFilters
    paginate_by = 50
    columns = [
        Text("at", label=_("When"), accessor=when, classname=WHOLE),
        Text("who", label=_("Who"), accessor=who),
        Text("act", label=_("What"), accessor="get_act_display"),
        Text("vacancy_name", label=_("Vacancy")),
        Text("number", label=_("Receipt number"), classname=WHOLE),
        Text("detail", label=_("Which")),
    ]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return self.trail(("", gettext("Access log")))

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Add the export button, with the current filters."""
        query = self.request.GET.copy()
        for name in ("p", "_w_filter_fragment"):
            query.pop(name, None)
        url = f"{committee_url('log_csv')}?{query.urlencode()}".rstrip("?")
        return [HeaderButton(gettext("Log as CSV"), url, icon_name="download")]


class LogExportView(OfficerRequiredMixin, Download, View):
    """The log as CSV, filtered like its list."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        filters = LogFilters(request.GET, AccessEntry.objects.all(), request=request)
        name = gettext("Access log")
        content = spreadsheets.as_csv(_table(filters.qs))
        return self.content(f"{name}.csv", spreadsheets.CSV_TYPE, content)


def _table(entries: QuerySet) -> Iterator[list[Any]]:
    """Yield rows one by one, so that a large log is never in memory."""
    headings = ["When", "Who", "What", "Vacancy", "Receipt number", "Which"]
    yield [gettext(heading) for heading in headings]
    for entry in entries.iterator():
        yield [
            entry.at.isoformat(timespec="seconds"),
            who(entry),
            entry.get_act_display(),
            entry.vacancy_name,
            entry.number,
            entry.detail,
        ]
