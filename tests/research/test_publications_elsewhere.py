"""Publications on the pages of people, areas and projects, as visitors read them."""

import pytest

from research.models import Authorship
from tests.factories import AreaFactory, PersonFactory
from tests.pages import text_of, visit
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import linked, make_publication, publication_indexes


@pytest.fixture
def indexes(group_site, at):
    return publication_indexes(group_site)


@pytest.fixture
def alice(group_site, at):
    person = PersonFactory()
    group_site.add(person, title="Alice Ek")
    return person


@pytest.fixture
def titles(client, indexes):
    """The publications on the page of a record."""

    def titles(record):
        page = visit(client, record.pages.get(locale__language_code="en"))
        return page.texts("section[aria-labelledby=publications] h3")

    return titles


def paper(title, people, *, ticked=False, **facts):
    """Save a publication; `ticked` for the first of these people."""
    rows = linked(people)
    rows[0].selected = ticked
    return make_publication(title=title, rows={"authorships": rows}, **facts)


def test_a_person_s_page_begins_with_what_is_ticked_in_the_row_of_that_author(titles, alice):
    bob = PersonFactory(bob=True)
    paper("Ticked", [alice], ticked=True, year=2001)
    paper("Ticked for Bob", [bob, alice], ticked=True, year=2002)
    paper("Selected by the group", [alice], selected=True, year=2003)
    paper("Newest", [alice], year=2004)
    assert titles(alice) == ["Ticked", "Newest", "Selected by the group", "Ticked for Bob"]


@pytest.mark.parametrize("relation", ["areas", "projects"])
def test_the_page_of_an_area_or_a_project_begins_with_what_the_group_has_selected(
    titles, group_site, alice, relation
):
    record = AreaFactory() if relation == "areas" else make_project()
    if relation == "areas":
        group_site.add(record, title="Coding")
    else:
        add_project(group_site, record, title="Wide waves")
    for title, facts in (
        ("Ticked by its author", {"year": 2001}),
        ("Selected", {"year": 2002, "selected": True}),
        ("Newest", {"year": 2003}),
    ):
        rows = linked([alice])
        rows[0].selected = title == "Ticked by its author"
        make_publication(title=title, rows={"authorships": rows, relation: [record]}, **facts)
    assert titles(record) == ["Selected", "Newest", "Ticked by its author"]


def test_at_most_five_that_are_selected_and_five_of_the_newest(titles, client, alice):
    for number in range(7):
        paper(f"Ticked {number}", [alice], ticked=True, year=2000 + number)
    for number in range(7):
        paper(f"Other {number}", [alice], year=2010 + number)
    expected = [f"Ticked {number}" for number in (6, 5, 4, 3, 2)]
    assert titles(alice) == expected + [f"Other {number}" for number in (6, 5, 4, 3, 2)]
    page = visit(client, alice.pages.get(locale__language_code="en"))
    more = page.section("publications").select_one("a.onward")
    assert text_of(more) == "All 14 publications"
    listed = client.get(more["href"])
    assert (listed.status_code, listed.text.count("publications__title")) == (200, 14)


def test_what_is_selected_is_not_there_twice(titles, alice):
    paper("Only one", [alice], ticked=True)
    assert titles(alice) == ["Only one"]


def test_who_has_written_and_edited_it_has_it_once(titles, alice):
    rows = [*linked([alice]), Authorship(family="Ek", role="editor", person=alice, sort_order=1)]
    make_publication(title="Proceedings", rows={"authorships": rows})
    paper("Paper", [alice], year=2001)
    assert titles(alice) == ["Proceedings", "Paper"]


def test_drafts_are_not_there_even_if_they_are_selected(titles, alice):
    paper("Draft", [alice], ticked=True, draft=True)
    paper("Published", [alice])
    assert titles(alice) == ["Published"]


def test_without_a_list_of_publications_there_are_none(titles, alice, indexes):
    paper("Paper", [alice])
    for page in indexes.values():
        page.unpublish()
    assert titles(alice) == []
