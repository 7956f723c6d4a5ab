"""The organisations that the group belongs to, and its town."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from people.content.records.translated_rows import TranslatedText
from people.models import Organisation, OrganisationKind, PeopleSettings
from people.prefetching import prefetch_texts

NOWHERE: Final = TranslatedText("", "")


@dataclass(frozen=True)
class ParentOrganisationsAndTown:
    """The site's organisation, those that it belongs to, nearest first, and its town."""

    units: tuple[Organisation, ...] = ()
    place: TranslatedText = NOWHERE
    organisation: Organisation | None = None

    @property
    def university(self) -> Organisation | None:
        return next((u for u in self.units if u.kind == OrganisationKind.UNIVERSITY), None)


def get_parent_organisations_and_town(request: HttpRequest) -> ParentOrganisationsAndTown:
    """Return the site's organisation, its parents and its town, in at most two queries."""
    group = PeopleSettings.for_request(request).organisation
    if group is None:
        return ParentOrganisationsAndTown()
    prefetch_texts([group])
    return ParentOrganisationsAndTown(tuple(group.ancestors()), group.place(), group)
