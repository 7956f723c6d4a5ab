"""The inbox: what comes in is judged, decided about once, and nothing is asked about twice."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from research.bibliography.work import Name, Note
from research.inbox.accepting import IsKnownError, accept, judge_waiting_again
from research.inbox.accepting_new import accept_all_new
from research.inbox.adding import add_to_inbox
from research.inbox.decisions import AlreadyDecidedError, Decision
from research.inbox.incoming import works_of_file
from research.inbox.reading.reading_process import read_in_child_process
from research.inbox.refusals import erase_refused_facts, refuse, take_back_refusal
from research.models import (
    Candidate,
    CandidateBatch,
    CandidateVerdict,
    NameForm,
    Publication,
    PublicationVersion,
    Refusal,
)
from research.publication_facts.work_of_publication import work_of
from tests.factories import PersonFactory
from tests.research.inbox.works import NAMES, TITLE, add, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(at):
    return Decision(None, at)


class TestVerdicts:
    @pytest.mark.parametrize(
        ("facts", "work", "verdict", "reason"),
        [
            ({"doi": "10.5555/waves", "venue": ""}, make_work(), "same", "doi"),
            ({"title": TITLE}, make_work(preprint=True), "version", "preprint"),
            ({"title": TITLE}, make_work(doi="10.5555/other"), "ask", "equal_title"),
            ({"title": TITLE + "s"}, make_work(), "ask", "similar_title"),
            ({"title": "Something else"}, make_work(), "new", ""),
        ],
    )
    def test_by_what_the_site_has(self, at, facts, work, verdict, reason):
        publication = make_publication(**facts)
        candidate = make_candidate(at, work)
        assert (candidate.verdict, candidate.message) == (verdict, reason)
        assert candidate.publication == (publication if verdict != "new" else None)

    def test_the_newest_draft_counts_too(self, at):
        publication = make_publication(title="Something else")
        publication.doi = "10.5555/waves"
        publication.save_revision()
        assert make_candidate(at).publication == publication

    def test_a_version_that_the_publication_lists_is_known(self, at):
        versions = [PublicationVersion(kind="preprint", arxiv="1507.07714")]
        make_publication(title=TITLE, doi="10.5555/waves", rows={"versions": versions})
        assert add(at, make_work(preprint=True)) == {"known": 1}

    def test_the_preprint_of_an_article_with_its_number_is_known(self, at):
        make_publication(title=TITLE, arxiv="1507.07714")
        assert add(at, make_work(preprint=True)) == {"known": 1}

    def test_the_same_with_another_fact_proposes_it(self, at):
        make_publication(title=TITLE, doi="10.5555/waves", volume="")
        assert add(at, make_work()) == {"known": 1}
        assert add(at, make_work(volume="12")) == {"same": 1}

    def test_many_works_are_compared_with_all_publications(self, at):
        make_publication(title=TITLE)
        works = [make_work(title=f"Unlike {n}", doi=f"10.5555/{n}") for n in range(60)]
        assert add(at, *works, make_work(preprint=True)) == {"new": 60, "version": 1}


class TestNothingTwice:
    def test_the_same_work_again(self, at):
        assert add(at, make_work()) == {"new": 1}
        assert add(at, make_work()) == {"known": 1}
        assert add(at, make_work(), source="crossref") == {"known": 1}

    @pytest.mark.parametrize("decide", ["accept", "refuse"])
    def test_also_when_it_has_been_decided(self, at, decision, decide):
        candidate = make_candidate(at)
        {"accept": accept, "refuse": refuse}[decide](candidate, decision)
        again = add(at, make_work())
        assert again == {"known" if decide == "accept" else "refused": 1}

    def test_but_again_if_the_publication_has_been_deleted(self, at, decision):
        accept(make_candidate(at), decision).delete()
        assert add(at, make_work()) == {"new": 1}

    def test_a_complete_description_replaces_one_without_authors(self, at):
        candidate = make_candidate(at, make_work(names=(), authors_complete=False), source="orcid")
        assert add(at, make_work(), source="crossref") == {"known": 1}
        candidate.refresh_from_db()
        assert candidate.as_work().names == NAMES

    def test_a_correction_with_the_same_doi_is_another_candidate(self, at):
        counts = add(at, make_work(), make_work(title=f"Erratum: {TITLE}"))
        assert counts == {"new": 2}

    def test_a_file_twice_gives_nothing_new(self, at, tmp_path):
        text = (
            "@article{a, title={On waves}, author={Ek, Anna}, year=2016}\n"
            "@article{b, title={On winds}, author={Ek, Anna}, year=2017, doi={10.5555/b}}\n"
            "@broken{c"
        )
        file = tmp_path / "a.bib"
        file.write_text(text)
        for printed in ("Inbox: 2 new, 1 unreadable", "Inbox: 2 known, 1 unreadable"):
            output = StringIO()
            call_command("import_publications", file, stdout=output)
            assert printed in output.getvalue()
        assert Candidate.objects.count() == 3
        unreadable = Candidate.objects.get(verdict=CandidateVerdict.UNREADABLE)
        assert (unreadable.line, unreadable.message) == (3, "broken")
        assert "@broken{c" in unreadable.payload["text"]

    def test_a_dry_run_adds_nothing(self, tmp_path):
        file = tmp_path / "a.bib"
        file.write_text("@article{a, title={On waves}, author={Ek, Anna}, year=2016}")
        call_command("import_publications", file, "--dry-run", stdout=StringIO())
        assert not Candidate.objects.exists()

    def test_a_hostile_file_is_added_whole(self, at):
        read = read_in_child_process(Path("tests/data/bibtex/seen/hostile.bib").read_bytes())
        batch = CandidateBatch.objects.create(source="bibtex", added_at=at)
        first = add_to_inbox(batch, works_of_file(read), at)
        second = add_to_inbox(batch, works_of_file(read), at)
        assert set(second) == {"known"}
        decision = Decision(None, at)
        accepted, _other = accept_all_new(decision, limit=500)
        assert accepted
        assert sum(first.values()) == sum(second.values())


class TestAccepting:
    def test_makes_one_published_publication_with_one_revision(self, at, decision):
        PersonFactory(given_name="Wei", family_name="Li")
        publication = accept(make_candidate(at), decision)
        publication.refresh_from_db()
        assert (publication.live, publication.title_text) == (True, TITLE)
        assert [str(row) for row in publication.authorships.all()] == ["Anna Ek", "Wei Li"]
        assert Revision.objects.for_instance(publication).count() == 1
        assert NameForm.objects.get().as_printed == "Li, Wei"
        candidate = Candidate.objects.get()
        assert (candidate.state, candidate.publication) == ("accepted", publication)

    def test_only_once(self, at, decision):
        candidate = make_candidate(at)
        accept(candidate, decision)
        with pytest.raises(AlreadyDecidedError):
            accept(candidate, decision)
        assert Publication.objects.count() == 1

    def test_what_lacks_a_year_stays_a_draft(self, at, decision):
        assert not accept(make_candidate(at, make_work(year=None)), decision).live

    def test_facts_longer_than_their_field_are_cut(self, at, decision):
        publication = accept(make_candidate(at, make_work(pages="1" * 80)), decision)
        assert publication.pages == "1" * 50

    def test_what_the_site_has_got_meanwhile_is_not_made_again(self, at, decision):
        candidate = make_candidate(at)
        make_publication(doi="10.5555/waves")
        with pytest.raises(IsKnownError):
            accept(candidate, decision)
        candidate.refresh_from_db()
        assert (candidate.state, Publication.objects.count()) == ("waiting", 1)

    def test_all_new_ones_without_a_question(self, at, decision):
        works = [
            make_work(),
            make_work(preprint=True),
            make_work(title="Winds", doi="10.5555/winds"),
            make_work(title="No names", doi="10.5555/none", names=()),
            make_work(title="Formula", doi="10.5555/f", notes=(Note("formula", "x"),)),
        ]
        assert add(at, *works) == {"new": 5}
        assert accept_all_new(decision, limit=100) == (2, 1)
        waiting = Candidate.objects.filter(state="waiting").order_by("pk")
        assert [one.verdict for one in waiting] == ["version", "new", "new"]

    def test_all_new_ones_up_to_a_limit_the_oldest_first(self, at, decision):
        works = [make_work(title=f"Unlike {n}", doi=f"10.5555/{n}") for n in range(3)]
        add(at, *works)
        assert accept_all_new(decision, limit=2) == (2, 0)
        assert Candidate.objects.get(state="waiting").as_work().title == "Unlike 2"

    def test_what_is_accepted_says_that_there_are_more_authors(self, at, decision):
        publication = accept(make_candidate(at, make_work(authors_complete=False)), decision)
        assert publication.has_more_authors
        assert not work_of(publication).authors_complete

    def test_all_new_ones_leave_what_has_more_authors_than_are_named(self, at, decision):
        add(at, make_work(authors_complete=False))
        assert accept_all_new(decision, limit=2) == (0, 0)

    def test_what_waits_is_judged_again(self, at, decision):
        make_candidate(at, make_work(preprint=True))
        publication = accept(make_candidate(at), decision)
        assert judge_waiting_again(publication) == 1
        waiting = Candidate.objects.get(state="waiting")
        assert (waiting.verdict, waiting.publication) == ("version", publication)

    @pytest.mark.parametrize("has_keys", [True, False])
    def test_only_what_may_be_alike_is_read_if_keys_are_stored(
        self, at, decision, has_keys, monkeypatch
    ):
        add(at, *(make_work(title=f"Unlike {n}", doi=f"10.5555/{n}", names=()) for n in range(5)))
        alike = [
            make_work(preprint=True, names=(Name(given="Å.", family="EK"), NAMES[1])),
            make_work(title=f"{TITLE} (extended)", doi="10.5555/e", year=None),
            make_work(title=TITLE.replace("waves", "waves,"), doi="10.5555/s", year=2013),
        ]
        add(at, *alike)
        if not has_keys:
            Candidate.objects.update(keys="")
        publication = accept(make_candidate(at), decision)
        read, as_work = [], Candidate.as_work
        monkeypatch.setattr(Candidate, "as_work", lambda one: read.append(one.pk) or as_work(one))
        assert judge_waiting_again(publication) == 3
        assert len(set(read)) == (3 if has_keys else 8)

    def test_an_identifier_that_another_one_has_becomes_a_version(self, at, decision):
        make_publication(title=TITLE, doi="10.5555/waves")
        candidate = make_candidate(at, make_work(title=f"Erratum: {TITLE}"))
        assert candidate.verdict == "ask"
        publication = accept(candidate, decision)
        assert (publication.doi, publication.versions.get().doi) == ("", "10.5555/waves")

    @pytest.mark.thorough
    def test_queries_do_not_grow_with_what_the_site_has(self, at, decision):
        def count():
            candidate = make_candidate(at)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                accept(candidate, decision)
            Publication.objects.filter(doi="10.5555/waves").delete()
            Candidate.objects.all().delete()
            return len(queries)

        few = count()
        for n in range(12):
            make_publication(title=f"Paper {n}")
        assert count() == few


class TestRefusing:
    def test_never_again_also_from_another_source(self, at, decision):
        refuse(make_candidate(at), decision)
        assert add(at, make_work(doi=""), source="orcid") == {"refused": 1}

    @pytest.mark.parametrize("is_preprint", [False, True])
    def test_an_identifier_is_enough(self, at, decision, is_preprint):
        refuse(make_candidate(at, make_work(preprint=is_preprint)), decision)
        renamed = make_work(preprint=is_preprint, title="Under another title altogether")
        assert add(at, renamed, source="orcid") == {"refused": 1}

    def test_a_title_of_two_words_says_nothing(self, at, decision):
        refuse(make_candidate(at, make_work(title="Editorial")), decision)
        other = make_work(title="Editorial", doi="10.5555/e", names=(Name(family="Bo"),))
        assert add(at, other) == {"new": 1}

    def test_is_taken_back(self, at, decision):
        candidate = make_candidate(at)
        refuse(candidate, decision)
        candidate.refresh_from_db()
        assert take_back_refusal(candidate)
        candidate.refresh_from_db()
        assert (candidate.state, Refusal.objects.count()) == ("waiting", 0)

    def test_what_is_stored_is_erased_after_90_days(self, at, decision, settings):
        candidate = make_candidate(at)
        refuse(candidate, decision)
        assert erase_refused_facts(at + timedelta(days=89)) == 0
        assert erase_refused_facts(at + timedelta(days=91)) == 1
        assert erase_refused_facts(at + timedelta(days=91)) == 0
        candidate.refresh_from_db()
        assert (candidate.work, candidate.payload, candidate.keys) == (None, None, "")
        assert add(at, make_work()) == {"refused": 1}
        settings.GROUPSITE_RESEARCH_REFUSED_DAYS = 10
        other = make_candidate(at, make_work(title="Winds in the bay", doi="10.5555/w"))
        refuse(other, decision)
        assert erase_refused_facts(at + timedelta(days=11)) == 1
