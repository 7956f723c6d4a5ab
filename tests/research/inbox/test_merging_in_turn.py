"""A publication that has been merged, and has taken in an entry of the inbox before."""

import pytest

from research.inbox.decisions import Decision
from research.inbox.merging import merge_candidate
from research.inbox.merging_publications import merge_publications
from research.inbox.undoing import undo_merge
from research.models import Merge, Publication
from tests.research.inbox.works import TITLE, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(at):
    return Decision(None, at)


@pytest.fixture
def merged_in_turn(at, decision):
    """Return the first merge, of an entry into a preprint, and the second, of that into an article."""
    preprint = make_publication(title=TITLE, preprint=True)
    candidate = make_candidate(at, make_work(preprint=True, volume="8"))
    first = merge_candidate(candidate, preprint, {"volume"}, decision)
    article = make_publication(title=TITLE, doi="10.5555/waves")
    second = merge_publications(article, Publication.objects.get(pk=preprint.pk), decision)
    first.refresh_from_db()
    return first, second


def test_the_earlier_merge_belongs_to_what_is_kept_and_can_be_undone(merged_in_turn, decision):
    first, second = merged_in_turn
    assert first.kept == second.kept == Publication.objects.get()
    assert undo_merge(first, decision)
    assert first.kept.candidates.get().state == "waiting"


def test_it_goes_back_with_its_publication(merged_in_turn, decision):
    first, second = merged_in_turn
    undo_merge(second, decision)
    first.refresh_from_db()
    assert first.kept == Publication.objects.get(key=second.gone)
    assert undo_merge(first, decision)
    assert Merge.objects.exclude(undone_at=None).count() == 2
    assert Publication.objects.get(key=second.gone).volume == ""
