"""The admin's list of research areas."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.content.admin.columns import ExportOnlyColumn, PictureColumn, TextColumn
from people.content.admin.filters import RecordFilters
from people.content.admin.listing import SearchableRecordListView
from people.content.records.latest_drafts import set_draft_fields_of_unpublished
from people.content.records.permissions import objects_visible_in_admin
from people.models import Person
from research.models import AreaMember, ResearchArea

DRAFT_FIELDS: Final = ("name", "figure", "lead_id", "sort_order")


class AreaFilters(RecordFilters):
    class Meta:
        model = ResearchArea
        fields: list[str] = []


class AreaListView(SearchableRecordListView):
    filterset_class = AreaFilters
    picture = PictureColumn("groupsite_research/admin/figure_cell.html")

    def load_row_data(self, records: list[Any]) -> None:
        """Set draft fields of unpublished areas, each area's number of people, and its lead if visible."""
        drafts = set_draft_fields_of_unpublished(records, DRAFT_FIELDS)
        leads = Person.objects.filter(pk__in={area.lead_id for area in records} - {None})
        visible = {
            person.pk: person for person in objects_visible_in_admin(self.request.user, leads)
        }
        members = _lead_and_member_ids_by_area(records, drafts)
        for area in records:
            area.leader = visible.get(area.lead_id, "")
            area.n_members = len(members[area.pk])

    def fact_columns(self) -> list[Any]:
        return [
            TextColumn("leader", label=pgettext_lazy("who leads", "Lead")),
            TextColumn("members", label=_("Members"), accessor="n_members"),
            ExportOnlyColumn("figure", label=_("Figure"), accessor="get_figure_display"),
        ]


def _lead_and_member_ids_by_area(
    areas: list[Any], drafts: dict[int, dict[str, Any]]
) -> dict[int, set[int]]:
    """Return {area ID: person IDs of lead and members}; `drafts` has draft contents by area ID."""
    found: dict[int, set[int]] = {area.pk: {area.lead_id} - {None} for area in areas}
    rows = AreaMember.objects.filter(area__in=areas).values_list("area", "person")
    for area, person in rows:
        if area not in drafts:
            found[area].add(person)
    for area, draft in drafts.items():
        found[area] |= {row["person"] for row in draft.get("members", []) if row.get("person")}
    return found
