"""The admin's list of projects."""

from collections.abc import Container, Iterable
from typing import Any, Final

import django_filters  # type: ignore[import-untyped]
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from people.content.admin.columns import ExportOnlyColumn, TextColumn
from people.content.admin.filters import RADIO_FILTER_OPTIONS, RecordFilters
from people.content.admin.listing import SearchableRecordListView
from people.content.records.latest_drafts import set_draft_fields_of_unpublished
from people.content.records.permissions import objects_visible_in_admin
from people.content.request_time import received_at
from people.models import Organisation, Person
from people.models.persons import local_date
from people.prefetching import prefetch_texts
from research.models import (
    Project,
    ProjectFunder,
    ProjectMember,
    ProjectQuerySet,
    ProjectRole,
    ProjectState,
    ResearchArea,
)

DRAFT_FIELDS: Final = ("name", "acronym", "begins_on", "ends_on", "url", "sort_order")


def _filterable_areas(_request: HttpRequest | None) -> Any:
    return ResearchArea.objects.with_page_titles()


def _filterable_funders(_request: HttpRequest | None) -> Any:
    funders = ProjectFunder.objects.values("organisation")
    return Organisation.objects.filter(pk__in=funders).prefetch_related("texts")


class ProjectFilters(RecordFilters):
    state = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=ProjectState.choices,
        **RADIO_FILTER_OPTIONS,
        method="filter_by_state",
    )
    areas = django_filters.ModelChoiceFilter(
        label=_("Research area"), queryset=_filterable_areas, **RADIO_FILTER_OPTIONS
    )
    funder = django_filters.ModelChoiceFilter(
        label=_("Funder"),
        queryset=_filterable_funders,
        **RADIO_FILTER_OPTIONS,
        method="filter_by_funder",
    )

    class Meta:
        model = Project
        fields = ["state", "areas", "funder"]

    def filter_by_state(self, projects: ProjectQuerySet, _name: str, state: str) -> ProjectQuerySet:
        return projects.in_state(state, received_at(self.request))

    def filter_by_funder(
        self, projects: ProjectQuerySet, _name: str, funder: Organisation
    ) -> ProjectQuerySet:
        return projects.funded_by(funder)


class ProjectListView(SearchableRecordListView):
    filterset_class = ProjectFilters

    def load_row_data(self, records: list[Any]) -> None:
        """Set draft fields of unpublished projects, and each project's state, leaders and funders.

        Leaders whom the user may not see are left out. Rows of drafts are read from their content.
        """
        drafts = set_draft_fields_of_unpublished(records, DRAFT_FIELDS)
        leaders, funders = _leader_rows(records, drafts), _funder_rows(records, drafts)
        people = Person.objects.filter(pk__in={pk for rows in leaders.values() for pk in rows})
        visible = {one.pk: one for one in objects_visible_in_admin(self.request.user, people)}
        organisations = Organisation.objects.in_bulk(
            {pk for rows in funders.values() for pk in rows}
        )
        prefetch_texts(organisations.values())
        day = local_date(self.at)
        for project in records:
            project.state_label = project.state(day).label
            project.leaders = ", ".join(
                str(visible[pk]) for pk in leaders[project.pk] if pk in visible
            )
            project.funder_names = ", ".join(
                str(organisations[pk]) for pk in funders[project.pk] if pk in organisations
            )

    def fact_columns(self) -> list[Any]:
        return [
            TextColumn("acronym", label=_("Acronym")),
            TextColumn("state", label=_("Status"), accessor="state_label"),
            TextColumn("years", label=_("Years")),
            TextColumn("leaders", label=_("Project leader")),
            TextColumn("funders", label=_("Funders"), accessor="funder_names"),
            ExportOnlyColumn("begins_on", label=_("First day")),
            ExportOnlyColumn("ends_on", label=_("Last day")),
            ExportOnlyColumn("url", label=_("Website")),
        ]


def _leader_rows(
    projects: list[Project], drafts: dict[int, dict[str, Any]]
) -> dict[int, list[int]]:
    """Return {project ID: IDs of those who lead it}, from the draft if it is in `drafts`."""
    rows = ProjectMember.objects.filter(project__in=projects, role=ProjectRole.LEADS)
    found = _ids_by_project(projects, drafts, rows.values_list("project", "person"))
    for pk, draft in drafts.items():
        leading = [row for row in draft.get("members", []) if row.get("role") == ProjectRole.LEADS]
        found[pk] = [row["person"] for row in leading if row.get("person")]
    return found


def _funder_rows(
    projects: list[Project], drafts: dict[int, dict[str, Any]]
) -> dict[int, list[int]]:
    """Return {project ID: IDs of the organisations that fund it}, from the draft if it is in `drafts`."""
    rows = ProjectFunder.objects.filter(project__in=projects)
    found = _ids_by_project(projects, drafts, rows.values_list("project", "organisation"))
    for pk, draft in drafts.items():
        rows_of_draft = draft.get("funders", [])
        found[pk] = [row["organisation"] for row in rows_of_draft if row.get("organisation")]
    return found


def _ids_by_project(
    projects: list[Project], drafts: Container[int], rows: Iterable[tuple[int, int]]
) -> dict[int, list[int]]:
    """Return {project ID: the other IDs of its rows}; without those of drafts."""
    found: dict[int, list[int]] = {project.pk: [] for project in projects}
    for project, other in rows:
        if project not in drafts:
            found[project].append(other)
    return found
