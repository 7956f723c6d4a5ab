"""The screens of the inbox: members add, editors decide, nothing is made twice, nothing is lost."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from research.inbox import looking_up
from research.inbox.accepting import accept
from research.inbox.decisions import AlreadyDecidedError, Decision
from research.inbox.reading.reading_process import MAX_BYTES
from research.models import Candidate, CandidateBatch, Merge, NameForm, Publication
from research.sources.answers import SourceError
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory
from tests.research.inbox.works import TITLE, add, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db
ADD = "groupsite_research_inbox:add"
INBOX = "groupsite_research_inbox:index"
TEXT = """@article{a, title={On waves}, author={Ek, Anna}, year=2016}
10.5555/b
arXiv:1507.07714
what is this
"""
QUESTION = "@article{a, title={On waves}, author={Ek, Anna}}"  # of which year?


@pytest.fixture
def accounts(group_site):
    made = make_accounts("editor", "member", "translator")
    PersonFactory(given_name="Wei", family_name="Li", user=made["member"])
    return made


@pytest.fixture
def editor(accounts):
    return signed_in(accounts, "editor")


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Nobody is asked: what would be is noted."""
    asked: list[Any] = []

    class NoClient:
        def get(self, address: str, accept: str = "") -> bytes:
            asked.append(address)
            raise SourceError("away")

        def close(self) -> None:
            """Nothing is open."""

    monkeypatch.setattr(looking_up, "new_client", lambda requests: NoClient())
    return asked


def decide(client, candidate, action, **sent):
    url = reverse("groupsite_research_inbox:decide", args=[candidate.pk])
    return client.post(url, {"action": action, **sent}, follow=True)


class TestAdding:
    def test_says_what_it_recognised(self, accounts, asked):
        client = signed_in(accounts, "member")
        answer = client.post(reverse(ADD), {"text": TEXT}, follow=True)
        assert answer.context["recognised"] == [
            "1 BibTeX entry",
            "1 DOI",
            "1 arXiv number",
            "1 line that was not understood",
        ]
        assert "what is this" in answer.text
        batch = CandidateBatch.objects.get()
        assert (batch.added_by, batch.candidates.get().line) == (accounts["member"], 1)

    def test_services_are_asked_after_the_response(self, accounts, asked):
        client = signed_in(accounts, "member")
        client.post(reverse(ADD), {"text": TEXT})
        assert len(asked) == 3  # Crossref, DataCite and arXiv
        batch = CandidateBatch.objects.get()
        page = reverse("groupsite_research_inbox:batch", args=[batch.pk])
        shown = client.get(page)
        assert "doi:10.5555/b: the service could not be reached" in shown.text
        client.post(reverse("groupsite_research_inbox:ask_again", args=[batch.pk]))
        assert len(asked) == 6

    def test_a_run_that_is_asking_is_not_disturbed(self, accounts, asked):
        cache.add("groupsite_research_asks_services", True)
        client = signed_in(accounts, "member")
        answer = client.post(reverse(ADD), {"text": TEXT}, follow=True)
        cache.delete("groupsite_research_asks_services")
        assert answer.context["n_to_ask"] == 2
        assert asked == []

    def test_a_file(self, editor):
        file = SimpleUploadedFile("my.bib", TEXT.encode())
        answer = editor.post(reverse(ADD), {"text": "", "file": file}, follow=True)
        assert answer.context["counts"] == [("New", 1)]
        assert str(CandidateBatch.objects.get()) == "my.bib"

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("text", "file", "field"),
        [
            ("", b"", "text"),
            ("just some words\n", b"", "text"),
            ("10.5555/b", b"10.5555/b", "file"),
            ("", b"x" * (MAX_BYTES + 1), "file"),
        ],
    )
    def test_an_error_keeps_what_was_typed(self, editor, text, file, field):
        sent = {"text": text} | ({"file": SimpleUploadedFile("a.bib", file)} if file else {})
        answer = editor.post(reverse(ADD), sent)
        assert list(answer.context["form"].errors) == [field]
        assert answer.context["form"]["text"].value() == text
        assert not CandidateBatch.objects.exists()

    def test_twice_makes_one(self, editor):
        for _press in range(2):
            editor.post(reverse(ADD), {"text": TEXT})
        assert Candidate.objects.count() == 1

    def test_a_member_learns_no_verdict(self, accounts, at):
        """It would tell which drafts there are (R45)."""
        make_publication(title="On waves", draft=True)
        client = signed_in(accounts, "member")
        answer = client.post(reverse(ADD), {"text": TEXT}, follow=True)
        assert answer.context["counts"] == [("Received", 1)]
        assert "Possible duplicate" not in answer.text

    def test_others_do_not_read_a_batch(self, accounts, editor):
        editor.post(reverse(ADD), {"text": TEXT})
        url = reverse("groupsite_research_inbox:batch", args=[CandidateBatch.objects.get().pk])
        answer = signed_in(accounts, "member").get(url)
        assert (answer.status_code, b"waves" in answer.content) == (302, False)


