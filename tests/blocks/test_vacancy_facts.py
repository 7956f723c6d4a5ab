"""The block “facts of a vacancy” on a host's page."""

import pytest

from tests.factories import VacancyFactory

BLOCK = "vacancy"


@pytest.fixture
def vacancy(group_site, at):
    made = VacancyFactory(external=True)
    group_site.add(made, title="PhD student")
    return made


def test_the_deadline_the_facts_and_where_to_apply(show, vacancy):
    read = show((BLOCK, {"vacancy": vacancy}))
    assert read.texts("h2") == ["PhD student"]
    assert read.one("h2 a")["href"].startswith("/en/vacancies/phd-student")
    assert read.facts(".facts__deadline")["Apply by"].startswith("14 June 2025")
    assert read.facts(".facts__list")["Reference"] == vacancy.reference
    assert read.one("a.button")["href"] == vacancy.application_url


def test_below_a_heading_of_the_editor(show, vacancy):
    read = show((BLOCK, {"vacancy": vacancy, "heading": "Join us"}))
    assert (read.texts("h2"), read.texts("h3")) == (["Join us"], ["PhD student"])


@pytest.mark.table
@pytest.mark.parametrize(("state", "text"), [("closed", "Closed"), ("filled", "Filled")])
def test_one_that_has_ended_says_so(show, group_site, at, state, text):
    made = VacancyFactory(external=True, **{state: True})
    group_site.add(made, title="PhD student")
    read = show((BLOCK, {"vacancy": made}))
    assert text in read.one(".state").get_text()
    assert read.main.select("a.button") == []


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_nothing_of_one_that_is_not_public(show, group_site, at, state):
    made = VacancyFactory(**{state: True})
    group_site.add(made, title="Secret")
    assert show((BLOCK, {"vacancy": made})).main.get_text(" ", strip=True) == "Memo"


def test_an_editor_reads_why_it_is_empty(preview, at):
    made = VacancyFactory(draft=True)
    assert "No public vacancy has been chosen." in preview((BLOCK, {"vacancy": made})).text


def test_it_survives_the_vacancy(write, client, at):
    gone = VacancyFactory()
    page = write((BLOCK, {"vacancy": gone}))
    gone.delete()
    assert b"<section" not in client.get(page.get_url()).content


def test_the_api_has_only_a_public_vacancy(api, vacancy, at):
    assert api((BLOCK, {"vacancy": vacancy})) == {"heading": "", "vacancy": vacancy.pk}
