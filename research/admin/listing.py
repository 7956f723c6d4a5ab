"""The list view of research areas: lead, number of members, language states."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column

from people.content.admin.filters import RecordFilters
from people.content.admin.listing import FactColumn, RecordListView
from people.content.records.latest_drafts import put_newest
from people.content.records.permissions import visible_to
from people.models import Person
from research.models import AreaMember, ResearchArea

SAID: Final = ("name", "figure", "lead_id", "sort_order")


class AreaFilters(RecordFilters):
    class Meta:
        model = ResearchArea
        fields: list[str] = []


class MarkColumn(Column):
    """Column with the area's drawing; decorative, since the name is beside it."""

    cell_template_name = "groupsite_research/admin/mark_cell.html"

    def __init__(self) -> None:
        super().__init__("mark", label="", accessor=lambda area: area)


class AreaListView(RecordListView):
    filterset_class = AreaFilters

    def complete(self, records: list[Any]) -> None:
        """Set lead and number of members; a lead only if the user may see that person."""
        contents = put_newest(records, SAID)
        leads = Person.objects.filter(pk__in={area.lead_id for area in records} - {None})
        named = {person.pk: person for person in visible_to(self.request.user, leads)}
        belonging = _members(records, contents)
        for area in records:
            area.leader = named.get(area.lead_id, "")
            area.n_members = len(belonging[area.pk])

    def first_columns(self) -> list[Any]:
        return [MarkColumn()]

    def fact_columns(self) -> list[Any]:
        return [
            FactColumn("leader", label=pgettext_lazy("who leads", "Lead"), accessor="leader"),
            FactColumn("members", label=_("Members"), accessor="n_members"),
        ]

    def told(self) -> list[tuple[Any, Any]]:
        return [
            *super().told(),
            (pgettext_lazy("who leads", "Lead"), lambda area: area.leader),
            (_("Members"), lambda area: area.n_members),
            (_("Figure"), lambda area: area.get_figure_display()),
        ]


def _members(areas: list[Any], contents: dict[int, dict[str, Any]]) -> dict[int, set[int]]:
    """Return ids of lead and members by area id; of unpublished areas those of the draft."""
    found: dict[int, set[int]] = {area.pk: {area.lead_id} - {None} for area in areas}
    rows = AreaMember.objects.filter(area__in=areas).values_list("area", "person")
    for area, person in rows:
        if area not in contents:
            found[area].add(person)
    for area, content in contents.items():
        found[area] |= {row["person"] for row in content.get("members", []) if row.get("person")}
    return found
