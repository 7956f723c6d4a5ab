"""The index is what a new index would be, whatever is written, in whatever way."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction

from groupsite.page_cache.triggers import triggerable_table_names
from groupsite.search.index import indexing_middleware, updating
from groupsite.search.index.affected_documents import all_source_tables
from groupsite.search.index.indexing_middleware import index_after_writing
from groupsite.search.index.installing import install_change_triggers
from groupsite.search.index.models import ChangedRow, EntryContents, EntryWord, SearchEntry
from groupsite.search.index.updating import is_outdated, mark_everything_outdated, update_index
from people.models import (
    Organisation,
    OrganisationText,
    Person,
    PersonPage,
    PersonRole,
    PersonText,
    RoleText,
)
from research.models import (
    AreaMember,
    Authorship,
    Keyword,
    KeywordText,
    Publication,
    ResearchArea,
    ResearchAreaPage,
)
from tests.factories import NOW, PersonFactory
from tests.research.publication_items import make_publication
from vacancies.models import (
    DocumentGuidance,
    Vacancy,
    VacancyIndexPage,
    VacancyPage,
    VacancyPlaceText,
    VacancyProgramme,
    VacancySupervisor,
)

pytestmark = pytest.mark.indexes
OWN_TABLES = re.compile("groupsite_search_")
# Which class a page has never changes, and what is restricted is read at the time of the search.
NOT_WATCHED = {"django_content_type"}
FUTURE = datetime(2126, 1, 1, tzinfo=UTC)


def contents() -> list[Any]:
    """Everything that the index holds, without the IDs of its own."""
    found = []
    for entry in SearchEntry.objects.all():
        own = EntryContents.objects.get(pk=entry.pk)
        words = sorted(EntryWord.objects.filter(entry_id=entry.pk).values_list("folded", "word"))
        values = [(key, value) for key, value in vars(entry).items() if key not in ("id", "_state")]
        found.append([values, own.texts, sorted(own.facts), words, full_text_of(entry.pk)])
    return sorted(found, key=repr)


def full_text_of(entry_id: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT words FROM groupsite_search_fts WHERE rowid = {entry_id}")  # noqa: S608
        return sorted(cursor.fetchone()[0].split())


def page(model: Any, language: str = "en") -> Any:
    return model.objects.get(locale__language_code=language)


def restrict(one: Page) -> None:
    PageViewRestriction.objects.create(page=one, restriction_type="login")


def publish(one: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(one, name, value)
    one.save_revision().publish()


def add_guidance() -> None:
    one = page(VacancyPage)
    kind = one.vacancy.document_rules.get().kind
    DocumentGuidance.objects.create(page=one, kind=kind, text="<p>Lanterns</p>", locale=one.locale)


def take_away_area() -> None:
    Vacancy.objects.get().areas.through.objects.all().delete()


WRITES: dict[str, Callable[[], Any]] = {
    "a page is published": lambda: publish(page(VacancyPage), title="New", lead="Candles"),
    "facts are published": lambda: publish(Vacancy.objects.get(), reference="New-1"),
    "a page's row": add_guidance,
    "a person's name": lambda: Person.objects.update(family_name="Ek"),
    "a person is hidden": lambda: Person.objects.filter(given_name="Alice").update(live=False),
    "people in bulk": lambda: Person.objects.bulk_update(
        [Person(pk=one.pk, family_name="Ek") for one in Person.objects.all()], ["family_name"]
    ),
    "a new person": PersonFactory,
    "a role's name": lambda: RoleText.objects.update(name="Lecturer"),
    "a role of nobody": lambda: PersonRole.objects.all().delete(),
    "a role that has ended": lambda: PersonRole.objects.update(ends_on=date(2020, 1, 1)),
    "where alumni are": lambda: PersonText.objects.create(
        person=Person.objects.first(), language="en", where_now="at Ericsson"
    ),
    "a programme's name": lambda: OrganisationText.objects.update(name="Ebb", place="Kalmar"),
    "an abbreviation": lambda: Organisation.objects.update(abbreviation="EBB"),
    "no programme": lambda: VacancyProgramme.objects.all().delete(),
    "no supervisor": lambda: VacancySupervisor.objects.all().delete(),
    "a place": lambda: VacancyPlaceText.objects.create(
        vacancy=Vacancy.objects.get(), language="en", place="Lysekil"
    ),
    "an area's title": lambda: ResearchAreaPage.objects.update(title="Codes"),
    "an area is hidden": lambda: ResearchArea.objects.update(live=False),
    "an area's page is hidden": lambda: ResearchAreaPage.objects.update(live=False),
    "an area's page is restricted": lambda: restrict(page(ResearchAreaPage)),
    "areas are restricted": lambda: restrict(page(ResearchAreaPage).get_parent()),
    "an area's page is deleted": lambda: page(ResearchAreaPage).delete(),
    "an area's page is moved": lambda: page(ResearchAreaPage).move(page(VacancyIndexPage)),
    "an area's lead": lambda: ResearchArea.objects.update(lead=None),
    "an area's member": lambda: AreaMember.objects.create(
        area=ResearchArea.objects.get(), person=Person.objects.last()
    ),
    "a keyword": lambda: Keyword.objects.update(name="sieves"),
    "a keyword's translation": lambda: KeywordText.objects.update(name="såll"),
    "no area": take_away_area,
    "opens later": lambda: Vacancy.objects.update(opens_at=FUTURE),
    "a result": lambda: Vacancy.objects.update(outcome="filled"),
    "an alias": lambda: VacancyPage.objects.filter(pk=page(VacancyPage).pk).update(
        alias_of=page(VacancyPage, "sv")
    ),
    "a branch is moved": lambda: page(VacancyIndexPage).move(page(VacancyIndexPage, "sv")),
    "a branch is deleted": lambda: page(VacancyIndexPage).delete(),
    "a person's page is unpublished": lambda: page(PersonPage).unpublish(),
    "a language's code": lambda: Locale.objects.filter(language_code="sv").update(
        language_code="nb"
    ),
    "a publication is published": lambda: publish(
        Publication.objects.get(), title="New", year=2020
    ),
    "a publication is unpublished": lambda: Publication.objects.get().unpublish(),
    "a publication is deleted": lambda: Publication.objects.get().delete(),
    "a new publication": lambda: make_publication(title="Tides"),
    "a publication's facts in bulk": lambda: Publication.objects.update(venue="Annals of Ebb"),
    "a printed name": lambda: Authorship.objects.filter(family="Ek").update(family="Lind"),
    "a name is printed no longer": lambda: Authorship.objects.filter(family="Ek").update(
        printed=False
    ),
    "no author": lambda: Authorship.objects.all().delete(),
}


@pytest.fixture
def indexed(waves, at) -> None:
    make_publication()
    update_index(NOW)
    assert not is_outdated(NOW)


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_it_is_what_a_new_index_would_be(indexed, write) -> None:
    before = contents()
    write()
    update_index(NOW)
    after = contents()
    assert after != before
    mark_everything_outdated()
    update_index(NOW)
    assert contents() == after


@pytest.mark.thorough
def test_each_column_that_an_entry_reads_is_watched(indexed, subtests) -> None:
    """In raw SQL, which no signal of Django's notices."""
    assert not install_change_triggers("default", triggerable_table_names("default"))
    for source in all_source_tables():
        table, key = source.model._meta.db_table, source.model._meta.pk.column
        if (row := source.model._base_manager.order_by("pk").first()) is None:
            continue
        value = getattr(row, source.model._meta.get_field(source.field).attname)
        with subtests.test(table=table), connection.cursor() as cursor:
            for column in source.columns:
                cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}" WHERE "{key}" = {row.pk}')  # noqa: S608 # fmt: skip
                noted = set(ChangedRow.objects.values_list("subject", "object_id"))
                assert noted == {(source.subject, value)}, column
                ChangedRow.objects.all().delete()