class TestReview:
    def test_counts_and_filter_by_verdict(self, editor, at):
        make_publication(title=TITLE)
        add(at, make_work(preprint=True), make_work(title="Winds", doi="10.5555/w"))
        shown = editor.get(reverse(INBOX), {"verdict": "version"})
        assert [(str(one["label"]), one["count"]) for one in shown.context["choices"]] == [
            ("All", 2),
            ("New", 1),
            ("Another version", 1),
            ("Accepted", None),
            ("Rejected", None),
        ]
        assert [one.candidate.verdict for one in shown.context["candidates"]] == ["version"]
        assert "one of the two is a preprint" in shown.text

    def test_shows_who_the_authors_may_be(self, editor, at):
        make_candidate(at)
        shown = editor.get(reverse(INBOX)).text
        assert "Li, Wei may be Wei Li." in shown
        assert "You can decide who these authors are when you have accepted" in shown

    def test_a_decision_stays_among_those_of_the_batch(self, editor, at):
        first, _second = make_candidate(at), make_candidate(at, make_work(doi="10.5555/w"))
        facts = {"source": "bibtex", "added_at": at}
        batch, _is_new = CandidateBatch.objects.get_or_create(pk=1, defaults=facts)
        Candidate.objects.update(batch=batch)
        form = BeautifulSoup(editor.get(reverse(INBOX), {"batch": 1}).text, "lxml").select_one(
            f'form[action*="/{first.pk}/"]'
        )
        answer = editor.post(form["action"], {"action": "accept"})
        assert "batch=1" in answer.url

    def test_25_a_page_with_a_constant_number_of_queries(self, editor, at):
        def count():
            editor.get(reverse(INBOX))
            with CaptureQueriesContext(connection) as queries:
                shown = editor.get(reverse(INBOX))
            return len(queries), len(shown.context["candidates"])

        add(at, *(make_work(title=f"Unlike {n}", doi=f"10.5555/{n}") for n in range(2)))
        few, two = count()
        add(at, *(make_work(title=f"Unlike {n}", doi=f"10.5555/{n}") for n in range(2, 40)))
        many, page = count()
        assert (two, page) == (2, 25)
        assert many <= few + 1

    @pytest.mark.table
    @pytest.mark.parametrize(
        "query", ["p=99999999999999", "p=x", "batch=999999999999999", "verdict=x"]
    )
    def test_any_address_gives_a_page(self, editor, at, query):
        make_candidate(at)
        assert editor.get(f"{reverse(INBOX)}?{query}").status_code == 200

    def test_markup_in_a_title_is_text(self, editor, at):
        make_candidate(at, make_work(title="<script>alert(1)</script>"))
        assert "<script>alert" not in editor.get(reverse(INBOX)).text

    def test_a_text_that_could_not_be_read_is_kept(self, editor):
        editor.post(reverse(ADD), {"text": "@article{a, title={On waves\n"})
        shown = editor.get(reverse(INBOX))
        assert "@article{a, title={On waves" in shown.text
        decide(editor, Candidate.objects.get(), "refuse")
        assert Candidate.objects.get().state == "refused"


