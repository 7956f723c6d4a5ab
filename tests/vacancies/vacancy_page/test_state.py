"""The state of a posting as a visitor reads it: open, ended, extended, previewed."""

from datetime import date, time, timedelta

import pytest

from tests.factories import NOW, VacancyFactory
from tests.pages import Read, text_of
from vacancies.models import Vacancy

ADDRESS = "https://www.example.org/apply"


@pytest.mark.table(every="state")
@pytest.mark.parametrize(
    ("facts", "state", "title"),
    [
        ({"closed": True}, "Closed to applications", "The application deadline was 3 March 2025."),
        ({"filled": True}, "Filled", "This position has been filled."),
        ({"cancelled": True}, "Cancelled", "This position has been cancelled."),
    ],
)
def test_an_ended_posting_says_so_and_leads_to_what_is_open(read, group_site, facts, state, title):
    page = read(external=True, **facts)
    assert page.one(".state").get_text() == state
    assert page.texts(".banner__title") == [title]
    assert page.one(".banner a")["href"] == group_site.vacancies["en"].get_url()
    assert page.main.select(f'a[href="{ADDRESS}"]') == []


@pytest.mark.parametrize("facts", [{"closed": True}, {"filled": True}, {"cancelled": True}])
def test_an_ended_posting_advises_nobody_to_apply(read, facts):
    """S11: what was asked for is a record, folded."""
    page = read(documents=["CV"], continuous_evaluation=True, **facts)
    folded = page.one("details.past-instructions:not([open])")
    assert folded.select_one("summary h2").get_text() == "How to apply (applications are closed)"
    assert "CV" in folded.get_text()
    assert "Application deadline:" not in page.text
    assert "beneficial" not in page.text


def test_an_open_posting_advises_to_apply_early(read):
    page = read(documents=["CV"], continuous_evaluation=True)
    assert "it may be beneficial to apply well before the deadline" in page.text
    assert page.main.select("details.past-instructions") == []


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "label"),
    [
        ({"cancelled": True, "deadline_on": date(2025, 6, 14)}, "Announced deadline"),
        ({"cancelled": True, "deadline_on": date(2025, 3, 3)}, "Application deadline"),
        ({"closed": True}, "Application deadline"),
    ],
)
def test_a_deadline_that_holds_no_longer_is_called_so(read, facts, label):
    assert label in read(**facts).facts(".facts__list")


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "state", "left"),
    [
        ({}, "Open for applications: apply by 14 June", "25 days left"),
        ({"closing_soon": True}, "Closing soon: apply by 22 May", "2 days left"),
        ({"deadline_on": date(2025, 5, 20)}, "Closing soon: apply by 20 May", "closes today"),
        ({"deadline_on": date(2025, 5, 21)}, "Closing soon: apply by 21 May", "1 day left"),
    ],
)
def test_an_open_posting_says_how_long(read, facts, state, left):
    """At its top the last day: on a phone the facts come after the first screen."""
    page = read(**facts)
    assert text_of(page.one(".state")) == state
    assert page.texts(".facts__left") == [left]
    assert page.main.select(".banner") == []


def test_the_deadline_has_its_zone_and_a_machine_can_read_it(read):
    page = read()
    assert page.texts(".facts__hour") == ["Saturday, 23:59 Swedish time (CEST)"]
    assert page.one(".facts__date time")["datetime"] == "2025-06-14T23:59+02:00"


def test_a_deadline_with_a_time_says_it_in_the_sentence_too(read):
    page = read(deadline_time=time(12, 0))
    assert "Application deadline: 14 June 2025, 12:00 Swedish time (CEST)." in page.text
    assert page.one(".facts__date time")["datetime"] == "2025-06-14T12:00+02:00"


def test_a_deadline_in_another_zone_says_whose_clock(read):
    page = read(time_zone="America/New_York")
    assert page.texts(".facts__hour") == ["Saturday, 23:59 New York time (EDT)"]


def test_without_a_date_of_its_own_it_is_from_the_day_of_its_first_publication(read):
    """A fact that is corrected and published a week later does not make the posting younger."""
    first = NOW - timedelta(days=7)
    page = read(opens_on=None, first_published_at=first, last_published_at=NOW)
    assert page.facts(".facts__list")["Published"] == "13 May 2025"


def test_with_a_date_of_its_own_it_is_from_that_day(read):
    page = read(opens_on=date(2025, 5, 2), first_published_at=NOW, last_published_at=NOW)
    assert page.facts(".facts__list")["Published"] == "2 May 2025"


@pytest.mark.table(every="language")
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Extended from 7 June to 14 June 2025"),
        ("sv", "Förlängd från 7 juni till 14 juni 2025"),
    ],
)
@pytest.mark.parametrize("state", [{}, {"outcome": "filled"}], ids=["open", "ended"])
def test_an_extension_stays_visible(read, language, text, state):
    assert text in read(language, extended=True, **state).text


@pytest.mark.table
@pytest.mark.parametrize("state", [{}, {"outcome": "filled"}], ids=["open", "ended"])
@pytest.mark.parametrize(
    ("language", "reasons", "text", "marked"),
    [
        ("en", {"en": "more time for all"}, "to 14 June 2025: more time for all", []),
        ("sv", {"en": "more time", "sv": "mer tid"}, "till 14 juni 2025: mer tid", []),
        ("sv", {"en": "more time"}, "till 14 juni 2025: more time", ["more time"]),
        ("en", {"en": "<b>1 & 2</b>"}, "to 14 June 2025: <b>1 & 2</b>", []),
        ("en", {}, "to 14 June 2025", []),
    ],
    ids=["given", "in both", "in the other language only", "no markup", "none"],
)
def test_the_reason_of_an_extension_stands_beside_it(read, language, reasons, text, marked, state):
    vacancy = VacancyFactory(extended=True, **state)
    vacancy.extensions.get().save_reasons(reasons)
    page = read(language, vacancy=vacancy)
    assert text in page.text
    assert page.texts("aside [lang=en]") == marked


def test_an_extension_that_was_taken_back_says_nothing(read):
    vacancy = VacancyFactory(extended=True)
    vacancy.deadline_on = date(2025, 6, 10)
    vacancy.save()
    assert "Extended" not in read(vacancy=vacancy).text


@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_preview_of_facts_that_say_nothing_yet(group_site, at, language):
    """What "New …" leaves: a draft of facts with a kind, and a page with a title."""
    vacancy = Vacancy(name="", kind="doctoral", live=False)
    vacancy.save()
    vacancy.save_revision(clean=False)
    page = group_site.add(vacancy, title="A new one", live=False)[language]
    page.save_revision()
    for preview in (
        page.make_preview_request(),
        vacancy.draft().make_preview_request(preview_mode=language),
    ):
        read = Read.from_response(preview)
        assert read.texts("h1") == ["A new one"]
        assert read.one(".banner__title").get_text()
        assert read.main.select("a.button") == []


def test_the_preview_of_a_posting_that_is_scheduled(group_site, at):
    page = group_site.add(VacancyFactory(scheduled=True, external=True), title="Later")["en"]
    read = Read.from_response(page.make_preview_request())
    assert read.texts(".banner__title") == ["Applications open on 1 September 2025."]
    assert read.facts(".facts__list")["Apply by"] == "1 October 2025, 23:59 Swedish time (CEST)"
    assert read.main.select("a.button") == []