def test_each_table_that_an_entry_reads_is_watched(indexed) -> None:
    mark_everything_outdated()
    with CaptureQueriesContext(connection) as queries:
        update_index(NOW)
    read = {
        table
        for query in queries.captured_queries
        if query["sql"].startswith("SELECT")
        for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])
        if not OWN_TABLES.match(table)
    }
    assert {"wagtailcore_page", "groupsite_people_person"} < read
    assert read - NOT_WATCHED <= {source.model._meta.db_table for source in all_source_tables()}


def test_a_role_ends_without_anybody_writing(ask, waves) -> None:
    PersonRole.objects.filter(person__given_name="Alice").update(ends_on=date(2025, 6, 30))
    for at, titles in (
        (datetime(2025, 6, 30, 21, 59, 59, tzinfo=UTC), ["Alice Jörnsten"]),
        (datetime(2025, 6, 30, 22, tzinfo=UTC), []),
        (datetime(2025, 7, 1, tzinfo=UTC), []),
    ):
        with time_machine.travel(at, tick=False):
            assert ask("professor").titles == titles


@pytest.mark.thorough
def test_many_changes_are_indexed_in_several_searches(ask, indexed, monkeypatch) -> None:
    """What is not yet indexed again is not found by its old text either."""
    monkeypatch.setattr(updating, "BATCH", 1)
    monkeypatch.setattr("groupsite.search.hits.MOST_IN_A_SEARCH", 1)
    Person.objects.filter(given_name="Alice").update(family_name="Kovalevskaya")
    found = [ask("alice").titles for _time in range(9)]
    assert found[-1] == ["Alice Kovalevskaya", "Understanding transformers", "Coding theory"]
    assert not any("Jörnsten" in title for titles in found for title in titles)
    assert not is_outdated(NOW)


def test_a_search_that_cannot_index_is_refused(client, indexed, monkeypatch) -> None:
    def fail(*args: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("groupsite.search.hits.update_index", fail)
    response = client.get("/en/search/", {"q": "alice"})
    assert response.status_code == 503
    assert "Jörnsten" not in response.text


@pytest.mark.parametrize(("method", "times"), [("get", 0), ("head", 0), ("post", 1), ("delete", 1)])
def test_a_request_that_writes_indexes_afterwards(monkeypatch, method: str, times: int) -> None:
    updates: list[datetime] = []
    monkeypatch.setattr(indexing_middleware, "update_index", updates.append)
    monkeypatch.setattr(indexing_middleware, "connection", SimpleNamespace(in_atomic_block=False))
    request = getattr(RequestFactory(), method)("/")
    response = index_after_writing(lambda _request: HttpResponse("…"))(request)
    assert updates == []
    response._resource_closers[-1]() if response._resource_closers else None
    assert len(updates) == times


def test_the_command_makes_it_again(ask, indexed, capsys) -> None:
    SearchEntry.objects.all().delete()
    assert ask("alice").titles == []
    call_command("rebuild_search")
    assert "entries" in capsys.readouterr().out
    assert "Alice Jörnsten" in ask("alice").titles
