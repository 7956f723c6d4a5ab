"""Loads each person's standing and current roles for the people list.

For people who have never been published, the roles come from the latest draft.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from people.content.records.latest_drafts import set_values_from_drafts
from people.directory import Standing, standing_on_day
from people.loading import ROLE_ROW
from people.models import PersonRole

DRAFT_FIELDS = ("given_name", "family_name", "honorific", "email", "user_id")


@dataclass(frozen=True)
class StandingAndRoles:
    standing: Standing | None  # None: their roles have not begun yet
    rows: list[Any]  # the current roles; the last one of an alumnus; else future ones


def standings_and_roles(
    people: Iterable[Any], within: set[int], day: date
) -> dict[int, StandingAndRoles]:
    """Return the standing and roles of each person by id, in at most six queries."""
    people = list(people)
    contents = set_values_from_drafts(people, DRAFT_FIELDS)
    prefetch_related_objects([one for one in people if one.pk not in contents], "roles")
    found = {
        person.pk: _place(
            _drafted(contents[person.pk]) if person.pk in contents else list(person.roles.all()),
            within,
            day,
        )
        for person in people
    }
    prefetch_related_objects([row for place in found.values() for row in place.rows], *ROLE_ROW)
    return found


def _place(rows: list[Any], within: set[int], day: date) -> StandingAndRoles:
    what, row = standing_on_day(rows, within, day)
    if what == Standing.ALUMNUS:
        return StandingAndRoles(what, [row])
    return StandingAndRoles(what, [one for one in rows if one.is_current(day)] or rows)


def _drafted(content: dict[str, Any]) -> list[Any]:
    """Return unsaved role rows of a draft, in order; rows without role or organisation are skipped."""
    rows = [row for row in content.get("roles", []) if row.get("role") and row.get("organisation")]
    rows.sort(key=lambda row: row.get("sort_order") or 0)
    return [
        PersonRole(
            role_id=row["role"],
            organisation_id=row["organisation"],
            begins_on=_day(row.get("begins_on")),
            ends_on=_day(row.get("ends_on")),
        )
        for row in rows
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
