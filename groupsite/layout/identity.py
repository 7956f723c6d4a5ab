"""The units that the group belongs to, named in the reader's language."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest

from people.content.records.translated_rows import TranslatedText, translated_text
from people.models import OrganisationKind, OrganisationText, PeopleSettings

NOWHERE: Final = TranslatedText("", "")


@dataclass(frozen=True)
class Unit:
    """A unit above the group."""

    kind: str
    label: Any
    name: TranslatedText
    abbreviation: str
    url: str


@dataclass(frozen=True)
class Identity:
    units: tuple[Unit, ...] = ()
    place: TranslatedText = NOWHERE

    @property
    def university(self) -> Unit | None:
        return next((u for u in self.units if u.kind == OrganisationKind.UNIVERSITY), None)


def identity_for(request: HttpRequest) -> Identity:
    """Return the units above the site's organisation. Two queries at most."""
    group = PeopleSettings.for_request(request).organisation
    if group is None:
        return Identity()
    above = list(group.above())
    rows = defaultdict(list)
    for row in OrganisationText.objects.filter(organisation__in=[group, *above]):
        rows[row.organisation_id].append(row)
    units = tuple(
        Unit(
            unit.kind,
            unit.get_kind_display(),
            translated_text(rows[unit.pk], "name"),
            unit.abbreviation,
            unit.url,
        )
        for unit in above
    )
    places = [translated_text(rows[unit.pk], "place") for unit in (group, *above)]
    return Identity(units, next((place for place in places if place.text), NOWHERE))
