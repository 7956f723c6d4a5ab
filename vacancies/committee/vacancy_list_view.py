"""The list of vacancies whose applications the user may read."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from people.content.admin.columns import NumberColumn, StatusColumn, TextColumn, TitleColumn
from people.content.search_text import query_matcher
from vacancies.applications import permissions
from vacancies.applications.committee_url import COMMITTEE_URL_NAMESPACE, committee_url
from vacancies.choices import ApplicationMethod
from vacancies.committee.base_views import AnyReaderRequiredMixin, CommitteeListView
from vacancies.models import Application, Vacancy, VacancyReader
from vacancies.models.querysets import VacancyQuerySet
from vacancies.posting import wording
from vacancies.posting.lifecycle import OPEN_STATES


class ReadableVacancyListView(AnyReaderRequiredMixin, CommitteeListView):
    page_title = _("Applications")
    header_icon = "mail"
    index_url_name = f"{COMMITTEE_URL_NAMESPACE}:index"
    index_results_url_name = f"{COMMITTEE_URL_NAMESPACE}:index_results"
    verbose_name_plural = _("vacancies")
    empty_messages = (
        _("No vacancy accepts applications through this site yet."),
        _(
            "A vacancy appears here as soon as an editor lets people apply through this site’s "
            "form."
        ),
    )
    is_searchable = True
    paginate_by = 50
    # Wagtail's own, because this is the overview.
    get_breadcrumbs_items = CommitteeListView.get_breadcrumbs_items

    def get_base_queryset(self) -> QuerySet:
        """Return the readable vacancies that use the form, or have applications or readers."""
        mine = permissions.readable_vacancies(self.request.user, self.at)
        received = Application.objects.received().filter(vacancy=OuterRef("pk"))
        readers = VacancyReader.objects.filter(vacancy=OuterRef("pk"))
        vacancies = mine.annotate(
            n_received=count_per_vacancy_subquery(received),
            n_readers=count_per_vacancy_subquery(readers),
        )
        return vacancies.filter(
            Q(application_method=ApplicationMethod.FORM) | Q(n_received__gt=0) | Q(n_readers__gt=0)
        )

    def order_queryset(self, queryset: VacancyQuerySet) -> Any:
        return queryset.open_first(self.at)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        matches = query_matcher(self.search_query)
        rows = queryset.values_list("pk", "name", "reference")
        return queryset.filter(pk__in=[pk for pk, *texts in rows if matches(*texts)])

    @cached_property
    def columns(self) -> list[Any]:
        columns = [
            TitleColumn(
                "name",
                label=_("Vacancy"),
                accessor=str,
                get_url=lambda vacancy: committee_url("list", vacancy.pk),
            ),
            TextColumn("reference", label=_("Reference number")),
            NumberColumn("n_received", label=_("Received applications")),
            TextColumn("deadline", label=_("Application deadline"), accessor=_deadline_text),
            StatusColumn(
                "state",
                label=_("Status"),
                accessor=lambda vacancy: vacancy.state(self.at).label,
                primary=lambda vacancy: vacancy.state(self.at) in OPEN_STATES,
            ),
        ]
        if self.is_officer:
            columns.append(NumberColumn("n_readers", label=_("Readers")))
        return columns

    def intro_text(self) -> str:
        if self.is_officer:
            return ""
        return gettext(
            "You see the vacancies whose applications you have been appointed to read. If a "
            "vacancy is missing, please ask a recruitment officer."
        )

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.is_officer:
            return []
        buttons = [
            HeaderButton(gettext("Access log"), committee_url("access_log"), icon_name="history")
        ]
        if self.request.user.is_superuser:
            keeping = HeaderButton(
                gettext("Retention"), committee_url("retention_rule"), icon_name="calendar-alt"
            )
            buttons.append(keeping)
        return buttons


def count_per_vacancy_subquery(queryset: QuerySet) -> Coalesce:
    """Return an expression that counts the rows of a queryset per vacancy; 0 without rows."""
    counted = queryset.order_by().values("vacancy").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _deadline_text(vacancy: Vacancy) -> str:
    if vacancy.deadline_on is None:
        return gettext("Open until filled")
    return str(
        wording.deadline_parts(vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone)
    )
