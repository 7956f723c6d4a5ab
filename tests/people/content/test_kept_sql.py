"""Queries whose SQL is kept find what the same queries find without it."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from people.content.records import kept_sql
from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql
from people.content.records.lookup import pages_for
from people.content.records.record import RecordQuerySet
from people.models import Organisation, Person, PersonPage
from tests.made_once import made_once
from vacancies.models import Vacancy

pytestmark = pytest.mark.table

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_kept():
    kept_sql._forms.clear()
    yield
    kept_sql._forms.clear()


@pytest.fixture
@made_once
def vacancies(db):
    """Four that open on four days; the first primary keys equal constants in the SQL, such as 1."""
    organisation = Organisation.objects.create(kind="department")
    return [
        Vacancy.objects.create(
            name=str(day), live=True, opens_at=AT + timedelta(days=day), organisation=organisation
        )
        for day in range(4)
    ]


def opened(at: datetime, *pks: int) -> list[Vacancy]:
    key = Vacancy._meta.pk
    return fetch_public_with_kept_sql(
        "opened",
        Vacancy,
        lambda at, *pks: Vacancy.objects.published(at).filter(pk__in=pks).order_by("pk"),
        at,
        [Parameter(key, pk) for pk in pks],
    )


@pytest.mark.thorough
@pytest.mark.django_db
def test_it_finds_what_the_plain_query_finds_for_all_values(vacancies):
    pks = [vacancy.pk for vacancy in vacancies]
    for _again in range(2):
        for day in range(-1, 5):
            at = AT + timedelta(days=day)
            for chosen in (pks, pks[1:3], pks[:1], pks[::-1], [0]):
                plain = Vacancy.objects.published(at).filter(pk__in=chosen).order_by("pk")
                assert opened(at, *chosen) == list(plain)
                assert [one.name for one in opened(at, *chosen)] == [one.name for one in plain]


@pytest.mark.django_db
def test_the_sql_is_built_once_for_each_number_of_values(vacancies):
    first, second, *_others = (vacancy.pk for vacancy in vacancies)
    with patch.object(
        SQLCompiler, "as_sql", autospec=True, side_effect=SQLCompiler.as_sql
    ) as build:
        opened(AT, first)
        opened(AT + timedelta(days=9), second)
        assert build.call_count == 1
        opened(AT, first, second)
        assert build.call_count == 2


@pytest.mark.django_db
def test_a_longer_list_than_is_kept_is_found_too(vacancies):
    pks = [vacancy.pk for vacancy in vacancies] + list(range(-kept_sql.MOST_VALUES, 0))
    assert opened(AT + timedelta(days=9), *pks) == vacancies
    assert kept_sql._forms == {}


@pytest.mark.django_db
def test_a_query_that_can_find_nothing_finds_nothing(vacancies):
    def nothing(*pks: int) -> QuerySet:
        return Vacancy.objects.none()

    values = [Parameter(Vacancy._meta.pk, 1)]
    assert kept_sql.fetch_with_kept_sql("nothing", nothing, values) == []
    assert kept_sql.fetch_with_kept_sql("nothing", nothing, values) == []


@pytest.mark.django_db
def test_a_value_that_the_sql_holds_in_another_shape_is_not_lost(vacancies):
    """Here it is a part of a text; a database could take a list as one parameter."""

    def named(number: int) -> QuerySet:
        return Vacancy.objects.filter(name__startswith=f"{number}")

    key = Vacancy._meta.pk
    for number, vacancy in enumerate(vacancies):
        values = [Parameter(key, number)]
        assert kept_sql.fetch_with_kept_sql("named", named, values) == [vacancy]


@pytest.mark.django_db
def test_a_sites_own_rule_of_what_is_published_is_asked_each_time(vacancies, monkeypatch):
    """It may read the clock, or a setting: the SQL of one moment would decide about all others."""
    hidden = set()

    def published(self, at):
        return self.filter(live=True).exclude(pk__in=hidden)

    monkeypatch.setattr(type(Vacancy.objects.all()), "published", published)
    pks = [vacancy.pk for vacancy in vacancies]
    assert opened(AT, *pks) == vacancies
    hidden.add(pks[0])
    assert opened(AT, *pks) == vacancies[1:]


def test_an_override_is_not_marked_as_keepable():
    class Embargoed(RecordQuerySet):
        def published(self, at):
            return super().published(at)

    assert kept_sql.may_sql_be_kept(RecordQuerySet(Person), "published", "visible")
    assert not kept_sql.may_sql_be_kept(Embargoed(Person), "published")


@pytest.mark.django_db
def test_pages_in_another_language_are_found_only_for_records_without_one(home, index, swedish):
    person = Person.objects.create(family_name="Ek", live=True)
    other = Person.objects.create(family_name="Ås", live=True)
    in_english = home.add_child(instance=PersonPage(title="Ek", slug="ek", person=person))
    in_swedish = home.add_child(
        instance=PersonPage(title="Ek", slug="ek-sv", person=person, locale=swedish)
    )
    only = home.add_child(instance=PersonPage(title="Ås", slug="as", person=other, locale=swedish))
    for _again in range(2):
        assert pages_for([person, other], "en", AT) == {person.pk: in_english, other.pk: only}
        assert pages_for([person, other], "sv", AT) == {person.pk: in_swedish, other.pk: only}
    in_english.live = False
    in_english.save()
    assert pages_for([person], "en", AT) == {person.pk: in_swedish}
