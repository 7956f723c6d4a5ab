"""The page of a research area as a visitor reads it."""

import pytest

from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.pages import text_of, visit


@pytest.fixture
def area(group_site, at):
    """Led by Alice, with Bob; two keywords, one of them without a Swedish word."""
    alice, bob = PersonFactory(role="Professor"), PersonFactory(bob=True)
    group_site.add(alice, title="Alice Ek")
    keywords = [("short codes", "korta koder"), "lattices"]
    return AreaFactory(lead=alice, members=[bob], keywords=keywords)


@pytest.fixture
def read(client, area, group_site):
    words = {"summary": "Codes that are short.", "body": "<p>How short they may be.</p>"}
    pages = group_site.add(area, title="Coding", **words)
    return lambda language="en": visit(client, pages[language])


def test_summary_leads_and_the_text_follows(read):
    page = read()
    assert page.one(".lead").get_text() == "Codes that are short."
    assert "How short they may be." in text_of(page.section("about"))


def test_lead_and_members_are_shown_with_what_they_are(read):
    page = read()
    assert page.facts(".fact-list")["Lead"] == "Alice Ek, Professor"
    assert page.texts(".people > li") == ["Alice Ek Professor", "Bob Åberg PhD student"]


def test_keywords_are_in_the_readers_language_or_say_in_which(read):
    assert read("en").texts(".keywords li") == ["lattices", "short codes"]
    swedish = read("sv")
    assert swedish.texts(".keywords li") == ["korta koder", "lattices"]
    assert swedish.one(".keywords span").get_text() == "lattices"
    assert swedish.one(".keywords span")["lang"] == "en"


def test_other_areas_are_led_to(read, group_site):
    group_site.add(AreaFactory(), title="Antennas")
    assert text_of(read().section("others")) == "Other areas Antennas"


def test_open_positions_stand_on_the_page(read, area, group_site):
    group_site.add(VacancyFactory(areas=[area]), title="PhD student in coding")
    group_site.add(VacancyFactory(closed=True, areas=[area]), title="An old position")
    page = read()
    assert "Open position" in text_of(page.section("positions"))
    assert "PhD student in coding" in page.text
    assert "An old position" not in page.text
    assert set(page.facts(".vacancies__facts")) == {"Apply by", "Type"}


def test_who_is_not_public_is_no_member(client, group_site, at):
    area = AreaFactory(members=[PersonFactory(draft=True, given_name="Eve")])
    page = visit(client, group_site.add(area, title="Coding")["en"])
    assert "Eve" not in page.whole
    assert page.texts("h2") == ["Open positions"]  # where alerts are offered


def test_the_mark_is_the_same_in_every_language_and_list(read, area, group_site, client):
    index = visit(client, group_site.research["sv"])
    marks = [page.main.select_one(".area-mark") for page in (read("en"), read("sv"), index)]
    assert len({str(mark) for mark in marks}) == 1
