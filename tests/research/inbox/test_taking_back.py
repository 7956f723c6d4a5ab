"""What has been accepted is taken back in one act: the candidate waits, the publication is as before."""

import pytest
from wagtail.models import ModelLogEntry

from research.inbox.accepting import accept, judge_waiting_again
from research.inbox.decisions import Decision
from research.inbox.merging import merge_candidate
from research.inbox.taking_back import CannotTakeBackError, take_back
from research.models import Candidate, NameForm, Publication
from research.publication_facts.name_decisions import decide_name
from tests.accounts import make_accounts
from tests.factories import PersonFactory
from tests.research.inbox.works import TITLE, add, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(at):
    return Decision(None, at)


def accepted(at, decision, **facts):
    """Return a candidate that has been accepted, and its publication."""
    candidate = make_candidate(at, make_work(**facts))
    publication = accept(candidate, decision)
    return Candidate.objects.get(pk=candidate.pk), Publication.objects.get(pk=publication.pk)


def test_a_new_publication_is_deleted_and_its_entry_waits(at, decision):
    candidate, _publication = accepted(at, decision)
    assert take_back(candidate, decision)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.verdict, candidate.decided_at) == ("waiting", "new", None)
    assert not Publication.objects.exists()


def test_only_once(at, decision):
    candidate, _publication = accepted(at, decision)
    assert take_back(candidate, decision)
    assert not take_back(candidate, decision)
    candidate.refresh_from_db()
    accept(candidate, decision)
    assert Publication.objects.count() == 1


def test_what_was_another_version_of_it_is_new_again(at, decision):
    preprint = make_candidate(at, make_work(preprint=True))
    candidate, publication = accepted(at, decision)
    judge_waiting_again(publication)
    preprint.refresh_from_db()
    assert preprint.verdict == "version"
    take_back(candidate, decision)
    preprint.refresh_from_db()
    assert (preprint.verdict, preprint.publication, preprint.message) == ("new", None, "")


@pytest.mark.parametrize("is_public", [True, False])
def test_what_somebody_has_changed_since_stays(at, decision, is_public):
    candidate, publication = accepted(at, decision)
    publication.volume = "12"
    revision = publication.save_revision()
    if is_public:
        revision.publish()
    with pytest.raises(CannotTakeBackError, match="changed"):
        take_back(candidate, decision)
    candidate.refresh_from_db()
    assert (candidate.state, Publication.objects.count()) == ("accepted", 1)


def test_a_decision_about_a_name_is_no_change(at, decision):
    person = PersonFactory(given_name="Wei", family_name="Li")
    candidate, publication = accepted(at, decision)
    decide_name(NameForm.objects.get(), "person", person, None, at)
    assert publication.authorships.filter(person=person).exists()
    assert take_back(candidate, decision)
    assert not Publication.objects.exists()
    assert NameForm.objects.get().person == person


def test_who_may_not_publish_takes_nothing_from_the_site(at, decision):
    candidate, _publication = accepted(at, decision)
    with pytest.raises(CannotTakeBackError, match="published"):
        take_back(candidate, Decision(None, at, publishes=False))
    assert Publication.objects.filter(live=True).exists()


def test_if_the_same_entry_waits_already_nothing_happens(at, decision):
    candidate, _publication = accepted(at, decision)
    make_candidate(at, make_work(volume="12"))
    with pytest.raises(CannotTakeBackError, match="waits"):
        take_back(candidate, decision)
    assert Publication.objects.exists()


def test_an_entry_whose_publication_has_been_deleted_waits_again(at, decision):
    candidate, publication = accepted(at, decision)
    publication.delete()
    candidate.refresh_from_db()
    assert take_back(candidate, decision)


@pytest.mark.parametrize("facts", [["volume"], []])
def test_a_publication_that_was_updated_is_as_before(at, decision, facts):
    publication = make_publication(title=TITLE, doi="10.5555/waves", volume="7")
    before = publication.summary_rows()
    candidate = make_candidate(at, make_work(volume="8"))
    merge_candidate(candidate, publication, facts, decision)
    candidate.refresh_from_db()
    assert take_back(candidate, decision)
    assert not take_back(candidate, decision)
    candidate.refresh_from_db()
    now = Publication.objects.get()
    assert (now.summary_rows(), now.volume) == (before, "7")
    assert (candidate.state, candidate.verdict) == ("waiting", "same")


def test_another_version_goes_again(at, decision):
    publication = make_publication(title=TITLE, doi="10.5555/waves")
    candidate = make_candidate(at, make_work(preprint=True))
    merge_candidate(candidate, publication, ["arxiv"], decision)
    candidate.refresh_from_db()
    assert take_back(candidate, decision)
    now = Publication.objects.get()
    assert (now.arxiv, now.versions.count()) == ("", 0)
    assert add(at, make_work(preprint=True)) == {"known": 1}  # it waits


def test_the_log_says_who_took_it_back(at, group_site):
    user = make_accounts("editor")["editor"]
    candidate, _publication = accepted(at, Decision(user, at))
    take_back(candidate, Decision(user, at))
    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (entry.user, entry.label) == (user, TITLE)
