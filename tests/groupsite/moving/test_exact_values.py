"""The same value has the same hash whichever database it is read from; a different one has not."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection

from groupsite.moving.exact_values import TableDigest, canonical, digest_of_table, iter_rows
from groupsite.moving.moved_tables import MovedTable
from people.models import Person
from tests.factories import NOW, PersonFactory, VacancyFactory
from vacancies.models import RemovedApplication, Vacancy

SUMMER = datetime(2026, 6, 1, 9, 30, 0, 123456, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{"a": 1, "ö": [true, null]}', '{"\\u00f6":[true,null],"a":1}'),
        ("1e2", "100"),
        ("12345678901234567890.10", "12345678901234567890.1"),
        ("123456789012345678901234567890.10", "123456789012345678901234567890.1"),
        ('"1"', '"\\u0031"'),
    ],
)
def test_json_that_means_the_same(one, other):
    assert canonical(one, is_json=True) == canonical(other, is_json=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{"a": 1}', '{"a": "1"}'),
        ('{"a": 1}', '{"a": 1, "b": null}'),
        ("[1, 2]", "[2, 1]"),
        ("0.1", "0.10000000000000001"),
        ("12345678901234567890123456781", "12345678901234567890123456782"),
        ("0.12345678901234567890123456781", "0.12345678901234567890123456782"),
        ('"å"', '"a\\u030a"'),
        ("1", "true"),
    ],
)
def test_json_that_does_not(one, other):
    assert canonical(one, is_json=True) != canonical(other, is_json=True)


def test_the_zone_of_a_time_does_not_matter_but_each_microsecond_does():
    stockholm = timezone(timedelta(hours=2))
    assert canonical(SUMMER) == canonical(SUMMER.astimezone(stockholm))
    assert canonical(SUMMER) != canonical(SUMMER + timedelta(microseconds=1))


@pytest.mark.parametrize(
    "values",
    [
        (Decimal("1.50"), 1.5, "1.5"),
        (True, 1, "True"),
        ("", None),
        (date(2026, 6, 1), "2026-06-01"),
        (UUID(int=1), str(UUID(int=1))),
        (b"a", "a"),
    ],
)
def test_values_of_different_types_differ(values):
    assert len({repr(canonical(value)) for value in values}) == len(values)


def test_the_order_of_rows_does_not_matter_but_their_number_does():
    table, first, second = MovedTable(RemovedApplication), (1, "a", "b", NOW), (2, "c", "b", NOW)
    digests = [TableDigest() for _digest in range(3)]
    for digest, rows in zip(digests, [[first, second], [second, first], [first]], strict=True):
        for row in rows:
            digest.add(table, row)
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.django_db
def test_what_is_read_is_what_is_stored():
    """Not what a field makes of it: a StreamField, and a number that its model limits."""
    person = PersonFactory(family_name="Åström")
    table = MovedTable(Person)
    (row,) = iter_rows(connection, table)
    read = dict(zip(table.columns, row, strict=True))
    assert (read["id"], read["family_name"]) == (person.pk, "Åström")


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["reference", "closes_at", "salary"])
def test_a_changed_value_changes_the_hash(column):
    vacancy = VacancyFactory()
    table = MovedTable(Vacancy)
    before = digest_of_table(connection, table)
    changed = {"reference": "other", "closes_at": NOW, "salary": Decimal("1.25")}[column]
    Vacancy.objects.filter(pk=vacancy.pk).update(**{column: changed})
    assert digest_of_table(connection, table) != before
    assert digest_of_table(connection, table).rows == 1
