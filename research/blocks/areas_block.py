"""StreamField block with research areas: all of them, or chosen ones."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructValue
from wagtail.models import Site

from people.blocks.record_blocks import (
    PublicRecordsBlock,
    RecordChooserBlock,
    chosen_among_records,
    chosen_objects,
    list_url_of_first_page,
)
from people.content.records.lookup import record_links_with_page
from research.models import ResearchArea

MAX_AREAS: Final = 30


class AreasBlock(PublicRecordsBlock):
    """Research areas that have a public page: those chosen, in that order, or else all in order."""

    areas = ListBlock(
        RecordChooserBlock("groupsite_research.ResearchArea", label=_("Research area")),
        label=_("Chosen areas"),
        default=[],
        max_num=MAX_AREAS,
        help_text=_("Shown in this order. If you do not choose any, all areas are shown."),
    )

    def public_context(self, value: StructValue, at: datetime, site: Site | None) -> dict[str, Any]:
        found = _public_areas(value, at, site)
        links = record_links_with_page(found[:MAX_AREAS], at)
        has_more = len(found) > MAX_AREAS
        return {"links": links, "list_url": list_url_of_first_page(links) if has_more else ""}

    def public_api_values(
        self, value: StructValue, at: datetime, site: Site | None
    ) -> dict[str, Any]:
        chosen = chosen_among_records(ResearchArea.objects.visible(at), value.get("areas") or ())
        shown = _public_areas(value, at, site)[:MAX_AREAS]
        return {
            "areas": [area.pk for area in chosen],
            "shown": [area.pk for area in shown],
        }

    class Meta:
        icon = "draft"  # as in the menu
        label = _("Research areas")
        description = _("All research areas, or those you choose, each with its drawing.")
        template = "groupsite_research/blocks/areas.html"
        stylesheet = "groupsite_research/stylesheet.html"
        preview_value: dict[str, Any] = {}


def _public_areas(value: StructValue, at: datetime, site: Site | None) -> list[ResearchArea]:
    """Return the chosen areas with a public page, else all of the site, one more than are shown."""
    areas = ResearchArea.objects.visible(at)
    if chosen := chosen_objects(value, "areas"):
        return chosen_among_records(areas, chosen)
    return list(areas.in_site(site).in_order()[: MAX_AREAS + 1])
