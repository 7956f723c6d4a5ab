"""What the history, the list of merges and the inbox say about updates, versions and batches."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.log_actions import registry

from research.inbox.decisions import Decision
from research.inbox.merging import merge_candidate
from research.inbox.merging_publications import merge_publications
from research.models import Candidate, CandidateBatch, Publication
from tests.accounts import make_accounts, signed_in
from tests.research.inbox.works import TITLE, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db
INBOX = "groupsite_research_inbox:index"


@pytest.fixture
def editor(group_site):
    return signed_in(make_accounts("editor"), "editor")


@pytest.fixture
def publication():
    return make_publication(title=TITLE, doi="10.5555/waves", volume="7")


def history_of(publication):
    entries = registry.get_logs_for_instance(publication)
    return [str(one.message) for one in entries.order_by("-timestamp", "-pk")]


def update(at, publication, work, facts, source="bibtex"):
    candidate = make_candidate(at, work, source=source)
    CandidateBatch.objects.update(name="waves.bib")
    candidate.refresh_from_db()
    return merge_candidate(candidate, publication, facts, Decision(None, at))


@pytest.mark.table
@pytest.mark.parametrize(
    ("work", "facts", "sentence"),
    [
        (
            {"volume": "8", "issue": "2"},
            ["volume", "issue"],
            "Updated from BibTeX (waves.bib): volume, issue",
        ),
        ({"volume": "8"}, [], "Updated from BibTeX (waves.bib): nothing has changed"),
        (
            {"preprint": True},
            [],
            "Updated from BibTeX (waves.bib): version: Preprint (arXiv:1507.07714)",
        ),
    ],
)
def test_an_update_says_what_and_from_where(editor, publication, at, work, facts, sentence):
    update(at, publication, make_work(**work), facts)
    assert sentence in history_of(publication)
    page = editor.get(reverse("groupsite_research_inbox:merged"))
    assert sentence in BeautifulSoup(page.text, "lxml").get_text()


def test_the_history_of_the_publication_has_it(editor, publication, at):
    update(at, publication, make_work(volume="8"), ["volume"], source="crossref")
    name = Publication.snippet_viewset.get_url_name("history")
    page = editor.get(reverse(name, args=[publication.pk]))
    assert "Updated from Crossref (waves.bib): volume" in page.text


def test_the_history_says_what_has_been_merged(publication, at):
    other = make_publication(title="Short packets over waves", year=2015)
    merge_publications(publication, other, Decision(None, at))
    assert "Merged with “Short packets over waves”" in history_of(publication)


@pytest.mark.parametrize(
    ("preprint", "state"), [(True, "Added as another version"), (False, "Added to a publication")]
)
def test_an_accepted_entry_says_how_it_was_taken(editor, publication, at, preprint, state):
    work = make_work(preprint=True) if preprint else make_work(volume="8")
    update(at, publication, work, [])
    page = BeautifulSoup(editor.get(reverse(INBOX), {"verdict": "accepted"}).text, "lxml")
    assert page.select_one("section .w-status").get_text(strip=True) == state


def test_the_message_names_the_entry_and_the_publication(editor, publication, at):
    candidate = make_candidate(at, make_work(volume="8", title="Short packets over waves"))
    url = reverse("groupsite_research_inbox:decide", args=[candidate.pk])
    answer = editor.post(url, {"action": "merge", "publication": publication.pk}, follow=True)
    told = BeautifulSoup(answer.text, "lxml").select_one("#told").get_text()
    named = f"“{TITLE} ({publication.year}, {publication.cite_key})”"
    assert f"“Short packets over waves” (BibTeX) has been added to {named}." in told


@pytest.mark.parametrize(
    ("volume", "told"),
    [
        ("7", "You chose none of its facts, so nothing has changed."),
        ("8", "It had all of this, so nothing has changed."),
    ],
)
def test_the_message_of_an_update_without_a_fact_says_why(editor, publication, at, volume, told):
    candidate = make_candidate(at, make_work(volume="8"))
    publication.volume = volume
    publication.save_revision().publish()
    url = reverse("groupsite_research_inbox:decide", args=[candidate.pk])
    answer = editor.post(url, {"action": "merge", "publication": publication.pk}, follow=True)
    assert told in BeautifulSoup(answer.text, "lxml").select_one("#told").get_text()


def test_batches_are_told_apart(editor, at):
    """By the source or the file, how much it was, and the time."""
    entry = "@article{{a, title={{On {0}}}, author={{Ek, Anna}}, year=2016}}\n"
    add = reverse("groupsite_research_inbox:add")
    editor.post(add, {"text": entry.format("waves")})
    CandidateBatch.objects.update(added_at=at - timedelta(days=1))
    editor.post(add, {"text": entry.format("winds") + entry.format("rain")})
    file = SimpleUploadedFile("my.bib", entry.format("sand").encode())
    editor.post(add, {"text": "", "file": file})
    page = BeautifulSoup(editor.get(add).text, "lxml")
    texts = [link.get_text() for link in page.select('main li > a[href*="/batch/"]')]
    assert [text.partition(" (")[0] for text in texts] == [
        "my.bib, 1 BibTeX entry",
        "BibTeX, 2 BibTeX entries",
        "BibTeX, 1 BibTeX entry",
    ]
    assert len(set(texts)) == 3
    batch = Candidate.objects.latest("pk").batch
    shown = editor.get(reverse(INBOX), {"batch": batch.pk}).text
    assert f"Only publications from: {texts[0]}." in shown
