"""Lists the vacancies whose applications the user may read."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from people.content.search_text import fold
from vacancies.applications import permissions
from vacancies.applications.committee_urls import NAMESPACE, committee_url
from vacancies.choices import Method
from vacancies.committee.base_views import AnyReaderRequiredMixin
from vacancies.committee.columns import TABLE, Number, Tag, Text, Title
from vacancies.models import Application, Vacancy, VacancyReader
from vacancies.posting import wording
from vacancies.posting.lifecycle import APPLICABLE


class OverviewView(AnyReaderRequiredMixin, BaseListingView):
    page_title = _("Applications")
    header_icon = "mail"
    template_name = "groupsite_vacancies/admin/committee/listing.html"
    table_classname = TABLE
    index_url_name = f"{NAMESPACE}:index"
    index_results_url_name = f"{NAMESPACE}:index_results"
    results_template_name = "groupsite_vacancies/admin/committee/overview_results.html"
    verbose_name_plural = _("vacancies")
    is_searchable = True
    paginate_by = 50

    def get_base_queryset(self) -> QuerySet:
        """Return vacancies that have or had the site's form, with counts of sent applications."""
        mine = permissions.readable_vacancies(self.request.user, self.at)
        received = Application.objects.received().filter(vacancy=OuterRef("pk"))
        readers = VacancyReader.objects.filter(vacancy=OuterRef("pk"))
        vacancies = mine.annotate(n_received=_count(received), n_readers=_count(readers))
        return vacancies.filter(
            Q(application_method=Method.FORM) | Q(n_received__gt=0) | Q(n_readers__gt=0)
        )

    def order_queryset(self, queryset: Any) -> Any:
        return queryset.open_first(self.at)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = fold(self.search_query).split()
        if not words:
            return queryset
        found = [
            pk
            for pk, name, reference in queryset.values_list("pk", "name", "reference")
            if all(word in fold(f"{name} {reference}") for word in words)
        ]
        return queryset.filter(pk__in=found)

    @cached_property
    def columns(self) -> list[Any]:
        columns = [
            Title("name", label=_("Vacancy"), accessor=str, get_url=_list_url),
            Text("reference", label=_("Reference number")),
            Number("n_received", label=_("Received applications")),
            Text("deadline", label=_("Last day to apply"), accessor=_deadline),
            Tag(
                "state",
                label=_("State"),
                accessor=lambda vacancy: vacancy.state(self.at).label,
                primary=lambda vacancy: vacancy.state(self.at) in APPLICABLE,
            ),
        ]
        if self.is_officer:
            columns.append(Number("n_readers", label=_("Readers")))
        return columns

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        explanation = (
            ""
            if self.is_officer
            else gettext(
                "You see the vacancies for which you are named as a reader. If one is missing, please "
                "ask a recruitment officer."
            )
        )
        return super().get_context_data(*args, explanation=explanation, **kwargs)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.is_officer:
            return []
        buttons = [HeaderButton(gettext("Access log"), committee_url("log"), icon_name="history")]
        if self.request.user.is_superuser:
            keeping = HeaderButton(
                gettext("Keeping"), committee_url("rule"), icon_name="calendar-alt"
            )
            buttons.append(keeping)
        return buttons


def _count(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("vacancy").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _list_url(vacancy: Vacancy) -> str:
    return committee_url("list", vacancy.pk)


def _deadline(vacancy: Vacancy) -> str:
    if vacancy.deadline_on is None:
        return gettext("Open until filled")
    return str(wording.deadline_text(vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone))
