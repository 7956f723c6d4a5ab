"""The index of people as a visitor reads it."""

import pytest

from tests.factories import PersonFactory, add_page
from tests.pages import Read, text_of, visit


@pytest.fixture
def everyone(group_site, at):
    """A professor with a page in both languages, a student without one, and those apart."""
    alice = PersonFactory(role="Professor")
    group_site.add(alice, title="Alice Ek")
    PersonFactory(bob=True)
    PersonFactory(
        given_name="Carl",
        family_name="Zorn",
        alumnus=True,
        where_now=("at Ericsson", "nu på Ericsson"),
    )
    PersonFactory(given_name="Dina", family_name="Ärlig", affiliated=True, role="Professor")
    PersonFactory(given_name="Eve", family_name="Hidden", draft=True)
    return group_site


def index(client, site, language: str) -> Read:
    return visit(client, site.people[language])


@pytest.mark.table
@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ["Professors", "PhD students", "Affiliated", "Alumni"]),
        ("sv", ["Professorer", "Doktorander", "Knutna till gruppen", "Tidigare medarbetare"]),
    ],
)
def test_people_stand_under_what_they_are(client, everyone, language, headings):
    assert index(client, everyone, language).texts("h2") == headings


def test_a_person_without_a_page_is_named_without_a_link(client, everyone):
    page = index(client, everyone, "en")
    assert {link.get_text(): link["href"] for link in page.main.select(".people__name a")} == {
        "Alice Ek": everyone.people["en"].get_url() + "alice-ek-" + _pk(page)
    }
    assert "Bob Åberg" in page.texts(".people__name")


def _pk(page) -> str:
    return page.main.select_one(".people__name a")["href"].rpartition("-")[2]


def test_who_is_from_elsewhere_is_said_to_be(client, everyone):
    affiliated = index(client, everyone, "en").section("affiliated")
    assert "Dina Ärlig Professor, Department of Proofs" in text_of(affiliated)


@pytest.mark.table
@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", ["Carl Zorn", "PhD student, 2019–2024", "at Ericsson"]),
        ("sv", ["Carl Zorn", "Doktorand, 2019–2024", "nu på Ericsson"]),
    ],
)
def test_alumni_are_a_ledger(client, everyone, language, row):
    assert index(client, everyone, language).texts("tbody tr > *") == row


def test_who_is_not_published_is_named_nowhere(client, everyone):
    assert "Hidden" not in index(client, everyone, "en").whole


@pytest.mark.thorough
def test_a_portrait_offers_every_format_and_no_words(client, group_site, at):
    PersonFactory(portrait=True)
    picture = index(client, group_site, "en").one("picture")
    assert [source["type"] for source in picture.select("source")] == ["image/avif", "image/webp"]
    image = picture.img
    assert (image["alt"], image["width"], image["height"]) == ("", "400", "500")
    assert "208w" in image["srcset"]
    assert image["sizes"]


def test_a_name_without_a_portrait_gets_a_monogram(client, group_site, at):
    PersonFactory(bob=True)
    monogram = index(client, group_site, "en").one('.portrait[aria-hidden="true"]')
    assert monogram.select_one("[data-initials]")["data-initials"] == "BÅ"
    assert monogram.get_text() == ""  # a text browser reads the name alone


def test_swedish_words_are_marked_where_english_ones_are_missing(client, group_site, at):
    person = PersonFactory(role="Postdoc")
    person.roles.get().role.texts.filter(language="en").delete()
    page = index(client, group_site, "en")
    assert page.one("h2 span")["lang"] == "sv"
    assert page.one("h2").get_text() == "Postdoktorer"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_an_empty_list_says_so(client, group_site, language):
    page = index(client, group_site, language)
    assert page.one(".empty__title").get_text()
    assert page.texts("h2") == []


@pytest.mark.thorough
def test_a_long_list_is_parted_into_pages(client, group_site, at):
    for number in range(61):
        PersonFactory(given_name=f"Person {number:02d}")
    first, second = (visit(client, group_site.people["en"], f"?page={page}") for page in (1, 2))
    assert len(first.texts(".people > li")) == 60
    assert second.texts(".people__name") == ["Person 60 Ek"]
    assert second.texts(".pagination li") == ["Previous page", "Page 2 of 2"]


@pytest.mark.table
@pytest.mark.parametrize("number", ["99", "0", "x", "-1"])
def test_a_page_that_does_not_exist_is_no_fault(client, group_site, at, number):
    PersonFactory()
    assert "Alice Ek" in visit(client, group_site.people["en"], f"?page={number}").text


def test_links_lead_to_the_other_language_where_the_own_is_missing(client, group_site, at):
    add_page(PersonFactory(), group_site.people["sv"], "Alice Ek")
    link = index(client, group_site, "en").one(".people__name a")
    assert link["href"].startswith("/sv/personer/")
    assert link["hreflang"] == "sv"
    assert "lang" not in link.attrs  # a name has no language