class TestDeciding:
    def test_accept(self, editor, accounts, at):
        candidate = make_candidate(at)
        answer = decide(editor, candidate, "accept")
        assert "has been accepted and published" in answer.text
        message = BeautifulSoup(answer.text, "lxml").select_one(".messages .success")
        opened, decided = (link["href"] for link in message.select("a"))
        assert opened.endswith(f"/edit/{Publication.objects.get().pk}/")
        names = editor.get(decided)
        assert "Li, Wei" in names.text
        assert Publication.objects.get().live
        candidate.refresh_from_db()
        assert candidate.decided_by == accounts["editor"]
        assert NameForm.objects.get().as_printed == "Li, Wei"

    def test_twice_makes_one(self, editor, at):
        candidate = make_candidate(at)
        decide(editor, candidate, "accept")
        again = decide(editor, candidate, "accept").text
        assert "This publication has already been accepted." in again
        assert Publication.objects.count() == 1

    def test_each_button_says_of_which_publication(self, editor, at):
        candidate = make_candidate(at)
        page = BeautifulSoup(editor.get(reverse(INBOX)).text, "lxml")
        for button in page.select(f"#title-{candidate.pk} button"):
            assert TITLE in page.find(id=button["aria-describedby"]).text

    def test_merge_with_what_was_chosen_and_undo(self, editor, at):
        publication = make_publication(title=TITLE, doi="10.5555/waves", volume="7")
        candidate = make_candidate(at, make_work(volume="8", issue="2"))
        shown = editor.get(reverse(INBOX)).context["candidates"][0]
        assert [(one.fact, one.is_preselected) for one in shown.differences] == [
            ("volume", False),
            ("issue", True),
        ]
        decide(editor, candidate, "merge", publication=publication.pk, use=["issue", "no_fact"])
        publication.refresh_from_db()
        assert (publication.volume, publication.issue) == ("7", "2")
        listed = editor.get(reverse("groupsite_research_inbox:merged"))
        assert TITLE in listed.text
        url = reverse("groupsite_research_inbox:undo_merge", args=[Merge.objects.get().pk])
        editor.post(url)
        publication.refresh_from_db()
        candidate.refresh_from_db()
        assert (publication.issue, candidate.state) == ("", "waiting")

    def test_never_again_and_back(self, editor, at):
        candidate = make_candidate(at)
        decide(editor, candidate, "refuse")
        shown = editor.get(reverse(INBOX), {"verdict": "refused"})
        assert "Move back to the inbox" in shown.text
        decide(editor, candidate, "put_back")
        candidate.refresh_from_db()
        assert candidate.state == "waiting"

    @pytest.mark.parametrize(
        ("chosen", "is_offered"), [("", True), ("new", True), ("refused", False)]
    )
    def test_what_is_not_on_the_screen_is_not_accepted(self, editor, at, chosen, is_offered):
        make_candidate(at)
        shown = editor.get(reverse(INBOX), {"verdict": chosen}).text
        assert ("Accept all new publications" in shown) is is_offered

    @pytest.mark.table
    @pytest.mark.parametrize("sent", [{}, {"action": "x"}, {"action": "merge", "publication": "9" * 30},
                                      {"action": "merge"}])  # fmt: skip
    def test_anything_else_changes_nothing(self, editor, at, sent):
        candidate = make_candidate(at)
        url = reverse("groupsite_research_inbox:decide", args=[candidate.pk])
        assert editor.post(url, sent).status_code == 302
        assert Candidate.objects.get().state == "waiting"

    @pytest.mark.table
    @pytest.mark.parametrize("role", ["member", "translator", "anonymous"])
    def test_others_decide_nothing(self, accounts, at, role):
        candidate = make_candidate(at)
        client = signed_in(accounts, role)
        for action in ("accept", "refuse"):
            decide(client, candidate, action)
        client.post(reverse("groupsite_research_inbox:accept_new"), {"entry": candidate.pk})
        assert Candidate.objects.get().state == "waiting"
        assert TITLE not in client.get(reverse(INBOX), follow=True).text


def test_two_editors_who_accept_the_same_make_one(at):
    """Both have read it as waiting; whoever comes second changes nothing."""
    candidate = make_candidate(at)
    first, second = (Candidate.objects.get(pk=candidate.pk) for _editor in range(2))
    with CaptureQueriesContext(connection) as queries:
        accept(first, Decision(None, at))
    changing = [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]
    assert changing[0].startswith("UPDATE")
    assert "'waiting'" in changing[0]
    with pytest.raises(AlreadyDecidedError):
        accept(second, Decision(None, at))
    assert Publication.objects.count() == 1
