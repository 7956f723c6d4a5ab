"""What an editor has accepted is taken back by a button in the message, or on the decided entry."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from research.models import Candidate, Publication
from tests.accounts import make_accounts, signed_in
from tests.research.inbox.works import TITLE, accept_all_new, add, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db
INBOX = "groupsite_research_inbox:index"


@pytest.fixture
def accounts(group_site):
    return make_accounts("editor", "member", "translator")


@pytest.fixture
def editor(accounts):
    return signed_in(accounts, "editor")


def decide(client, candidate, action, **sent):
    url = reverse("groupsite_research_inbox:decide", args=[candidate.pk])
    return client.post(url, {"action": action, **sent}, follow=True)


def message_of(answer):
    return BeautifulSoup(answer.text, "lxml").select_one(".messages li")


def words_of(answer):
    return " ".join(message_of(answer).get_text(" ").split())


def test_the_message_has_a_button_that_takes_it_back(editor, at):
    candidate = make_candidate(at)
    page = decide(editor, candidate, "accept")
    button = message_of(page).select_one("button")
    form = BeautifulSoup(page.text, "lxml").find(id=button["form"])
    assert form["method"] == "post"
    assert form.find("input", {"name": "csrfmiddlewaretoken"})
    undone = editor.post(button["formaction"], {button["name"]: button["value"]}, follow=True)
    assert "has been removed from the site, and its entry is in the inbox again" in words_of(undone)
    assert not Publication.objects.exists()
    again = editor.post(button["formaction"], {button["name"]: button["value"]}, follow=True)
    assert "This decision has already been undone." in words_of(again)


def test_the_decided_entry_has_it_too(editor, at):
    publication = make_publication(title=TITLE, doi="10.5555/waves", volume="7")
    candidate = make_candidate(at, make_work(volume="8"))
    decide(editor, candidate, "merge", publication=publication.pk, use=["volume"])
    shown = editor.get(reverse(INBOX), {"verdict": "accepted"})
    assert [one.candidate for one in shown.context["candidates"]] == [candidate]
    assert "Undo and move back to the inbox" in shown.text
    undone = decide(editor, candidate, "take_back")
    assert "is as before, and the entry is in the inbox again" in words_of(undone)
    assert Publication.objects.get().volume == "7"


def test_it_says_why_a_publication_stays_and_leads_to_it(editor, at):
    candidate = make_candidate(at)
    decide(editor, candidate, "accept")
    publication = Publication.objects.get()
    publication.volume = "12"
    publication.save_revision()
    kept = decide(editor, candidate, "take_back")
    assert "because it has been changed since it was accepted. Open it to" in words_of(kept)
    assert message_of(kept).select_one("a")["href"].endswith(f"/edit/{publication.pk}/")


def test_the_message_says_what_was_added_as_another_version(editor, at):
    publication = make_publication(title=TITLE, doi="10.5555/waves")
    candidate = make_candidate(at, make_work(preprint=True))
    answer = decide(editor, candidate, "merge", publication=publication.pk, use=["arxiv"])
    assert "has another version now: Preprint (arXiv:1507.07714)." in words_of(answer)
    assert "has been updated: number on arXiv." in words_of(answer)


@pytest.mark.parametrize(
    ("used", "sentence"),
    [(["volume", "issue"], "has been updated: volume, issue."), ([], "so nothing has changed.")],
)
def test_the_message_names_the_facts_that_have_changed(editor, at, used, sentence):
    publication = make_publication(title=TITLE, doi="10.5555/waves", volume="7")
    candidate = make_candidate(at, make_work(volume="8", issue="2"))
    answer = decide(editor, candidate, "merge", publication=publication.pk, use=used)
    assert sentence in words_of(answer)


def test_a_title_is_text_in_a_message(editor, at):
    answer = decide(editor, make_candidate(at, make_work(title="<script>x</script>")), "accept")
    assert "<script>x" not in answer.text


@pytest.mark.parametrize("role", ["member", "translator", "anonymous"])
def test_others_take_nothing_back(accounts, editor, at, role):
    candidate = make_candidate(at)
    decide(editor, candidate, "accept")
    decide(signed_in(accounts, role), candidate, "take_back")
    assert Candidate.objects.get().state == "accepted"


def test_25_decided_entries_with_a_constant_number_of_queries(editor, at):
    def count():
        editor.get(reverse(INBOX), {"verdict": "accepted"})
        with CaptureQueriesContext(connection) as queries:
            shown = editor.get(reverse(INBOX), {"verdict": "accepted"})
        return len(queries), len(shown.context["candidates"])

    def accept(*numbers):
        add(at, *(make_work(title=f"Unlike {n}", doi=f"10.5555/{n}") for n in numbers))
        accept_all_new(editor)

    accept(1, 2)
    few, two = count()
    accept(*range(3, 9))
    assert (two, count()) == (2, (few, 8))
