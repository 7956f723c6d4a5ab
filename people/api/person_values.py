"""The values of a person in the API: what the person's page prints, and nothing else."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from people import portraits, wording
from people.api.organisation_values import ORGANISATION, choice, organisation_value
from people.content.api.json_schemas import (
    BOOLEAN,
    INTEGER,
    PICTURE,
    STRING,
    URL,
    array_of,
    described,
    nullable,
    object_of,
    object_of_value_and_label,
)
from people.content.api.record_viewset import LoadedRecords
from people.content.api.shown_values import shown_value
from people.directory import MembershipStatus, membership_status_on_day
from people.models import Person, PersonRole
from people.models.persons import LinkKind


@dataclass
class LoadedPeople(LoadedRecords):
    day: date
    organisation_ids: set[int]  # roles in them make a member


def name(person: Person, loaded: LoadedPeople) -> str:
    """The full name, without a title."""
    return person.name


def title_before_name(person: Person, loaded: LoadedPeople) -> dict[str, str] | None:
    """The title before the name, such as "Prof."."""
    if not person.honorific:
        return None
    return {"value": person.honorific, "label": str(person.get_honorific_display())}


def orcid(person: Person, loaded: LoadedPeople) -> str | None:
    """The address of the person's ORCID record."""
    return f"https://orcid.org/{person.orcid}" if person.orcid else None


def membership(person: Person, loaded: LoadedPeople) -> dict[str, str] | None:
    """What the person is to the group: member, affiliated or alumnus; null before their first role in it."""
    rows = list(person.roles.all())
    status, _row = membership_status_on_day(rows, loaded.organisation_ids, loaded.day)
    return choice(status, MembershipStatus) if status else None


def _current_else_past_roles(person: Person, day: date) -> list[PersonRole]:
    """Return the current roles; for people without any, the former ones, as their page does."""
    return person.current_roles(day) or [row for row in person.roles.all() if row.is_past(day)]


def roles(person: Person, loaded: LoadedPeople) -> list[dict[str, Any]]:
    """The current roles; for those who have left, the former roles."""
    return [_role_value(row, loaded.day) for row in _current_else_past_roles(person, loaded.day)]


def _role_value(row: PersonRole, day: date) -> dict[str, Any]:
    is_current = row.is_current(day)
    return {
        "id": row.role.pk,
        "name": row.role.name().text,
        "organisation": organisation_value(row.organisation),
        "is_current": is_current,
        "years": "" if is_current else wording.years_text(row.begins_on, row.ends_on),
    }


def where_now(person: Person, loaded: LoadedPeople) -> str:
    """Where somebody who has left is now."""
    return "" if person.current_roles(loaded.day) else person.where_now().text


def links(person: Person, loaded: LoadedPeople) -> list[dict[str, Any]]:
    """The links to other sites, such as Google Scholar."""
    return [{"kind": choice(row.kind, LinkKind), "url": row.url} for row in person.links.all()]


def portrait(person: Person, loaded: LoadedPeople) -> list[dict[str, Any]]:
    """The portrait cropped to 4:5, in several widths and formats, without metadata; never the original."""
    found = portraits.portrait_sources(person.portrait) if person.portrait_id else {}
    return [
        {
            "format": form,
            "width": width,
            "height": crop.height,
            "url": loaded.scope.full_url(crop.url),
        }
        for form, crops in found.items()
        for width, crop in crops
    ]


ROLE: Final = object_of(
    id=INTEGER,
    name=STRING,
    organisation=ORGANISATION,
    is_current=BOOLEAN,
    years=described(STRING, "The years of a former role; empty for a current one."),
)
LINK: Final = object_of(kind=object_of_value_and_label(LinkKind.values), url=URL)

FIELDS: Final = (
    shown_value(name, STRING),
    shown_value(title_before_name, nullable(object_of(value=STRING, label=STRING))),
    shown_value(membership, nullable(object_of_value_and_label(MembershipStatus.values))),
    shown_value(roles, array_of(ROLE)),
    shown_value(where_now, STRING),
    "given_name",
    "family_name",
    "email",
    "phone",
    "room",
    shown_value(orcid, nullable(URL)),
    shown_value(links, array_of(LINK)),
    shown_value(portrait, array_of(PICTURE)),
)
