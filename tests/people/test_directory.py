import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from people.content.records.lookup import RecordLink
from people.directory import group_by_membership_status
from people.models import Organisation, PersonRole
from people.models import Person as PersonOfDatabase
from people.models import Role as RoleOfDatabase
from people.models.directory_order import listed_people_in_directory_order

DAY = date(2026, 11, 25)
GROUP, DEPARTMENT, ELSEWHERE = 1, 2, 3


@dataclass(eq=False)
class Rows:
    rows: list

    def all(self):
        return self.rows


@dataclass(frozen=True)
class Role:
    pk: int
    sort_order: int = 0
    listed_under: "Role | None" = None

    @property
    def listing_role(self):
        return self.listed_under or self


PROFESSOR, POSTDOC = Role(1, 10), Role(2, 20)
VISITOR = Role(3, 30, listed_under=POSTDOC)


@dataclass(frozen=True)
class Row:
    organisation_id: int
    role: Role = PROFESSOR
    begins_on: date | None = None
    ends_on: date | None = None

    def is_current(self, day):
        return (self.begins_on or date.min) <= day <= (self.ends_on or date.max)

    def is_past(self, day):
        return bool(self.ends_on and self.ends_on < day)


@dataclass(eq=False)
class Person:
    pk: int
    roles: Rows = field(default_factory=lambda: Rows([]))

    def current_roles(self, day):
        return [row for row in self.roles.all() if row.is_current(day)]


def place(*rows):
    found = group_by_membership_status([Person(1, Rows(list(rows)))], {GROUP}, DAY)
    if found.groups:
        return found.groups[0].role
    if found.affiliated:
        return "affiliated"
    return "alumni" if found.alumni else "nowhere"


YESTERDAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 26)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([Row(GROUP)], PROFESSOR),
        ([Row(GROUP, POSTDOC)], POSTDOC),
        ([Row(GROUP, VISITOR)], POSTDOC),
        ([Row(GROUP, ends_on=DAY)], PROFESSOR),
        ([Row(GROUP, begins_on=DAY)], PROFESSOR),
        ([Row(GROUP, ends_on=YESTERDAY)], "alumni"),
        ([Row(GROUP, ends_on=YESTERDAY), Row(ELSEWHERE)], "alumni"),
        ([Row(GROUP, POSTDOC, ends_on=YESTERDAY), Row(GROUP)], PROFESSOR),
        ([Row(ELSEWHERE)], "affiliated"),
        ([Row(DEPARTMENT)], "affiliated"),
        ([Row(DEPARTMENT), Row(GROUP, POSTDOC)], POSTDOC),
        ([], "affiliated"),
        # Not here yet: named nowhere.
        ([Row(GROUP, begins_on=TOMORROW)], "nowhere"),
    ],
)
def test_where_a_person_stands(rows, expected):
    assert place(*rows) == expected


def test_groups_stand_in_the_order_of_their_roles():
    people = [Person(1, Rows([Row(GROUP, POSTDOC)])), Person(2, Rows([Row(GROUP, PROFESSOR)]))]
    found = group_by_membership_status(people, {GROUP}, DAY)
    assert [group.role for group in found.groups] == [PROFESSOR, POSTDOC]


def test_alumni_are_shown_with_what_they_were_last():
    first, last = date(2019, 1, 1), date(2024, 6, 30)
    rows = Rows([Row(GROUP, POSTDOC, ends_on=last), Row(GROUP, PROFESSOR, ends_on=first)])
    assert group_by_membership_status([Person(1, rows)], {GROUP}, DAY).alumni[0].row.role == POSTDOC


def test_a_page_of_the_list_keeps_its_groups_and_drops_the_empty_ones():
    people = [Person(1, Rows([Row(GROUP)])), Person(2, Rows([Row(GROUP, POSTDOC)]))]
    chosen = [RecordLink(people[0], None)]
    page = group_by_membership_status(people, {GROUP}, DAY).limited_to(chosen)
    assert [group.role for group in page.groups] == [PROFESSOR]
    assert page.people == people[:1]
    assert page.groups[0].entries[0].linked is chosen[0]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_the_database_sorts_people_as_the_rules_do(seed):
    """Random roles, in the past, now and in the future, some of them listed under others."""
    rng = random.Random(seed)  # noqa: S311 — no secret
    roles = [RoleOfDatabase.objects.create(sort_order=rng.choice([10, 20, 30])) for _n in range(6)]
    for under, other in ((0, 1), (1, 2), (3, 4), (4, 3)):  # a chain, and two under each other
        RoleOfDatabase.objects.filter(pk=roles[under].pk).update(listed_under=roles[other])
    places = [Organisation.objects.create(kind="group") for _n in range(3)]
    days = [None, YESTERDAY, DAY, TOMORROW]
    for number in range(60):
        person = PersonOfDatabase.objects.create(
            family_name=rng.choice("ÅÄÖAÜZ") + str(number), live=number % 7 > 0
        )
        PersonRole.objects.bulk_create(
            PersonRole(
                person=person,
                role=rng.choice(roles),
                organisation=rng.choice(places),
                begins_on=rng.choice(days),
                ends_on=rng.choice(days),
                sort_order=order,
            )
            for order in range(rng.randrange(4))
        )
    ids = {place.pk for place in places[:2]}
    people = PersonOfDatabase.objects.filter(live=True)
    by_rules = group_by_membership_status(people.in_alphabetical_order().with_role_rows(), ids, DAY)
    sections = len(by_rules.groups), len(by_rules.affiliated), len(by_rules.alumni)
    assert min(sections) > 1
    assert list(listed_people_in_directory_order(people, ids, DAY)) == by_rules.people


def test_a_role_may_last_one_day_but_does_not_end_before_it_begins():
    row = PersonRole(begins_on=DAY, ends_on=DAY)
    row.clean()
    row.ends_on = DAY - timedelta(days=1)
    with pytest.raises(ValidationError, match="The last day cannot come before the first"):
        row.clean()
