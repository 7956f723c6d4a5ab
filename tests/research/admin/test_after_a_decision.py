"""What an editor sees after a decision: the message where the entry was, and what is left to decide on."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from research.models import Candidate, CandidateBatch
from tests.accounts import make_accounts, signed_in
from tests.research.inbox.works import accept_all_new, add, make_work

pytestmark = pytest.mark.django_db
INBOX = "groupsite_research_inbox:index"


@pytest.fixture
def editor(group_site):
    return signed_in(make_accounts("editor"), "editor")


@pytest.fixture
def waiting(at):
    """Three entries of one batch, in the order of the page."""
    add(at, *(make_work(title=f"Unlike {n}", doi=f"10.5555/{n}") for n in "abc"))
    return list(Candidate.objects.order_by("pk"))


def soup_of(answer):
    return BeautifulSoup(answer.text, "lxml")


def decide(client, candidate, action, **query):
    """Press a button on the page, as the browser does."""
    page = soup_of(client.get(reverse(INBOX), query))
    form = page.select_one(f'form[action*="/decide/{candidate.pk}/"]')
    return client.post(form["action"], {"action": action}, follow=True)


def order_of(answer):
    """The message and the titles, in the order of the page."""
    found = soup_of(answer).select("[data-inbox] :is(#told, section h2)")
    return ["told" if one.get("id") == "told" else one.get_text() for one in found]


@pytest.mark.table
@pytest.mark.parametrize(
    ("place", "order"),
    [
        (0, ["told", "Unlike b", "Unlike c"]),
        (1, ["Unlike a", "told", "Unlike c"]),
        (2, ["Unlike a", "Unlike b", "told"]),
    ],
)
@pytest.mark.parametrize("action", ["accept", "refuse"])
def test_the_message_has_the_place_of_the_entry(editor, waiting, place, order, action):
    answer = decide(editor, waiting[place], action)
    assert order_of(answer) == order
    address, _status = answer.redirect_chain[-1]
    assert address.endswith("#told")
    told = soup_of(answer).select_one("#told")
    assert told["tabindex"] == "-1"
    assert soup_of(answer).find(id=told["aria-labelledby"]).get_text(strip=True)


def test_it_is_said_once(editor, waiting):
    page = soup_of(decide(editor, waiting[0], "refuse"))
    assert len(page.select(".messages li")) == 1
    assert not soup_of(editor.get(reverse(INBOX))).select(".messages li")


@pytest.mark.parametrize("action", ["accept", "refuse"])
def test_undoing_brings_the_entry_back_below_its_message(editor, waiting, action):
    button = soup_of(decide(editor, waiting[1], action)).select_one("#told button")
    undone = editor.post(button["formaction"], {"action": button["value"]}, follow=True)
    assert order_of(undone) == ["Unlike a", "told", "Unlike b", "Unlike c"]


def test_all_that_are_new_are_told_about_at_the_top(editor, waiting):
    assert order_of(accept_all_new(editor)) == ["told"]


class TestABatch:
    @pytest.fixture
    def batch(self, waiting, at):
        """Another batch, of one entry."""
        add(at, make_work(title="Alone", doi="10.5555/alone"))
        return CandidateBatch.objects.latest("pk")

    def test_when_it_is_decided_the_inbox_says_what_waits_elsewhere(self, editor, batch):
        alone = batch.candidates.get()
        text = decide(editor, alone, "refuse", batch=batch.pk).text
        assert "All of these publications have been decided on." in text
        assert "3 other entries are waiting in the inbox." in text
        assert "There is nothing to decide on." not in text

    def test_if_nothing_waits_elsewhere_it_says_only_that(self, editor, batch, waiting):
        Candidate.objects.exclude(batch=batch).delete()
        text = decide(editor, batch.candidates.get(), "refuse", batch=batch.pk).text
        assert "All of these publications have been decided on." in text
        assert "waiting in the inbox" not in text

    @pytest.mark.parametrize(("verdict", "action"), [("accepted", "accept"), ("refused", "refuse")])
    def test_decided_entries_are_those_of_the_batch(self, editor, batch, waiting, verdict, action):
        alone = batch.candidates.get()
        for one in (alone, waiting[0]):
            decide(editor, one, action)
        shown = editor.get(reverse(INBOX), {"verdict": verdict, "batch": batch.pk})
        assert [one.candidate for one in shown.context["candidates"]] == [alone]


@pytest.mark.table
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "There is nothing to decide on."),
        ("verdict=accepted", "There is nothing with this status."),
        ("entry=999999", "This entry has already been decided on."),
    ],
)
def test_an_empty_page_says_why(editor, query, sentence):
    assert sentence in editor.get(f"{reverse(INBOX)}?{query}").text
