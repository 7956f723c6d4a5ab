"""Groups people for the people page: members by role, affiliated, alumni."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy

from people.content.records.lookup import RecordLink
from people.content.records.record import Record


class MembershipStatus(models.TextChoices):
    """A person's relation to the group: member, affiliated or alumnus."""

    MEMBER = "member", pgettext_lazy("what a person is to the group", "member")
    AFFILIATED = "affiliated", pgettext_lazy("what a person is to the group", "affiliated")
    ALUMNUS = "alumnus", pgettext_lazy("what a person is to the group", "has left")


@dataclass(frozen=True)
class DirectoryGroup:
    """A role, which gives a heading of the people page, and the people listed under it."""

    role: Any
    entries: list["DirectoryEntry"]


@dataclass(frozen=True)
class DirectoryEntry:
    """A person in a list of people, with the role for which they are listed there, if any."""

    person: Any
    row: Any | None  # the role row that decides the status, if any
    linked: RecordLink | None = None  # the person with the page to link to


@dataclass(frozen=True)
class Directory:
    """The entries of the people page: groups of members, affiliated people and alumni."""

    groups: list[DirectoryGroup] = field(default_factory=list)
    affiliated: list[DirectoryEntry] = field(default_factory=list)
    alumni: list[DirectoryEntry] = field(default_factory=list)

    @property
    def entries(self) -> list[DirectoryEntry]:
        members = [entry for group in self.groups for entry in group.entries]
        return [*members, *self.affiliated, *self.alumni]

    @property
    def people(self) -> list[Any]:
        return [entry.person for entry in self.entries]

    def limited_to(self, links: Iterable[RecordLink]) -> "Directory":
        """Return a directory of only these people, with links to their pages, for pagination."""
        links_by_person = {link.record.pk: link for link in links}

        def linked_entries(entries: Sequence[DirectoryEntry]) -> list[DirectoryEntry]:
            return [
                replace(entry, linked=links_by_person[entry.person.pk])
                for entry in entries
                if entry.person.pk in links_by_person
            ]

        groups = [replace(group, entries=linked_entries(group.entries)) for group in self.groups]
        return Directory(
            [group for group in groups if group.entries],
            linked_entries(self.affiliated),
            linked_entries(self.alumni),
        )


def membership_status_on_day(
    roles: Sequence[Any], organisation_ids: set[int], day: date
) -> tuple[MembershipStatus | None, Any | None]:
    """Return (membership status, role that decides it) on `day`; each can be None.

    `organisation_ids` holds the ids of the group's organisation and those below it. A member has a current
    role there. An alumnus had one in the past, whatever roles they have elsewhere. A person who
    never had one, such as a co-supervisor from another department, is affiliated. A person whose
    first role there is in the future has no status yet.
    """
    here = [row for row in roles if row.organisation_id in organisation_ids]
    if current := next((row for row in here if row.is_current(day)), None):
        return MembershipStatus.MEMBER, current
    if past := [row for row in here if row.is_past(day)]:
        return MembershipStatus.ALUMNUS, max(past, key=lambda row: row.ends_on)
    if here:
        return None, None
    return MembershipStatus.AFFILIATED, next((row for row in roles if row.is_current(day)), None)


def group_by_membership_status(
    people: Iterable[Record], organisation_ids: set[int], day: date
) -> Directory:
    """Return the directory of people who have a status on `day`; each list keeps the given order."""
    members: dict[Any, list[DirectoryEntry]] = {}
    others: dict[MembershipStatus, list[DirectoryEntry]] = {
        MembershipStatus.AFFILIATED: [],
        MembershipStatus.ALUMNUS: [],
    }
    for person in people:
        found, row = membership_status_on_day(list(person.roles.all()), organisation_ids, day)
        if found == MembershipStatus.MEMBER and row:
            members.setdefault(row.role.listing_role, []).append(DirectoryEntry(person, row))
        elif found:
            others[found].append(DirectoryEntry(person, row))
    ordered = sorted(members, key=lambda role: (role.sort_order, role.pk))
    groups = [DirectoryGroup(role, members[role]) for role in ordered]
    return Directory(groups, others[MembershipStatus.AFFILIATED], others[MembershipStatus.ALUMNUS])
