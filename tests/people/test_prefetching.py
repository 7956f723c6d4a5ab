"""Rows that are prefetched with kept SQL are those that the related managers would read."""

from unittest.mock import patch

import pytest
from django.db.models.sql.compiler import SQLCompiler

from people.models import Organisation, OrganisationText, Person, PersonRole, Role
from people.prefetching import ROLE_ROW_RELATIONS, prefetch_rows, prefetch_texts, related_objects
from research.models import ResearchArea
from tests.made_once import made_once
from vacancies.models import Vacancy

pytestmark = [pytest.mark.django_db, pytest.mark.table]


@pytest.fixture
@made_once
def people(db):
    """Three people with two, no and one role; the first one's are not in the order of their IDs."""
    organisation, role = Organisation.objects.create(kind="group"), Role.objects.create()
    found = [Person.objects.create(family_name=name, live=True) for name in ("Ek", "Ås", "Öst")]
    for person, order in ((found[0], 2), (found[0], 1), (found[2], 1)):
        PersonRole.objects.create(
            person=person, role=role, organisation=organisation, sort_order=order
        )
    return found


def test_each_object_has_its_own_rows_in_their_order(people, django_assert_num_queries):
    expected = [list(person.roles.all()) for person in people]
    again = list(Person.objects.all())
    assert [len(rows) for rows in expected] == [2, 0, 1]
    with django_assert_num_queries(1):
        rows = prefetch_rows(again, "roles", ROLE_ROW_RELATIONS)
        assert rows == [row for one in expected for row in one]
        assert [list(person.roles.all()) for person in again] == expected
        assert [row.person for row in rows] == [again[0], again[0], again[2]]
        assert {row.organisation.kind for row in rows} == {"group"}
        assert prefetch_rows(again, "roles") == rows


def test_the_sql_is_built_once_for_up_to_four_objects_and_finds_what_is_new(people):
    prefetch_rows(Person.objects.all(), "roles")
    PersonRole.objects.filter(person=people[0]).delete()
    again = list(Person.objects.all())
    with patch.object(SQLCompiler, "as_sql", autospec=True, side_effect=SQLCompiler.as_sql) as sql:
        assert [row.person for row in prefetch_rows(again, "roles")] == [again[2]]
    sql.assert_not_called()


def test_a_filter_of_prefetched_rows_asks_for_the_rows_of_this_object(people):
    prefetch_rows(people, "roles")
    assert people[0].roles.filter(sort_order=1).count() == 1
    assert people[1].roles.filter(sort_order=1).count() == 0


def test_rows_of_a_draft_in_memory_are_kept(people, django_assert_num_queries):
    draft = Person.objects.get(pk=people[0].pk)
    draft.roles.set([])
    with django_assert_num_queries(0):
        assert prefetch_rows([draft, Person(family_name="Ny")], "roles") == []
    assert prefetch_rows(people, "roles") != []


def test_the_same_object_may_be_there_twice(people):
    unit = Organisation.objects.get()
    text = OrganisationText.objects.create(organisation=unit, language="en", name="Group")
    twins = [Organisation.objects.get(), unit, None]
    prefetch_texts(twins)
    assert [list(one.texts.all()) for one in twins[:2]] == [[text], [text]]


def test_more_objects_than_sql_is_kept_for(people):
    unit = Organisation.objects.create(kind="group")
    for number in range(101):
        OrganisationText.objects.create(organisation=unit, language=f"x-{number}")
    units = [unit, *(Organisation.objects.create(kind="group") for _number in range(100))]
    assert len(prefetch_rows(units, "texts")) == 101


def test_related_objects_are_those_of_the_database_or_of_the_draft():
    first, second = (ResearchArea.objects.create(name=name, live=True) for name in "ab")
    vacancies = [Vacancy.objects.create(name=name) for name in "cd"]
    for vacancy, areas in zip(vacancies, ([first, second], [second]), strict=True):
        vacancy.areas.set(areas)
        vacancy.save()
    stored = list(Vacancy.objects.order_by("pk"))
    assert [related_objects(vacancy, "areas") for vacancy in stored] == [[first, second], [second]]
    stored[0].areas.set([])
    assert [related_objects(vacancy, "areas") for vacancy in stored] == [[], [second]]
    assert related_objects(Vacancy(), "areas") == []
