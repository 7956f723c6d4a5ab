"""What an editor is offered of a work that the site has already: which facts differ, which are ticked."""

import pytest

from research.bibliography.kinds import Kind
from research.bibliography.work import Name
from research.inbox.differences import differences
from research.models import Authorship
from tests.research.inbox.works import TITLE, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db


def test_empty_facts_are_offered_and_others_are_asked():
    publication = make_publication(title=TITLE, doi="10.5555/waves", volume="7")
    found = differences(publication, make_work(volume="8", issue="2"), is_version=False)
    assert [(one.fact, one.ours, one.theirs, one.is_preselected) for one in found] == [
        ("volume", "7", "8", False),
        ("issue", "", "2", True),
    ]


def test_of_the_article_all_facts_are_offered_to_its_preprint():
    publication = make_publication(title=r"On $\ell$", preprint=True, venue="", month=None)
    found = differences(publication, make_work(title="On l"), is_version=True)
    offered = {one.fact: one.is_preselected for one in found}
    assert offered == {"title": False, "kind": True, "venue": True, "doi": True}


@pytest.mark.parametrize(
    ("ours", "theirs", "is_version", "is_offered"),
    [
        ({"preprint": True}, {}, True, True),
        ({"preprint": True}, {}, False, True),
        ({"preprint": True}, {"preprint": True, "doi": "10.5555/waves"}, False, True),
        ({}, {"preprint": True, "doi": "10.5555/waves"}, True, False),
        ({}, {"preprint": True, "doi": "10.5555/waves"}, False, False),
        ({}, {"kind": Kind.CONFERENCE}, True, True),
    ],
    ids=str,
)
def test_the_doi_of_an_earlier_version_is_not_offered(ours, theirs, is_version, is_offered):
    publication = make_publication(**{"title": TITLE, "doi": "", **ours})
    found = differences(publication, make_work(**theirs), is_version)
    assert {one.fact: one.is_preselected for one in found}["doi"] == is_offered


@pytest.mark.parametrize(("field", "fact"), [("kind", "kind"), ("authorships", "names")])
def test_what_an_editor_has_entered_is_not_offered(field, fact):
    edited = {"title": TITLE, "preprint": True, "edited_fields": [field]}
    rows = {"authorships": [Authorship(given="Anna", family="Ek")]}
    found = differences(make_publication(rows=rows, **edited), make_work(), is_version=True)
    assert {one.fact for one in found if one.is_edited} == {fact}
    offered = {one.fact for one in found if one.is_preselected}
    assert offered == {"kind", "names", "doi"} - {fact}


def test_authors_of_whom_some_are_left_out_are_not_offered_in_place_of_all():
    publication = make_publication(title=TITLE, preprint=True)
    work = make_work(names=(Name(given="A.", family="Ek"),), authors_complete=False)
    found = {one.fact: one.is_preselected for one in differences(publication, work, True)}
    assert (found["names"], found["kind"]) == (False, True)


EK, LI = Name(given="Anna", family="Ek"), Name(given="Wei", family="Li")


@pytest.mark.parametrize(
    ("has_more", "theirs", "are_all", "offered"),
    [
        (False, (EK,), False, None),
        (True, (EK,), False, None),
        (False, (LI,), False, ("Anna Ek; Wei Li", "Wei Li; et al.", False)),
        (True, (EK, LI), True, ("Anna Ek; Wei Li; et al.", "Anna Ek; Wei Li", True)),
        (False, (EK, LI), True, None),
        (True, (LI, EK), True, ("Anna Ek; Wei Li; et al.", "Wei Li; Anna Ek", False)),
    ],
    ids=str,
)
def test_authors_are_compared_as_far_as_each_side_names_them(has_more, theirs, are_all, offered):
    publication = make_publication(title=TITLE, has_more_authors=has_more)
    work = make_work(names=theirs, authors_complete=are_all)
    found = {one.fact: one for one in differences(publication, work, is_version=False)}
    names = found.get("names")
    assert (names and (names.ours, names.theirs, names.is_preselected)) == offered


def test_a_source_that_does_not_know_the_type_asks_nothing_about_it():
    publication = make_publication(title=TITLE, doi="10.5555/waves")
    assert differences(publication, make_work(kind=Kind.OTHER), is_version=False) == []
