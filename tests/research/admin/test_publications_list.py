"""The list of publications: what is found, by whom, and what bulk actions change."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from research.models import AreaMember, Publication
from tests.accounts import make_accounts, signed_in
from tests.factories import AreaFactory, PersonFactory
from tests.research.project_items import make_project
from tests.research.publication_items import linked, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts(group_site):
    return make_accounts("editor", "member")


@pytest.fixture
def alice(accounts):
    return PersonFactory(user=accounts["member"])


@pytest.fixture
def papers(alice):
    """A paper of Alice's, a draft, and one with changes that are not published."""
    make_publication(people=[alice], title="Waves at sea", year=2020)
    make_publication(draft=True, title="Åskväder", year=2021)
    changed = make_publication(title="Rain", year=2022)
    changed.title = "Heavy rain"
    changed.save_revision()


def found(accounts, role="editor", **query):
    url = reverse(Publication.snippet_viewset.get_url_name("list"))
    answer = signed_in(accounts, role).get(f"{url}?{urlencode(query)}")
    assert answer.status_code == 200
    return [one.title_text for one in answer.context["object_list"]]


@pytest.mark.table
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, ["Rain", "Åskväder", "Waves at sea"]),
        ({"state": "draft"}, ["Åskväder"]),
        ({"state": "waiting"}, ["Rain"]),
        ({"state": "live"}, ["Rain", "Waves at sea"]),
        ({"year": 2020}, ["Waves at sea"]),
        ({"q": "askvader"}, ["Åskväder"]),
        ({"q": "heavy"}, ["Rain"]),
        ({"q": "waves 2020"}, ["Waves at sea"]),
        ({"q": "sea 2021"}, []),
    ],
)
def test_what_is_found(accounts, papers, query, titles):
    assert found(accounts, **query) == titles


def test_a_person_or_an_area_is_chosen(accounts, papers, alice):
    area = AreaFactory()
    Publication.objects.get(title="Rain").areas.add(area)
    rain = Publication.objects.get(title="Rain")
    rain.areas.add(area)
    rain.save()
    assert found(accounts, person=alice.pk) == ["Waves at sea"]
    assert found(accounts, areas=area.pk) == ["Rain"]


def test_members_see_their_own_published_papers_only(accounts, papers, alice):
    make_publication(people=[alice], draft=True, title="A draft of hers")
    assert found(accounts, "member") == ["Waves at sea"]


@pytest.mark.thorough
def test_the_list_asks_as_much_for_many(accounts, papers, alice, django_assert_max_num_queries):
    client = signed_in(accounts, "editor")
    url = reverse(Publication.snippet_viewset.get_url_name("list"))
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(8):
        make_publication(title=f"Paper {number}", people=[alice], draft=number % 2 == 0)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


class TestBulkActions:
    def act(self, accounts, action, *publications, role="editor", **sent):
        pks = urlencode([("id", one.pk) for one in publications])
        url = reverse("wagtail_bulk_action", args=["groupsite_research", "publication", action])
        return signed_in(accounts, role).post(f"{url}?{pks}", sent)

    def test_publishing_says_what_cannot_be_published(self, accounts):
        good, bad = make_publication(draft=True), make_publication(draft=True, title="Bad")
        bad.year = None
        bad.save_revision()
        good.save_revision()
        self.act(accounts, "publish_publications", good, bad)
        live = set(Publication.objects.filter(live=True))
        assert live == {good}

    def test_an_area_is_added_to_what_is_public_at_once_and_else_to_the_draft(self, accounts):
        area, public = AreaFactory(), make_publication()
        changed = make_publication(title="Rain")
        changed.title = "Heavy rain"
        changed.save_revision()
        self.act(accounts, "add_area_to_publications", public, changed, area=area.pk)
        assert list(Publication.objects.in_area(area)) == [public]
        stored = Publication.objects.get(pk=changed.pk)
        assert (stored.title, list(stored.draft().areas.all())) == ("Rain", [area])

    def test_the_areas_of_authors_are_proposed_and_added_when_confirmed(self, accounts, alice):
        member, lead, other = (AreaFactory(name=name) for name in ("Waves", "Codes", "Rain"))
        member.members = [AreaMember(person=alice)]
        member.save()
        lead.lead = alice
        lead.save()
        ours, theirs = make_publication(people=[alice]), make_publication(title="Theirs")
        action = "add_areas_of_authors_to_publications"
        url = reverse("wagtail_bulk_action", args=["groupsite_research", "publication", action])
        asked = signed_in(accounts, "editor").get(f"{url}?id={ours.pk}&id={theirs.pk}")
        soup = BeautifulSoup(asked.text, "lxml")
        proposals = {note.parent.text for note in soup.select("li strong")}
        assert proposals == {f"{ours}: Waves, Codes", f"{theirs}: –"}
        assert not Publication.areas.through.objects.exists()
        self.act(accounts, action, ours, theirs)
        assert set(Publication.objects.get(pk=ours.pk).areas.all()) == {member, lead}
        assert not Publication.objects.get(pk=theirs.pk).areas.exists()
        assert not Publication.objects.in_area(other).exists()

    def test_a_project_is_added_and_a_paper_selected(self, accounts):
        project, paper = make_project(), make_publication()
        self.act(accounts, "add_project_to_publications", paper, project=project.pk)
        self.act(accounts, "select_publications", paper)
        paper.refresh_from_db()
        assert (list(Publication.objects.of_project(project)), paper.is_selected) == ([paper], True)

    def test_members_change_nothing(self, accounts, alice):
        paper = make_publication(rows={"authorships": linked([alice])})
        self.act(accounts, "select_publications", paper, role="member")
        assert not Publication.objects.get(pk=paper.pk).is_selected
