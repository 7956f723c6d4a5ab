"""A person's own page as a visitor reads it."""

import pytest

from people.models import PersonLink
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.pages import text_of, visit


@pytest.fixture
def alice(group_site, at):
    person = PersonFactory(
        role="Professor",
        honorific="prof",
        email="alice@example.org",
        phone="+46 31 123",
        room="3411",
        orcid="0000-0002-1825-0097",
    )
    PersonLink.objects.create(person=person, kind="dblp", url="https://dblp.example/alice")
    group_site.add(person, title="Alice Ek", biography="<p>About codes.</p>")
    return person


@pytest.fixture
def page(client, alice):
    """Reads the page in one language."""
    pages = {page.locale.language_code: page for page in alice.pages.all()}
    return lambda language="en": visit(client, pages[language])


@pytest.mark.table
@pytest.mark.parametrize(
    ("language", "role"),
    [
        ("en", "Professor, Waves group, Department of Waves"),
        ("sv", "Professor, forskargruppen Vågor, institutionen för vågor"),
    ],
)
def test_the_head_says_who_and_what(page, language, role):
    read = page(language)
    assert read.texts("h1") == ["Alice Ek"]
    assert read.texts(".person-hero__role") == [role]


def test_contact_is_printed_from_the_facts(page):
    read = page()
    assert read.facts(".fact-list") == {
        "E-mail": "alice@example.org",
        "Phone": "+46 31 123",
        "Room": "3411",
        "ORCID": "0000-0002-1825-0097",
        "Links": "dblp",
    }
    assert [link["href"] for link in read.main.select(".fact-list a")] == [
        "mailto:alice@example.org",
        "tel:+4631123",
        "https://orcid.org/0000-0002-1825-0097",
        "https://dblp.example/alice",
    ]


def test_the_biography_has_its_heading(page):
    assert "About Alice About codes." in text_of(page().section("biography"))


def test_nothing_is_headed_that_is_not_there(client, group_site, at):
    bob = PersonFactory(bob=True)
    pages = group_site.add(bob, title="Bob Åberg")
    assert visit(client, pages["en"]).texts("h2") == []


def test_a_changed_fact_shows_in_both_languages_at_once(page, alice):
    alice.room = "9999"
    alice.save()
    assert [("9999" in page(code).text, "3411" in page(code).whole) for code in ("en", "sv")] == [
        (True, False),
        (True, False),
    ]


def test_areas_and_open_positions_stand_on_the_page(page, alice, group_site):
    area = AreaFactory(lead=alice)
    group_site.add(area, title="Coding", summary="Short codes.")
    vacancy = VacancyFactory(supervisors=[alice], areas=[area])
    group_site.add(vacancy, title="PhD student in coding", lead="Come and code.")
    closed = VacancyFactory(closed=True, supervisors=[alice])
    group_site.add(closed, title="An old position")
    read = page()
    assert text_of(read.section("areas")) == "Research areas Coding Short codes."
    assert "Open position with Alice" in text_of(read.section("positions"))
    assert "PhD student in coding Come and code." in text_of(read.section("positions"))
    assert "An old position" not in read.text


def test_who_has_left_is_shown_with_what_they_were(client, group_site, at):
    carl = PersonFactory(alumnus=True, where_now=("at Ericsson", "nu på Ericsson"))
    pages = group_site.add(carl, title="Alice Ek")
    head = visit(client, pages["sv"]).one(".person-hero__text")
    assert "Doktorand, forskargruppen Vågor, 2019–2024 nu på Ericsson" in text_of(head)


def test_who_is_here_is_not_shown_as_somewhere_else(client, group_site, at):
    alice = PersonFactory(where_now=("at Ericsson", "nu på Ericsson"))
    pages = group_site.add(alice, title="Alice Ek")
    for page in pages.values():
        assert "Ericsson" not in visit(client, page).text


def test_a_page_of_facts_that_are_not_public_is_not_there(client, group_site, at):
    pages = group_site.add(PersonFactory(draft=True), title="Eve")
    assert [client.get(page.get_url()).status_code for page in pages.values()] == [404, 404]
