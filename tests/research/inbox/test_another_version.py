"""What is added as another version is listed: on the form, and on the page for visitors."""

import pytest

from research.inbox.decisions import Decision
from research.inbox.merging import merge_candidate
from research.models import Publication
from tests.research.inbox.works import TITLE, add, make_candidate, make_work
from tests.research.publication_items import make_publication, publication_indexes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("facts", [["arxiv"], []])
def test_a_preprint_with_only_a_number_is_listed_and_seen(at, client, group_site, facts):
    publication = make_publication(title=TITLE, doi="10.5555/waves")
    candidate = make_candidate(at, make_work(preprint=True))
    merge_candidate(candidate, publication, facts, Decision(None, at))
    now = Publication.objects.get()
    assert now.versions.get().arxiv == "1507.07714"
    page = client.get(f"{publication_indexes(group_site)['en'].url}{now.cite_key}/")
    assert page.text.count('<a href="https://arxiv.org/abs/1507.07714">Preprint') == 1
    assert add(at, make_work(preprint=True)) == {"known": 1}


def test_a_preprint_stays_a_version_of_the_article_that_takes_its_place(at):
    publication = make_publication(title=TITLE, preprint=True, venue="")
    merge_candidate(make_candidate(at), publication, ["kind", "doi"], Decision(None, at))
    versions = [(one.kind, one.arxiv) for one in Publication.objects.get().versions.all()]
    assert versions == [("preprint", "1507.07714")]


def test_the_same_article_again_is_no_version(at):
    publication = make_publication(title=TITLE, doi="10.5555/waves", arxiv="1507.07714")
    work = make_work(arxiv="1507.07714", volume="8")
    merge_candidate(make_candidate(at, work), publication, ["volume"], Decision(None, at))
    assert not Publication.objects.get().versions.exists()
