"""The values of a research area in the API: what its page prints, and nothing else."""

from dataclasses import dataclass
from typing import Any, Final

from people.api.organisation_values import choice
from people.content.api.json_schemas import (
    PICTURE,
    REFERENCE,
    STRING,
    URL,
    array_of,
    nullable,
    object_of,
    object_of_value_and_label,
)
from people.content.api.record_viewset import LoadedRecords
from people.content.api.references import page_in_language_or_first
from people.content.api.shown_values import shown_value
from research.models import ResearchArea
from research.models.areas import AreaLinkKind
from research.models.pages import sorted_keyword_names
from research.models.result_pictures import result_renditions


@dataclass
class LoadedAreas(LoadedRecords):
    people: dict[int, dict[str, Any]]  # references to those who are published


def lead(area: ResearchArea, loaded: LoadedAreas) -> dict[str, Any] | None:
    """The person who leads the area; null if there is none or they are not public."""
    return loaded.people.get(area.lead_id) if area.lead_id else None


def members(area: ResearchArea, loaded: LoadedAreas) -> list[dict[str, Any]]:
    """The people of the area, without its lead, in the order of the form. Only in details."""
    ids = dict.fromkeys(
        row.person_id for row in area.members.all() if row.person_id != area.lead_id
    )
    return [loaded.people[pk] for pk in ids if pk in loaded.people]


def keywords(area: ResearchArea, loaded: LoadedAreas) -> list[str]:
    """The keywords, in the language of `locale` if they are translated."""
    return [name.text for name in sorted_keyword_names(row.tag for row in area.tagged_items.all())]


def links(area: ResearchArea, loaded: LoadedAreas) -> list[dict[str, Any]]:
    """The links to code and data."""
    kinds = AreaLinkKind.values
    rows = sorted(area.links.all(), key=lambda row: kinds.index(row.kind))
    return [
        {"kind": choice(row.kind, AreaLinkKind), "name": row.text, "url": row.url} for row in rows
    ]


def result_picture(area: ResearchArea, loaded: LoadedAreas) -> dict[str, Any] | None:
    """The picture of the result in several widths, with its texts in the language of `locale`."""
    made = result_renditions(area)
    page = page_in_language_or_first(loaded.pages.get(area.pk, []), loaded.language)
    if not made or page is None:
        return None
    return {
        "alt": page.result_alt,
        "caption": page.result_caption,
        "sources": [
            {
                "format": "webp",
                "width": row.width,
                "height": row.height,
                "url": loaded.scope.full_url(row.url),
            }
            for row in made
        ],
    }


LINK: Final = object_of(kind=object_of_value_and_label(AreaLinkKind.values), name=STRING, url=URL)
RESULT_PICTURE: Final = object_of(alt=STRING, caption=STRING, sources=array_of(PICTURE))

FIELDS: Final = (
    shown_value(lead, nullable(REFERENCE)),
    shown_value(members, array_of(REFERENCE)),
    shown_value(keywords, array_of(STRING)),
    shown_value(links, array_of(LINK)),
    shown_value(result_picture, nullable(RESULT_PICTURE)),
)
