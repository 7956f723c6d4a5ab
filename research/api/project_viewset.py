"""The endpoint of projects."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from people.content.api.record_viewset import PAGES_OF_RECORD, TITLE, RecordAPIViewSet
from people.content.api.references import references_by_record
from people.models import Person
from people.prefetching import prefetch_texts
from research.api.area_references import area_references
from research.api.project_values import FIELDS, LoadedProjects
from research.models import Project


class ProjectsAPIViewSet(RecordAPIViewSet):
    """Projects with a public page, in the order of the list of projects."""

    name = "projects"
    model = Project
    body_fields = ["id", TITLE, *FIELDS, PAGES_OF_RECORD]
    listing_default_fields = [
        *RecordAPIViewSet.listing_default_fields,
        *("title", "acronym", "state"),
    ]
    nested_default_fields = [*RecordAPIViewSet.nested_default_fields, "title"]
    detail_only_fields = ["members"]

    def get_queryset(self) -> Any:
        return super().get_queryset().in_order(self.scope.at).select_related("coordinator")

    def load(self, records: Sequence[Project]) -> LoadedProjects:
        prefetch_related_objects(
            records, "areas", "funders__organisation", "partners__organisation", "members"
        )
        rows = [row for one in records for row in (*one.funders.all(), *one.partners.all())]
        prefetch_texts([*(row.organisation for row in rows), *(one.coordinator for one in records)])
        people: set[int] = set()
        if self.action == "detail_view":
            people = {row.person_id for one in records for row in one.members.all()}
        areas = [area for one in records for area in one.areas.all() if area.live]
        return LoadedProjects(
            **vars(super().load(records)),
            people=references_by_record(self.scope, Person, people),
            areas=area_references(self.scope, areas, self.language),
        )
