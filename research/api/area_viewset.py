"""The endpoint of research areas."""

from collections.abc import Sequence
from typing import Any

from people.content.api.record_viewset import PAGES_OF_RECORD, TITLE, RecordAPIViewSet
from people.content.api.references import references_by_record
from people.models import Person
from research.api.area_values import FIELDS, LoadedAreas
from research.models import ResearchArea


class ResearchAreasAPIViewSet(RecordAPIViewSet):
    """Research areas with a public page, in the order of the research page."""

    name = "research-areas"
    model = ResearchArea
    body_fields = ["id", TITLE, *FIELDS, PAGES_OF_RECORD]
    listing_default_fields = [*RecordAPIViewSet.listing_default_fields, "title", "lead"]
    nested_default_fields = [*RecordAPIViewSet.nested_default_fields, "title"]
    detail_only_fields = ["members"]
    page_texts = ("result_alt", "result_caption")

    def get_queryset(self) -> Any:
        areas = super().get_queryset().in_order().select_related("result_picture")
        return areas.prefetch_related(
            "links", "tagged_items__tag__texts", "result_picture__renditions"
        )

    def load(self, records: Sequence[ResearchArea]) -> LoadedAreas:
        people = {area.lead_id for area in records}
        if self.action == "detail_view":
            people |= {row.person_id for area in records for row in area.members.all()}
        return LoadedAreas(
            **vars(super().load(records)),
            people=references_by_record(self.scope, Person, people),
        )
