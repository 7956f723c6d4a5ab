"""Accepting all that is plainly new: a page asks, says why the rest waits, and all of it can be undone."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from research.bibliography.work import Note
from research.inbox.accepting import accept, missing_facts
from research.inbox.accepting_new import plainly_new, questions_of_new
from research.inbox.decisions import Decision
from research.models import Candidate, CandidateBatch, Publication
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory
from tests.research.inbox.works import TITLE, accept_all_new, add, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db
ADD = "groupsite_research_inbox:add"
INBOX = "groupsite_research_inbox:index"
ACCEPT = "groupsite_research_inbox:accept_new"
QUESTION = "@article{a, title={On waves}, author={Ek, Anna}}"  # of which year?


@pytest.fixture
def accounts(group_site):
    made = make_accounts("editor", "member")
    PersonFactory(given_name="Wei", family_name="Li", user=made["member"])
    return made


@pytest.fixture
def editor(accounts):
    return signed_in(accounts, "editor")


def asked(client, **query):
    """The page that asks, and what its form sends."""
    page = BeautifulSoup(client.get(reverse(ACCEPT), query).text, "lxml").select_one("main")
    return page, {"entry": [one["value"] for one in page.select("[name=entry]")]}


def undo(client, answer):
    button = BeautifulSoup(answer.text, "lxml").select_one("#told button[formaction]")
    return client.post(button["formaction"], {"action": button["value"]}, follow=True)


def add_three(at):
    add(at, *(make_work(title=f"Unlike {n}", doi=f"10.5555/{n}") for n in range(3)))


class TestAsking:
    def test_says_how_many_and_accepts_nothing_before(self, editor, at):
        add_three(at)
        page, sent = asked(editor)
        assert "3 publications can be accepted now" in page.text
        assert page.select_one("main button[type=submit]").text == "Accept 3 publications"
        assert len(sent["entry"]) == 3
        assert not Publication.objects.exists()

    def test_says_why_the_others_wait(self, editor, at):
        make_publication(title="Known", doi="10.5555/known")
        add(
            at,
            make_work(),
            make_work(preprint=True),
            make_work(title="No names", doi="10.5555/none", names=()),
            make_work(title="No year", doi="10.5555/year", year=None),
            make_work(title="More names", doi="10.5555/more", authors_complete=False),
            make_work(title="Formula", doi="10.5555/f", notes=(Note("formula", "x"),)),
            make_work(title="Known", doi="10.5555/known", volume="8"),
        )
        page, _sent = asked(editor)
        assert "1 publication can be accepted now" in page.text
        assert "3 new publications: their authors or years are missing." in page.text
        assert "1 new publication: something in it should be checked." in page.text
        assert "1 new publication: it is similar to another one, which comes first." in page.text
        assert "1 entry: the publication is already on the site." in page.text

    def test_says_that_none_can_be_accepted(self, editor):
        editor.post(reverse(ADD), {"text": QUESTION})
        page, _sent = asked(editor)
        assert "No publication can be accepted without a closer look" in page.text
        assert "1 new publication: its authors or its year are missing." in page.text
        assert page.select("form[action*=accept-new] button") == []

    def test_leads_to_the_names(self, editor, at):
        make_candidate(at)
        page, _sent = asked(editor)
        names = reverse("groupsite_research_names:index")
        assert page.select_one(f'a[href="{names}?verdict=open"]')

    def test_of_a_batch_only_its_own(self, editor, at):
        add_three(at)
        make_candidate(at)
        batch = CandidateBatch.objects.order_by("pk").first()
        listed = editor.get(reverse(INBOX), {"batch": batch.pk}).text
        assert f"{reverse(ACCEPT)}?batch={batch.pk}" in listed
        accept_all_new(editor, batch=batch.pk)
        assert Candidate.objects.get(state="waiting").as_work().title == TITLE


class TestAccepting:
    def test_accepts_and_publishes_what_the_page_has_shown(self, editor, at):
        add_three(at)
        answer = accept_all_new(editor)
        assert "3 publications have been accepted." in answer.text
        assert Publication.objects.filter(live=True).count() == 3

    def test_leaves_what_has_come_in_since(self, editor, at):
        add_three(at)
        _page, sent = asked(editor)
        make_candidate(at)
        editor.post(reverse(ACCEPT), sent)
        assert Candidate.objects.get(state="waiting").as_work().title == TITLE

    @pytest.mark.table
    @pytest.mark.parametrize("entry", [[], ["x"], ["9" * 30], ["-1"]])
    def test_accepts_nothing_that_is_not_named(self, editor, at, entry):
        make_candidate(at)
        answer = editor.post(reverse(ACCEPT), {"entry": entry}, follow=True)
        assert "Nothing has been accepted." in answer.text
        assert not Publication.objects.exists()

    def test_compares_what_still_waits_with_all_that_is_new(self, editor, at):
        add(at, make_work(preprint=True, notes=(Note("formula", "x"),)))
        make_candidate(at)
        accept_all_new(editor)
        assert Candidate.objects.get(state="waiting").verdict == "version"

    def test_leads_to_the_names_that_are_not_decided(self, editor, at):
        make_candidate(at)
        message = BeautifulSoup(accept_all_new(editor).text, "lxml").select_one("#told")
        assert "Decide who these authors are" in message.text


class TestUndoing:
    def test_takes_back_all_of_it_and_nothing_else(self, editor, accounts, at):
        before = accept(make_candidate(at), Decision(accounts["editor"], at - timedelta(days=1)))
        add_three(at)
        answer = undo(editor, accept_all_new(editor))
        assert "3 publications have been removed from the site" in answer.text
        assert list(Publication.objects.all()) == [before]
        assert Candidate.objects.filter(state="waiting").count() == 3

    def test_twice_changes_nothing(self, editor, at):
        add_three(at)
        accepted = accept_all_new(editor)
        undo(editor, accepted)
        assert "has already been undone" in undo(editor, accepted).text

    def test_keeps_what_has_been_changed_and_says_so(self, editor, at):
        add_three(at)
        accepted = accept_all_new(editor)
        changed = Publication.objects.first()
        changed.volume = "9"
        changed.save_revision().publish()
        answer = undo(editor, accepted)
        assert "2 publications have been removed from the site" in answer.text
        assert "1 publication has not been removed" in answer.text
        assert list(Publication.objects.all()) == [changed]

    @pytest.mark.table
    @pytest.mark.parametrize("typed", ["", "x", "2025-13-45T00:00:00Z", "2025-05-20T10:00:00"])
    def test_any_other_moment_changes_nothing(self, editor, at, typed):
        make_candidate(at)
        accept_all_new(editor)
        url = reverse("groupsite_research_inbox:undo_accept_new")
        assert editor.post(f"{url}?at={typed}").status_code == 302
        assert Publication.objects.exists()


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"names": ()},
        {"year": None},
        {"authors_complete": False},
        {"names": (), "authors_complete": False},
    ],
)
def test_the_database_finds_missing_facts_as_an_entry_names_them(at, facts):
    work = make_work(**facts)
    make_candidate(at, work)
    assert bool(questions_of_new(None)) is bool(missing_facts(work))
    assert bool(plainly_new(None, 9).accepted) is not bool(missing_facts(work))
