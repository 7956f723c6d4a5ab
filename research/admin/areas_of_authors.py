"""The bulk action that gives publications the research areas of their authors, which an editor confirms."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy

from research.admin.publication_bulk_actions import PublicationBulkAction
from research.models import Authorship, Publication, ResearchArea


def areas_of_authors(publications: Iterable[Publication]) -> dict[int, list[ResearchArea]]:
    """Return by publication the areas that its authors lead or belong to and it lacks. Few queries."""
    found = list(publications)
    rows = Authorship.objects.filter(publication__in=found, role="author").exclude(person=None)
    authors = list(rows.values_list("publication", "person"))
    people = {person for _publication, person in authors}
    areas = ResearchArea.objects.with_page_titles().filter(
        Q(lead__in=people) | Q(members__person__in=people)
    )
    areas = areas.distinct().in_order().prefetch_related("members")
    has: dict[int, set[int]] = {one.pk: set() for one in found}
    for publication, area in Publication.areas.through.objects.filter(
        publication__in=found
    ).values_list("publication", "researcharea"):
        has[publication].add(area)
    proposed: dict[int, list[ResearchArea]] = {}
    of_area = [(area, {area.lead_id, *_members(area)}) for area in areas]
    for one in found:
        theirs = {person for publication, person in authors if publication == one.pk}
        proposed[one.pk] = [
            area for area, its in of_area if its & theirs and area.pk not in has[one.pk]
        ]
    return proposed


def _members(area: ResearchArea) -> list[int]:
    return [row.person_id for row in area.members.all()]


class AddAreasOfAuthors(PublicationBulkAction):
    """Adds the areas of the authors; the question names them for each publication."""

    display_name = gettext_lazy("Add the areas of the authors")
    action_type = "add_areas_of_authors_to_publications"
    aria_label = gettext_lazy("Add the research areas of the authors to the selected publications")
    question = gettext_lazy("Add these research areas, to which the authors belong?")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the proposed areas with each publication."""
        context = super().get_context_data(**kwargs)
        proposed = areas_of_authors(one["item"] for one in context["items"])
        for one in context["items"]:
            one["note"] = ", ".join(map(str, proposed[one["item"].pk])) or "–"
        return context

    def change(self, draft: Publication) -> None:
        draft.areas.add(*areas_of_authors([draft])[draft.pk])
