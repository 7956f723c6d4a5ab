"""Loads each person's membership status and listed roles: current, else last, else future.

For people who have never been published, the roles come from the latest draft.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from people.content.records.latest_drafts import set_draft_fields_of_unpublished
from people.directory import MembershipStatus, membership_status_on_day
from people.models import PersonRole
from people.prefetching import ROLE_ROW_RELATIONS

DRAFT_FIELDS = ("given_name", "family_name", "honorific", "email", "user_id")


@dataclass(frozen=True)
class MembershipStatusAndRoles:
    """A person's membership status on a day, and the roles that the people list shows for it."""

    membership_status: MembershipStatus | None  # None: their roles have not started yet
    rows: list[Any]  # the current roles; the last one of an alumnus; else future ones


def membership_statuses_and_roles(
    people: Iterable[Any], organisation_ids: set[int], day: date
) -> dict[int, MembershipStatusAndRoles]:
    """Return status and listed roles on `day` by person ID; set draft fields on people not live."""
    people = list(people)
    contents = set_draft_fields_of_unpublished(people, DRAFT_FIELDS)
    prefetch_related_objects([one for one in people if one.pk not in contents], "roles")
    found = {
        person.pk: _membership_status_and_roles(
            _roles_from_draft(contents[person.pk])
            if person.pk in contents
            else list(person.roles.all()),
            organisation_ids,
            day,
        )
        for person in people
    }
    prefetch_related_objects(
        [row for entry in found.values() for row in entry.rows], *ROLE_ROW_RELATIONS
    )
    return found


def _membership_status_and_roles(
    roles: list[Any], organisation_ids: set[int], day: date
) -> MembershipStatusAndRoles:
    """Return the status on `day` and the roles to list: an alumnus's last, else current, else all."""
    membership_status, role = membership_status_on_day(roles, organisation_ids, day)
    if membership_status == MembershipStatus.ALUMNUS:
        return MembershipStatusAndRoles(membership_status, [role])
    return MembershipStatusAndRoles(
        membership_status, [row for row in roles if row.is_current(day)] or roles
    )


def _roles_from_draft(draft_content: dict[str, Any]) -> list[Any]:
    """Return unsaved PersonRoles from a draft's content, sorted; incomplete rows are left out."""
    rows = [
        row for row in draft_content.get("roles", []) if row.get("role") and row.get("organisation")
    ]
    rows.sort(key=lambda row: row.get("sort_order") or 0)
    return [
        PersonRole(
            role_id=row["role"],
            organisation_id=row["organisation"],
            begins_on=_parse_iso_date(row.get("begins_on")),
            ends_on=_parse_iso_date(row.get("ends_on")),
        )
        for row in rows
    ]


def _parse_iso_date(iso_date: str | None) -> date | None:
    return date.fromisoformat(iso_date) if iso_date else None
