"""What an entry says about other entries, and how a text that could not be read is corrected."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.content.records.urls import edit_url
from research.bibliography.work import Name
from research.inbox.reading.corrections import erase_rejected_corrections
from research.models import Candidate, Publication
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory
from tests.research.inbox.works import TITLE, add, make_candidate, make_work

pytestmark = pytest.mark.django_db
ADD = "groupsite_research_inbox:add"
INBOX = "groupsite_research_inbox:index"
BROKEN = "@article{a, title={On waves\n"
MENDED = "@article{a, title={On waves}, author={Ek, Anna}, year=2016}"
WHOLE = "@article{b, title={Of winds and shores}, author={Li, Wei}, year=2017}"


@pytest.fixture
def accounts(group_site):
    return make_accounts("editor", "member")


@pytest.fixture
def editor(accounts):
    return signed_in(accounts, "editor")


def decide(client, candidate, action, **sent):
    url = reverse("groupsite_research_inbox:decide", args=[candidate.pk])
    return client.post(url, {"action": action, **sent}, follow=True)


class TestSimilarEntries:
    @pytest.mark.parametrize(
        ("other", "sentence"),
        [
            ({"preprint": True}, "is probably another version of this"),
            ({"title": f"{TITLE}."}, "is probably the same publication"),
            ({"doi": "10.5555/other"}, "may be the same publication"),
        ],
        ids=str,
    )
    def test_each_names_the_other_and_leads_to_it(self, editor, at, other, sentence):
        first = make_candidate(at)
        second = make_candidate(at, make_work(**other), source="crossref")
        if second == first:
            second = Candidate.objects.get(pk=first.pk)
            second.pk, second.source = None, "crossref"
            second.save()
        page = BeautifulSoup(editor.get(reverse(INBOX)).text, "lxml")
        for one, twin in ((first, second), (second, first)):
            entry = page.find(id=f"candidate-{one.pk}")
            assert sentence in entry.text
            assert entry.find("a", href=f"#title-{twin.pk}").text.startswith(TITLE)

    def test_what_is_unlike_is_not_named(self, editor, at):
        add(at, make_work(), make_work(title="Of shores", doi="10.5555/s"))
        assert "Another entry in the inbox" not in editor.get(reverse(INBOX)).text

    def test_one_on_another_page_is_shown_alone(self, editor, at):
        first = make_candidate(at)
        second = make_candidate(at, make_work(preprint=True))
        Candidate.objects.filter(pk=second.pk).update(verdict="ask")
        page = BeautifulSoup(editor.get(reverse(INBOX), {"verdict": "new"}).text, "lxml")
        link = page.find(id=f"candidate-{first.pk}").find("a", href=lambda url: "entry=" in url)
        shown = editor.get(link["href"]).context["candidates"]
        assert [one.candidate for one in shown] == [second]

    def test_with_a_constant_number_of_queries(self, editor, at):
        def count():
            editor.get(reverse(INBOX))
            with CaptureQueriesContext(connection) as queries:
                editor.get(reverse(INBOX))
            return len(queries)

        def add_pairs(*numbers):
            for n in numbers:
                facts = {"title": f"Unlike the {n}th", "year": 2016}
                add(at, make_work(doi=f"10.5555/{n}", **facts))
                add(at, make_work(preprint=True, arxiv=f"2401.0000{n}", **facts))

        add_pairs(1)
        few = count()
        add_pairs(*range(2, 9))
        assert count() == few

    def test_accepting_takes_as_many_queries_however_many_wait(self, editor, at):
        def count(number):
            candidate = make_candidate(
                at, make_work(title=f"Waves {number}", doi=f"10.5555/{number}")
            )
            url = reverse("groupsite_research_inbox:decide", args=[candidate.pk])
            with CaptureQueriesContext(connection) as queries:
                editor.post(url, {"action": "accept"})
            assert Publication.objects.filter(doi=f"10.5555/{number}").exists()
            return len(queries)

        count(1)
        few = count(2)
        for number in range(10, 30):
            facts = {"title": f"Unlike the {number}th", "names": (Name(family=f"Li {number}"),)}
            add(at, make_work(doi=f"10.5555/{number}", **facts))
        assert count(3) == few


class TestUnreadableTexts:
    def test_are_corrected_in_place(self, editor):
        editor.post(reverse(ADD), {"text": f"\n\n{BROKEN}"})
        unread = Candidate.objects.get()
        page = BeautifulSoup(editor.get(reverse(INBOX)).text, "lxml")
        assert page.find("textarea", {"name": "text"}).text.strip() == BROKEN.strip()
        answer = decide(editor, unread, "read_again", text=MENDED)
        assert "1 publication has been read and is in the inbox." in answer.text
        now = Candidate.objects.get(state="waiting")
        assert (now.verdict, now.batch, now.line) == ("new", unread.batch, 3)
        again = decide(editor, unread, "read_again", text=MENDED)
        assert "This text has already been corrected." in again.text
        assert Candidate.objects.filter(state="waiting").count() == 1

    def test_what_still_cannot_be_read_is_kept_as_it_was_typed(self, editor):
        editor.post(reverse(ADD), {"text": BROKEN})
        answer = decide(editor, Candidate.objects.get(), "read_again", text="@article{b, title={On")
        assert "This text still could not be read." in answer.text
        assert "@article{b, title={On" in Candidate.objects.get().payload["text"]
        answer = editor.post(reverse(ADD), {"text": BROKEN}, follow=True)
        assert answer.context["counts"] == [("Could not be read", 1)]
        assert "@article{b, title={On" in Candidate.objects.get().payload["text"]

    @pytest.mark.table
    @pytest.mark.parametrize("text", ["just words", "", "\x00"])
    def test_without_an_entry_nothing_changes(self, editor, text):
        editor.post(reverse(ADD), {"text": BROKEN})
        decide(editor, Candidate.objects.get(), "read_again", text=text)
        assert BROKEN.strip() in Candidate.objects.get().payload["text"]

    def test_an_entry_without_a_title_is_there_whole(self, editor):
        editor.post(reverse(ADD), {"text": "@article{a, author={Ek, Anna}, year=2016}"})
        text = Candidate.objects.get().payload["text"]
        assert "Ek, Anna" in text
        decide(
            editor,
            Candidate.objects.get(),
            "read_again",
            text=text.replace("{a,", "{a, title={On},"),
        )
        assert Candidate.objects.get(state="waiting").as_work().title == "On"

    @pytest.mark.parametrize("removed", [False, True])
    def test_pasted_again_is_shown_again(self, editor, removed):
        editor.post(reverse(ADD), {"text": BROKEN})
        if removed:
            decide(editor, Candidate.objects.get(), "refuse")
        answer = editor.post(reverse(ADD), {"text": BROKEN}, follow=True)
        assert answer.context["counts"] == [("Could not be read", 1)]
        assert "Already known" not in answer.text
        assert "@article{a, title={On waves" in answer.text
        assert Candidate.objects.filter(state="waiting").count() == 1

    def test_that_of_somebody_else_stays_theirs(self, accounts, editor):
        PersonFactory(user=accounts["member"])
        editor.post(reverse(ADD), {"text": BROKEN})
        signed_in(accounts, "member").post(reverse(ADD), {"text": BROKEN})
        owners = [one.batch.added_by for one in Candidate.objects.order_by("pk")]
        assert owners == [accounts["editor"], accounts["member"]]

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("decisions", "counts"),
        [
            (["refuse"], [("Already known", 1), ("Already rejected", 1)]),
            ([], [("Already known", 2)]),
            (["accept"], [("Already known", 2)]),
            (["accept", "take_back"], [("Already known", 2)]),
        ],
        ids=str,
    )
    def test_corrected_once_is_known_for_good(self, editor, decisions, counts):
        file = {"text": f"{WHOLE}\n{BROKEN}"}
        first = editor.post(reverse(ADD), file, follow=True)
        assert first.context["counts"] == [("New", 1), ("Could not be read", 1)]
        decide(editor, Candidate.objects.get(verdict="unreadable"), "read_again", text=MENDED)
        corrected = Candidate.objects.latest("pk")
        for action in decisions:
            decide(editor, corrected, action)
        again = editor.post(reverse(ADD), file, follow=True)
        assert again.context["counts"] == counts
        assert len(again.context["known"]) == 2
        assert not again.context["unread_entries"]

    def test_a_deleted_publication_comes_again_as_it_was_corrected(self, editor):
        editor.post(reverse(ADD), {"text": BROKEN})
        decide(editor, Candidate.objects.get(), "read_again", text=MENDED)
        decide(editor, Candidate.objects.latest("pk"), "accept")
        Publication.objects.all().delete()
        answer = editor.post(reverse(ADD), {"text": BROKEN}, follow=True)
        assert answer.context["counts"] == [("New", 1)]

    def test_a_rejected_work_of_a_corrected_text_is_erased_in_time(self, editor, at):
        editor.post(reverse(ADD), {"text": BROKEN})
        decide(editor, Candidate.objects.get(), "read_again", text=f"{MENDED}\n{WHOLE}")
        decide(editor, Candidate.objects.latest("pk"), "refuse")
        Candidate.objects.exclude(decided_at=None).update(decided_at=at)
        assert erase_rejected_corrections(at + timedelta(days=89)) == 0
        assert erase_rejected_corrections(at + timedelta(days=91)) == 1
        text = Candidate.objects.get(state="corrected")
        assert [work["title"] for work in text.payload["works"]] == ["On waves"]
        decide(editor, Candidate.objects.get(state="waiting"), "refuse")
        assert erase_rejected_corrections(at + timedelta(days=91)) == 1
        answer = editor.post(reverse(ADD), {"text": BROKEN}, follow=True)
        assert answer.context["counts"] == [("Already rejected", 1)]


class TestWhatIsKnown:
    """What was not added is named, with the way to what it is like."""

    def shown(self, editor):
        answer = editor.post(reverse(ADD), {"text": WHOLE}, follow=True)
        [one] = answer.context["known"]
        assert "1 publication was not added" in answer.content.decode()
        assert editor.get(one.url).status_code == 200
        return one.state, one.url

    def test_what_waits(self, editor):
        editor.post(reverse(ADD), {"text": WHOLE})
        waiting = Candidate.objects.get()
        url = f"{reverse('groupsite_research_inbox:index')}?entry={waiting.pk}"
        assert self.shown(editor) == ("waits in the inbox already", url)

    def test_what_is_on_the_site(self, editor):
        editor.post(reverse(ADD), {"text": WHOLE})
        decide(editor, Candidate.objects.get(), "accept")
        url = edit_url(Publication.objects.get())
        assert self.shown(editor) == ("on the site already", url)

    def test_what_has_been_rejected(self, editor):
        editor.post(reverse(ADD), {"text": WHOLE})
        decide(editor, Candidate.objects.get(), "refuse")
        url = f"{reverse('groupsite_research_inbox:index')}?verdict=refused"
        assert self.shown(editor) == ("rejected before", url)


class TestWhatWasFound:
    FILE = f"{WHOLE}\n{WHOLE}\n{MENDED}\n{BROKEN}"

    def test_adds_up(self, editor):
        editor.post(reverse(ADD), {"text": MENDED})
        page = editor.post(reverse(ADD), {"text": self.FILE}, follow=True)
        assert page.context["recognised"] == ["4 BibTeX entries"]
        assert page.context["counts"] == [
            ("New", 1),
            ("Could not be read", 1),
            ("Already known", 1),
            ("The same as another one here", 1),
        ]

    def test_also_after_a_correction(self, editor):
        page = editor.post(reverse(ADD), {"text": self.FILE}, follow=True)
        decide(
            editor,
            Candidate.objects.get(verdict="unreadable"),
            "read_again",
            text=MENDED.replace("waves", "shores"),
        )
        page = editor.get(page.request["PATH_INFO"])
        assert page.context["counts"] == [("New", 3), ("The same as another one here", 1)]

    def test_and_tells_members_nothing_about_what_the_site_has(self, accounts, editor):
        PersonFactory(user=accounts["member"])
        editor.post(reverse(ADD), {"text": MENDED})
        member = signed_in(accounts, "member")
        page = member.post(reverse(ADD), {"text": self.FILE}, follow=True)
        assert page.context["counts"] == [
            ("Received", 2),
            ("Could not be read", 1),
            ("The same as another one here", 1),
        ]

    def test_a_text_between_entries_is_no_entry(self, editor):
        text = f"{WHOLE} {{words in between}}\n{MENDED}"
        page = editor.post(reverse(ADD), {"text": text}, follow=True)
        assert page.context["recognised"] == ["2 BibTeX entries", "1 text between entries"]
        assert page.context["counts"] == [("New", 2), ("Could not be read", 1)]
