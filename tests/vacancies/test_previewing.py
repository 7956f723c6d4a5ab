"""Previews show a posting in each of its states, in the words and facts that are being written."""

import pytest
from django.utils import translation

from tests.factories import VacancyFactory
from tests.pages import Read
from vacancies.models import Vacancy
from vacancies.posting.lifecycle import State
from vacancies.posting.previews import ANY_ADDRESS, MODES

pytestmark = pytest.mark.table


@pytest.fixture
def preview(group_site, at):
    """Previews the page of a vacancy in these states: `preview("closed", thesis=True)`."""

    def read(mode, *, of_facts=False, **facts):
        vacancy = VacancyFactory(**facts)
        page = group_site.add(vacancy, title="Position")["sv"]
        shown, mode = (vacancy, f"sv/{mode}") if of_facts else (page, mode)
        return Read.from_response(shown.make_preview_request(preview_mode=mode))

    return read


def in_swedish(state):
    with translation.override("sv"):
        return str(state.label)


STATES = [
    ("open", State.OPEN),
    ("closing_soon", State.CLOSING_SOON),
    ("closed", State.CLOSED),
    ("external", State.OPEN),
    ("email", State.OPEN),
]
FACTS = [{}, {"closed": True}, {"scheduled": True}, {"draft": True}, {"cancelled": True}]


@pytest.mark.parametrize("of_facts", [False, True], ids=["of the page", "of the facts"])
@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: next(iter(facts), "open now"))
@pytest.mark.parametrize(("mode", "state"), STATES)
def test_every_state_whatever_it_is_now(preview, mode, state, facts, of_facts):
    page = preview(mode, of_facts=of_facts, **facts)
    said = page.one(".state").get_text().partition(":")[0]  # before the last day and the days left
    assert said == in_swedish(state)


def test_as_it_is_now(preview):
    assert preview("", closed=True).one(".state").get_text() == in_swedish(State.CLOSED)


@pytest.mark.parametrize(
    ("facts", "address"),
    [
        ({}, ANY_ADDRESS),
        ({"external": True}, "https://www.example.org/apply"),
        ({"external": True, "closed": True}, "https://www.example.org/apply"),
    ],
)
def test_applying_in_another_system_shows_its_address(preview, facts, address):
    page = preview("external", **facts)
    assert page.main.select(f'a[href="{address}"]')


def test_after_its_deadline_nothing_leads_to_an_application(preview):
    assert preview("closed", external=True).main.select("a.button") == []


def test_without_a_deadline_it_ends_by_being_filled(preview):
    page = preview("closed", thesis=True, deadline_on=None)
    assert page.one(".state").get_text() == in_swedish(State.FILLED)


def test_nothing_of_it_is_saved(preview):
    before = Vacancy.objects.values()
    preview("external", closed=True)
    preview("closed")
    stored = [(row["live"], row["application_url"], row["outcome"]) for row in before]
    assert stored == [(True, "", ""), (True, "", "")]


def test_facts_offer_each_language_in_each_state(group_site, at):
    vacancy = VacancyFactory()
    group_site.add(vacancy, title="Position")
    modes = [mode for mode, _label in vacancy.preview_modes]
    states = [mode for mode, _label in MODES[1:]]
    expected = [name for code in ("en", "sv") for name in (code, *(f"{code}/{m}" for m in states))]
    assert modes == expected
    assert len({str(label) for _mode, label in vacancy.preview_modes}) == len(modes)
