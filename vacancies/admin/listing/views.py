"""View of the admin's list of vacancies."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from people.content.admin.columns import ExportOnlyColumn
from people.content.admin.listing import SearchableRecordListView
from vacancies.admin.actions import buttons
from vacancies.admin.listing import columns
from vacancies.admin.listing.application_counts import received_application_counts
from vacancies.admin.listing.filters import VacancyFilters
from vacancies.admin.listing.latest_drafts import set_draft_facts_and_supervisor_names
from vacancies.applications import permissions
from vacancies.models import UnfinishedAd, Vacancy
from vacancies.models.extensions import has_recent_publication
from vacancies.models.querysets import VacancyQuerySet


class VacancyListView(SearchableRecordListView):
    filterset_class = VacancyFilters
    table_classname = f"{SearchableRecordListView.table_classname} groupsite-list--many-columns"

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().with_facts().prefetch_related("projects")

    def order_queryset(self, queryset: VacancyQuerySet) -> Any:
        """Sort open vacancies first, by deadline, unless the user has chosen an order."""
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.open_first(self.at)

    def load_row_data(self, records: list[Any]) -> None:
        set_draft_facts_and_supervisor_names(records)
        recent = [one for one in records if has_recent_publication(one, self.at)]
        prefetch_related_objects(recent, "extensions")  # whether an extension can be undone
        counts = (
            received_application_counts(self.request.user, records, self.at)
            if self.shows_application_counts
            else {}
        )
        for record in records:
            record.received = counts.get(record.pk, "")

    @cached_property
    def shows_application_counts(self) -> bool:
        return permissions.may_read_some_applications(self.request.user, self.at)

    def fact_columns(self) -> list[Any]:
        return columns.list_columns(self.at, with_application_counts=self.shows_application_counts)

    def export_columns(self) -> list[Any]:
        """Return the exported columns; numbers of applications only for recruitment officers."""
        found = super().export_columns()
        if permissions.is_officer(self.request.user):
            found.append(ExportOnlyColumn("received", label=_("Applications")))
        return found

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if self.add_url and not self.results_only:
            context["unfinished_ads"] = UnfinishedAd.objects.of_user(self.request.user)
        return context

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Return Wagtail's buttons, and "Paste a finished ad" for users who may add a vacancy."""
        found = list(super().header_buttons)
        if self.add_url:
            url = reverse(Vacancy.snippet_viewset.get_url_name("from_text"))
            label = gettext("Paste a finished ad")
            found.append(HeaderButton(label, url, icon_name="doc-full-inverse"))
        return found

    def get_list_more_buttons(self, instance: Vacancy) -> list[Any]:
        found = list(super().get_list_more_buttons(instance))
        if not self.user_has_permission("publish") or instance.locked:
            return found
        return [*found, *buttons.action_buttons(instance, self.at)]
