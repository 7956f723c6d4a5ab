"""Members follow what they have added, and learn nothing about the entries of others."""

import pytest
from django.urls import reverse

from people.content.records.urls import edit_url
from people.models import Person
from research.inbox.accepting import accept
from research.inbox.decisions import Decision
from research.inbox.refusals import refuse
from research.models import Candidate
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory
from tests.research.inbox.works import make_candidate, make_work
from tests.research.publication_items import make_publication, publication_indexes

pytestmark = pytest.mark.django_db
ADD = "groupsite_research_inbox:add"
TEXT = "@article{a, title={On waves}, author={Ek, Anna}, year=2016, doi={10.5555/a}}"
TITLE = "On waves"


@pytest.fixture
def accounts(group_site):
    made = make_accounts("editor", "member")
    PersonFactory(user=made["member"])
    publication_indexes(group_site)
    return made


@pytest.fixture
def member(accounts):
    return signed_in(accounts, "member")


def states(member):
    batches = member.get(reverse(ADD)).context["batches"]
    return [(one.title, one.state, bool(one.url)) for batch in batches for one in batch.entries]


def test_an_entry_is_followed_until_it_is_on_the_site(member, at):
    member.post(reverse(ADD), {"text": TEXT})
    assert states(member) == [(TITLE, "waiting for an editor", False)]
    accept(Candidate.objects.get(), Decision(None, at))
    assert states(member) == [(TITLE, "on the site", True)]


def test_an_entry_that_is_not_wanted(member, at):
    member.post(reverse(ADD), {"text": TEXT})
    refuse(Candidate.objects.get(), Decision(None, at))
    assert states(member) == [(TITLE, "not wanted", False)]


@pytest.mark.parametrize("is_draft", [True, False])
def test_a_draft_of_the_site_is_no_different_from_what_waits(member, at, is_draft):
    work = make_work(title=TITLE, doi="10.5555/a", names=(), venue="")
    if is_draft:
        make_publication(title=TITLE, doi="10.5555/a", draft=True)
    else:
        make_candidate(at, work)
    answer = member.post(reverse(ADD), {"text": TEXT}, follow=True)
    assert states(member)[0][1:] == ("waiting for an editor", False)
    assert "Already known" not in answer.text


def test_the_entries_of_others_are_not_shown(member, at):
    make_candidate(at, make_work(title="Of others"))
    member.post(reverse(ADD), {"text": TEXT})
    assert [title for title, *_rest in states(member)] == [TITLE]


@pytest.mark.parametrize(("role", "is_told"), [("member", True), ("editor", False)])
def test_the_form_says_why_members_see_only_some_sections(accounts, role, is_told):
    paper = make_publication(people=[Person.objects.get(user=accounts["member"])])
    shown = signed_in(accounts, role).get(edit_url(paper)).text
    assert ("You can change the versions and the links of your own" in shown) is is_told
