"""The lists of people, areas and vacancies find and export their rows by the same rules."""

import csv
import io

import pytest
from django.urls import reverse

from tests.factories import AreaFactory, PersonFactory, VacancyFactory

pytestmark = pytest.mark.django_db

FACTORIES = {"person": PersonFactory, "area": AreaFactory, "vacancy": VacancyFactory}
LISTS = pytest.mark.parametrize("kind", FACTORIES)


def rename(record, name):
    if hasattr(record, "family_name"):
        record.given_name, record.family_name = "", name
    else:
        record.name = name
    return record


@pytest.fixture
def make(group_site, at, kind):
    def make_record(name, **states):
        record = rename(FACTORIES[kind](), name)
        record.save()
        type(record).objects.filter(pk=record.pk).update(**states)
        record.refresh_from_db()
        return record

    return make_record


@pytest.fixture
def found(admin_client):
    """The titles that the list shows for a query, and those in its file."""

    def search(record, **query):
        address = reverse(type(record).snippet_viewset.get_url_name("list"))
        context = admin_client.get(address, query).context
        title = context["table"].columns["__str__"]
        shown = [title.get_value(row) for row in context["object_list"]]
        exported = admin_client.get(address, {**query, "export": "csv"}).content
        lines = list(csv.reader(io.StringIO(exported.decode("utf-8-sig"))))[1:]
        return shown, [line[0] for line in lines]

    return search


@pytest.mark.thorough
@pytest.mark.table
@LISTS
@pytest.mark.parametrize("query", ["jornsten", "JÖRNS", "coding jörnsten", "ing ornst"])
def test_every_word_is_found_in_any_order_with_and_without_marks(make, found, query):
    record, _other = make("Jörnsten in coding"), make("Bernsten in coding")
    assert found(record, q=query) == (["Jörnsten in coding"], ["Jörnsten in coding"])


@pytest.mark.table
@LISTS
def test_a_draft_that_was_never_public_is_found_by_the_name_that_is_shown(make, found):
    record = make("Oldname", live=False)
    rename(record, "Newname").save_revision(clean=False)
    assert found(record, q="newname") == (["Newname"], ["Newname"])
    assert found(record, q="oldname") == ([], [])


@pytest.mark.table
@LISTS
def test_an_unpublished_name_of_what_is_public_is_found_too(make, found):
    record = make("Oldname", live=True)
    rename(record, "Newname").save_revision(clean=False)
    for query in ("newname", "oldname"):
        shown, exported = found(record, q=query)
        assert shown == ["Newname"]
        assert exported == ["Oldname"], "the file has public facts, and so the public name"
