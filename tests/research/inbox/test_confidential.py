"""Notes in an entry are for editors alone, and what is confidential becomes a draft."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from research.bibliography.reading.bibtex_file import read_bibtex
from research.bibliography.work_data import as_data, work_of_data
from research.models import Candidate, Publication
from tests.accounts import make_accounts, signed_in
from tests.research.inbox.works import TITLE, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db
ADD = "groupsite_research_inbox:add"
INBOX = "groupsite_research_inbox:index"
SECRET = "Reviewer 2 is Professor Ahl"


def entry(entry_type="article", **fields):
    known = {"title": "On waves", "author": "Ek, Anna", "year": "2016", **fields}
    inner = ", ".join(f"{name} = {{{value}}}" for name, value in known.items())
    return f"@{entry_type}{{a, {inner}}}"


def read(**fields):
    (one,) = read_bibtex(entry(**fields).encode()).works
    return one.work


@pytest.fixture
def editor(group_site):
    return signed_in(make_accounts("editor"), "editor")


def decide(client, action, **sent):
    url = reverse("groupsite_research_inbox:decide", args=[Candidate.objects.latest("pk").pk])
    return client.post(url, {"action": action, **sent}, follow=True)


class TestReading:
    @pytest.mark.parametrize(
        "field", ["note", "annote", "annotation", "comment", "comment-ahl", "review"]
    )
    def test_notes_are_kept_with_the_name_of_their_field(self, field):
        work = read(**{field: r"{\"O}ppna \emph{frågor}"})
        assert [(one.code, one.detail) for one in work.remarks] == [(field, "Öppna frågor")]
        assert not work.confidential
        assert work_of_data(as_data(work)) == work

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"note": "Confidential. Do not share."}, True),
            ({"annote": "not for distribution"}, True),
            ({"note": "Unpublished manuscript"}, True),
            ({"note": "Opublicerat manuskript"}, True),
            ({"keywords": "waves, confidential"}, True),
            ({"confidential": "true"}, True),
            ({"confidential": "no"}, False),
            ({"entry_type": "unpublished", "note": "In preparation"}, True),
            ({"entry_type": "unpublished", "note": "arXiv", "eprint": "2401.01234"}, False),
            ({"title": "Keeping confidential data"}, False),
            ({"note": "To appear"}, False),
            ({}, False),
        ],
    )
    def test_what_is_marked_as_confidential(self, fields, expected):
        assert read(**fields).confidential is expected

    def test_the_mark_is_no_keyword(self):
        assert read(keywords="waves, confidential").keywords == ("waves",)


class TestDeciding:
    def test_an_editor_sees_the_notes_and_that_they_are_not_published(self, editor):
        editor.post(reverse(ADD), {"text": entry(annote=SECRET)})
        shown = editor.get(reverse(INBOX)).text
        assert SECRET in shown
        assert "Only editors see them" in shown

    def test_the_publication_does_not_get_them(self, editor, client):
        editor.post(reverse(ADD), {"text": entry(annote=SECRET, note=SECRET, comment=SECRET)})
        decide(editor, "accept")
        publication = Publication.objects.get(live=True)
        assert SECRET not in str(publication.serializable_data())

    def test_who_does_not_decide_does_not_see_them(self, group_site):
        member = signed_in(make_accounts("member"), "member")
        answer = member.post(reverse(ADD), {"text": entry(annote=SECRET)}, follow=True)
        assert SECRET not in answer.text

    def test_what_is_confidential_becomes_a_draft_and_says_so_before(self, editor):
        editor.post(reverse(ADD), {"text": entry(note="Confidential")})
        assert "becomes a draft" in editor.get(reverse(INBOX)).text
        assert "has been accepted as a draft" in decide(editor, "accept").text
        assert not Publication.objects.get().live

    def test_an_editor_may_publish_it_all_the_same(self, editor):
        editor.post(reverse(ADD), {"text": entry(note="Confidential")})
        page = BeautifulSoup(editor.get(reverse(INBOX)).text, "lxml")
        assert page.select_one('input[name="publish"]:not([checked])')
        decide(editor, "accept", publish="on")
        assert Publication.objects.get().live

    def test_what_a_publication_gets_of_it_waits_as_a_draft(self, editor, at):
        publication = make_publication(title=TITLE, doi="10.5555/waves", volume="7")
        make_candidate(at, make_work(volume="8", confidential=True))
        decide(editor, "merge", publication=publication.pk, use=["volume"])
        publication.refresh_from_db()
        assert (publication.volume, publication.draft().volume) == ("7", "8")

    def test_it_is_not_among_all_that_are_new(self, editor, at):
        make_candidate(at, make_work(confidential=True))
        page = editor.get(reverse("groupsite_research_inbox:accept_new")).text
        assert "1 new publication: it is marked as confidential or unpublished." in page
