"""Publications: what is derived from their facts, which have one identifier, what stays and what goes."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from research.bibliography.kinds import Kind, Stage
from research.bibliography.work import Name, Work
from research.models import (
    Authorship,
    LinkDecision,
    NameForm,
    NameVerdict,
    Publication,
    PublicationKind,
    PublicationStage,
)
from research.publication_facts.applied_work import apply_work
from research.publication_facts.work_of_publication import SAME_NAMED, work_of
from tests.factories import PersonFactory
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db


def test_kinds_and_stages_are_those_of_the_bibliography():
    assert PublicationKind.values == [kind.value for kind in Kind]
    assert PublicationStage.values == [stage.value for stage in Stage]


def test_texts_are_derived_when_it_is_saved():
    publication = make_publication(with_mathematics=True)
    assert publication.title_text == "Bounds on ℓ₂ norms"
    assert "<math" in publication.title_html
    assert publication.title_fold.startswith("bounds on")
    assert {"ek", "waves", "2016"} <= set(publication.found_by.split())


def test_what_has_no_year_comes_first():
    old, waiting = make_publication(), make_publication(in_press=True, title="Later")
    assert list(Publication.objects.newest_first()) == [waiting, old]


def test_a_key_is_made_once_and_never_given_twice():
    first, second = make_publication(), make_publication()
    assert [first.cite_key, second.cite_key] == ["ek2016short", "ek2016shorta"]
    first.title = "Long packets"
    first.save()
    assert first.cite_key == "ek2016short"


def test_an_old_key_of_a_published_work_leads_to_it():
    publication = make_publication()
    publication.save_revision().publish()
    publication.refresh_from_db()
    publication.cite_key = "waves"
    publication.save()
    assert [one.cite_key for one in publication.addresses.all()] == ["ek2016short"]
    assert make_publication().cite_key == "ek2016shorta"


@pytest.mark.parametrize(
    ("field", "value"), [("doi", "10.1000/182"), ("arxiv", "2401.01234"), ("cite_key", "waves")]
)
def test_an_identifier_that_another_draft_has_is_refused(field, value):
    other = make_publication(title="The other one")
    setattr(other, field, value)
    other.save_revision()
    mine = make_publication()
    setattr(mine, field, value)
    with pytest.raises(ValidationError, match="The other one") as found:
        mine.clean()
    assert set(found.value.error_dict) == {field}


def test_an_identifier_that_another_has_taken_meanwhile_is_not_published(caplog):
    mine = make_publication()
    mine.doi = "10.1000/182"
    revision = mine.save_revision()
    make_publication(doi="10.1000/182")
    revision.publish()
    assert Publication.objects.get(pk=mine.pk).doi == ""
    assert "Another publication has this already" in caplog.text


def test_identifiers_have_one_spelling():
    publication = make_publication(doi="https://doi.org/10.1000/ABC", arxiv="arXiv:2401.01234v2")
    publication.clean()
    assert (publication.doi, publication.arxiv) == ("10.1000/abc", "2401.01234")


def test_a_work_is_read_back_as_it_was_applied():
    work = Work(
        kind=Kind.ARTICLE,
        title=r"On $\ell_2$",
        names=(Name("Anna", "", "Ek", orcid="0000-0002-1825-0097"), Name(literal="Waves Group")),
        year=2016,
        venue="Journal of Waves",
        doi="10.1000/182",
        url="https://example.org/paper",
        keywords=("waves",),
        related=("arxiv:2401.01234",),
        key="ek2016l2",
    )
    publication = Publication()
    apply_work(publication, work)
    publication.cite_key = work.key
    publication.save()
    assert work_of(Publication.objects.get(pk=publication.pk)) == work


def test_every_part_of_a_name_is_stored():
    names = (
        Name("Åsa", "von", "Alm", suffix="Jr.", equal=True),
        Name("Wei", "", "Li", orcid="0000-0002-1825-0097", corresponding=True),
        Name("Bo", "", "Berg", role="editor"),
        Name(literal="The Waves collaboration"),
    )
    publication = Publication()
    apply_work(publication, Work(title="Waves", names=names, year=2016))
    publication.save()
    assert work_of(Publication.objects.get()).names == names


def test_every_fact_of_a_work_is_stored():
    facts = {name: name for name in SAME_NAMED}
    facts |= {"year": 2016, "month": 9, "day": 14, "language": "en", "doi": "10.1000/182"}
    work = Work(kind=Kind.ARTICLE, stage=Stage.IN_PRESS, **facts | {"arxiv": "2401.01234"})
    publication = Publication()
    apply_work(publication, work)
    publication.save()
    stored = work_of(Publication.objects.get())
    assert replace(stored, key="") == work


def test_what_an_editor_has_changed_is_not_overwritten():
    publication = make_publication(edited_fields=["title", "authorships"])
    work = Work(title="Another title", names=(Name("B", "", "Å"),), venue="Another journal")
    assert apply_work(publication, work) == ["venue", "kind", "stage"]
    assert (publication.title, publication.venue) == ("Short packets over waves", "Another journal")
    assert [row.family for row in publication.authorships.all()] == ["Ek", "Li"]


def test_decisions_follow_a_name_that_is_printed_as_before():
    alice = PersonFactory()
    publication = make_publication(people=[alice])
    names = (Name("Zoe", "", "Ask"), Name(alice.given_name, "", alice.family_name))
    apply_work(publication, Work(names=names), {"names"})
    publication.save()
    rows = Publication.objects.get(pk=publication.pk).authorships.all()
    assert [row.person for row in rows] == [None, alice]


class TestWhoAnAuthorIs:
    def test_an_equal_orcid_links_where_the_family_name_fits(self):
        alice = PersonFactory(orcid="0000-0002-1825-0097")
        rows = [
            Authorship(given="A.", family=alice.family_name, orcid=alice.orcid),
            Authorship(given="Z.", family="Other", orcid=alice.orcid),
        ]
        mine, other = make_publication(rows={"authorships": rows}).authorships.all()
        assert (mine.person, mine.decided) == (alice, LinkDecision.ORCID)
        assert (other.person, other.decided) == (None, LinkDecision.OPEN)

    @pytest.mark.parametrize(
        ("verdict", "is_linked", "decided"),
        [
            (NameVerdict.PERSON, True, LinkDecision.FORM),
            (NameVerdict.NOBODY, False, LinkDecision.FORM),
            (NameVerdict.ASK, False, LinkDecision.OPEN),
        ],
    )
    def test_a_decided_form_holds_for_new_publications(self, verdict, is_linked, decided):
        alice = PersonFactory()
        NameForm.objects.create(fold="li, wei", as_printed="Li, Wei", person=alice, verdict=verdict)
        row = make_publication().authorships.last()
        assert (row.person == alice, row.decided) == (is_linked, decided)

    def test_a_printed_name_outlives_the_person(self):
        alice = PersonFactory(draft=True)
        publication = make_publication(people=[alice])
        alice.delete()
        row = Publication.objects.get(pk=publication.pk).authorships.get()
        assert (str(row), row.person) == (f"{row.given} {row.family}", None)
