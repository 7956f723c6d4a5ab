"""Who stands where in the list of people: members by role, those affiliated, alumni."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from people.records.finding import Linked


@dataclass(frozen=True)
class Group:
    """People under one heading, each with the role row that brought them here."""

    role: Any
    entries: list["Entry"]


@dataclass(frozen=True)
class Entry:
    person: Any
    row: Any | None  # the role row; None for a person without any
    linked: Linked | None = None  # the person with the page that a reader is led to


@dataclass(frozen=True)
class Directory:
    groups: list[Group] = field(default_factory=list)
    affiliated: list[Entry] = field(default_factory=list)
    alumni: list[Entry] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        members = [entry for group in self.groups for entry in group.entries]
        return [*members, *self.affiliated, *self.alumni]

    @property
    def everyone(self) -> list[Any]:
        return [entry.person for entry in self.entries]

    def only(self, people: Iterable[Linked]) -> "Directory":
        """The same list with these people alone, each with their page: one page of it."""
        links = {entry.record.pk: entry for entry in people}

        def kept(entries: Sequence[Entry]) -> list[Entry]:
            return [
                replace(entry, linked=links[entry.person.pk])
                for entry in entries
                if entry.person.pk in links
            ]

        groups = [replace(group, entries=kept(group.entries)) for group in self.groups]
        return Directory(
            [group for group in groups if group.entries], kept(self.affiliated), kept(self.alumni)
        )


def directory(people: Iterable[Any], within: set[int], day: date) -> Directory:
    """Sorts people (already in order) by what they are on `day`.

    `within` holds the ids of the group's organisation and those below it. A member has a current
    role there. Who had one and has left is an alumnus, whatever they are elsewhere. Who never had
    one (a co-supervisor from another department) is affiliated: named, but no member.
    """
    members: dict[Any, list[Entry]] = {}
    affiliated, alumni = [], []
    for person in people:
        rows = list(person.roles.all())
        here = [row for row in rows if row.organisation_id in within]
        current = next((row for row in here if row.is_current(day)), None)
        past = [row for row in here if row.is_past(day)]
        if current:
            members.setdefault(current.role.group, []).append(Entry(person, current))
        elif past:
            alumni.append(Entry(person, max(past, key=lambda row: row.ends_on)))
        elif not here:
            affiliated.append(Entry(person, next(iter(person.current_roles(day)), None)))
    ordered = sorted(members, key=lambda role: (role.sort_order, role.pk))
    return Directory([Group(role, members[role]) for role in ordered], affiliated, alumni)
