"""Merging keeps links, decisions and old addresses, and is undone in one act."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from research.bibliography.kinds import Kind
from research.inbox.accepting import accept
from research.inbox.decisions import AlreadyDecidedError, Decision
from research.inbox.merging import merge_candidate
from research.inbox.merging_publications import CannotMergeError, merge_publications
from research.inbox.undoing import undo_merge
from research.models import (
    Authorship,
    Candidate,
    Keyword,
    LinkDecision,
    Merge,
    Publication,
    PublicationAddress,
    PublicationAward,
    PublicationLink,
    PublicationVersion,
)
from tests.accounts import make_accounts, signed_in
from tests.factories import AreaFactory, PersonFactory
from tests.research.inbox.works import TITLE, add, make_candidate, make_work
from tests.research.project_items import make_project
from tests.research.publication_items import make_publication, publication_indexes

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(at):
    return Decision(None, at)


def stored(publication):
    return Publication.objects.get(pk=publication.pk)


def facts(publication):
    """What editors see of a publication."""
    rows = [(str(name), str(value)) for name, value in stored(publication).summary_rows()]
    return [row for row in rows if row[0] != "Key"]


class TestOfACandidate:
    def test_the_article_takes_the_place_of_the_preprint(self, at, decision):
        publication = make_publication(title=TITLE, preprint=True, venue="")
        key = publication.cite_key
        candidate = make_candidate(at)
        merge_candidate(candidate, publication, ["kind", "venue", "doi", "year"], decision)
        now = stored(publication)
        assert (now.kind, now.doi, now.arxiv, now.cite_key) == (
            Kind.ARTICLE,
            "10.5555/waves",
            "1507.07714",
            key,
        )
        assert now.live
        assert Candidate.objects.get().state == "merged"

    def test_the_preprint_becomes_a_version_of_the_article(self, at, decision):
        publication = make_publication(title=TITLE, doi="10.5555/waves")
        candidate = make_candidate(at, make_work(preprint=True, url="https://example.org/a"))
        merge_candidate(candidate, publication, [], decision)
        version = stored(publication).versions.get()
        assert (version.kind, version.arxiv, version.url) == (
            "preprint",
            "1507.07714",
            "https://example.org/a",
        )
        assert add(at, make_work(preprint=True)) == {"known": 1}

    def test_only_chosen_facts_are_taken_also_those_an_editor_had_typed(self, at, decision):
        publication = make_publication(
            title=TITLE, doi="10.5555/waves", volume="7", issue="1", edited_fields=["volume"]
        )
        candidate = make_candidate(at, make_work(volume="8", issue="2"))
        merge_candidate(candidate, publication, ["volume"], decision)
        now = stored(publication)
        assert (now.volume, now.issue) == ("8", "1")

    def test_a_draft_that_waits_stays_one(self, at, decision):
        publication = make_publication(title=TITLE, doi="10.5555/waves")
        publication.venue = "Not yet"
        publication.save_revision()
        merge_candidate(
            make_candidate(at, make_work(volume="8")), stored(publication), ["volume"], decision
        )
        now = stored(publication)
        assert (now.volume, now.venue) == ("", "Journal of Waves")
        assert (now.draft().volume, now.draft().venue) == ("8", "Not yet")

    def test_only_once(self, at, decision):
        publication = make_publication(title=TITLE, doi="10.5555/waves")
        candidate = make_candidate(at, make_work(volume="8"))
        merge_candidate(candidate, publication, [], decision)
        for again in (lambda: merge_candidate(candidate, publication, [], decision),
                      lambda: accept(candidate, decision)):  # fmt: skip
            with pytest.raises(AlreadyDecidedError):
                again()
        assert Merge.objects.count() == 1

    def test_is_undone(self, at, decision):
        publication = make_publication(title=TITLE, preprint=True, venue="")
        before = facts(publication)
        merge = merge_candidate(
            make_candidate(at), publication, ["kind", "venue", "doi", "year"], decision
        )
        assert facts(publication) != before
        assert undo_merge(merge, decision)
        assert facts(publication) == before
        candidate = Candidate.objects.get()
        assert (candidate.state, candidate.verdict) == ("waiting", "version")
        assert not undo_merge(merge, decision)

    def test_what_has_been_changed_since_stays(self, at, decision):
        publication = make_publication(title=TITLE, preprint=True, venue="")
        merge = merge_candidate(make_candidate(at), publication, ["venue", "doi"], decision)
        later = stored(publication)
        later.venue, later.volume = "Other journal", "3"
        later.save_revision().publish()
        undo_merge(Merge.objects.get(pk=merge.pk), decision)
        now = stored(publication)
        assert (now.venue, now.volume, now.doi) == ("Other journal", "3", "")


class TestOfPublications:
    @pytest.fixture
    def wei(self):
        return PersonFactory(given_name="Wei", family_name="Li")

    @pytest.fixture
    def pair(self, wei):
        """An article, and its preprint, about which more has been decided."""
        article = make_publication(title=TITLE, doi="10.5555/waves")
        authors = [
            Authorship(given="Anna", family="Ek"),
            Authorship(given="Wei", family="Li", person=wei, decided=LinkDecision.EDITOR),
        ]
        rows = {
            "authorships": authors,
            "links": [PublicationLink(kind="code", url="https://example.org/code")],
            "areas": [AreaFactory(name="Coding")],
            "projects": [make_project(name="Quiet waves")],
        }
        preprint = make_publication(title=TITLE, preprint=True, rows=rows)
        preprint.first_published_at = preprint.last_published_at = article.last_published_at
        return article, preprint

    def test_links_decisions_and_addresses_are_kept(self, pair, wei, decision):
        article, preprint = pair
        old = preprint.cite_key
        PublicationAddress.objects.create(publication=preprint, cite_key="older2015")
        merge_publications(article, preprint, decision)
        now = Publication.objects.get()
        assert (now.doi, now.arxiv) == ("10.5555/waves", "1507.07714")
        assert [row.person for row in now.authorships.all()] == [None, wei]
        assert now.links.get().url == "https://example.org/code"
        assert [one.name for one in (*now.areas.all(), *now.projects.all())] == [
            "Coding",
            "Quiet waves",
        ]
        assert {one.cite_key for one in now.addresses.all()} == {old, "older2015"}

    def test_is_undone(self, pair, decision):
        article, preprint = pair
        before = facts(article), facts(preprint)
        key, pk, old = preprint.key, preprint.pk, preprint.cite_key
        merge = merge_publications(article, preprint, decision)
        undo_merge(merge, decision)
        back = Publication.objects.get(pk=pk)
        assert (facts(article), facts(back)) == before
        assert (back.key, back.cite_key, back.live) == (key, old, True)
        assert not PublicationAddress.objects.exists()

    def test_what_the_other_one_has_besides_is_taken_over(self, pair, decision):
        article, preprint = pair
        preprint.versions.add(PublicationVersion(kind="accepted", url="https://example.org/paper"))
        preprint.awards.add(PublicationAward(name="Best Paper", year=2017))
        preprint.keywords.add(Keyword.objects.create(name="waves"))
        preprint.is_selected = True
        preprint.save()
        merge_publications(article, stored(preprint), decision)
        now = stored(article)
        assert "https://example.org/paper" in [row.url for row in now.versions.all()]
        assert [row.name for row in now.awards.all()] == ["Best Paper"]
        assert ([one.name for one in now.keywords.all()], now.is_selected) == (["waves"], True)

    def test_undoing_gives_back_entries_and_addresses(self, pair, decision, at):
        article, preprint = pair
        PublicationAddress.objects.create(publication=preprint, cite_key="older2015")
        candidate = make_candidate(at, make_work(preprint=True, volume="8"))
        Candidate.objects.update(publication=preprint)
        merge = merge_publications(article, preprint, decision)
        candidate.refresh_from_db()
        assert candidate.publication == article
        undo_merge(merge, decision)
        candidate.refresh_from_db()
        address = PublicationAddress.objects.get(cite_key="older2015")
        back = Publication.objects.get(arxiv="1507.07714")
        assert (candidate.publication, address.publication) == (back, back)

    def test_undoing_keeps_rows_of_before_and_those_that_came_later(self, pair, decision):
        article, preprint = pair
        slides, data = (
            PublicationLink(kind=kind, url=f"https://example.org/{kind}", sort_order=place)
            for kind, place in (("slides", 0), ("data", 2))
        )
        article.links.add(slides)
        article.save()
        merge = merge_publications(stored(article), preprint, decision)
        now = stored(article)
        now.links.add(data)
        now.save_revision().publish()
        undo_merge(merge, decision)
        links = {
            one.kind: [row.kind for row in one.links.all()] for one in Publication.objects.all()
        }
        assert links == {"article": ["slides", "data"], "preprint": ["code"]}

    def test_visitors_are_led_to_what_is_kept_until_it_is_undone(
        self, pair, decision, client, group_site
    ):
        article, preprint = pair
        address = f"{publication_indexes(group_site)['sv'].url}{preprint.cite_key}/"
        assert client.get(address).status_code == 200
        merge = merge_publications(article, preprint, decision)
        moved = client.get(address)
        kept = address.replace(preprint.cite_key, article.cite_key)
        assert (moved.status_code, moved["Location"]) == (301, kept)
        undo_merge(merge, decision)
        assert [client.get(one).status_code for one in (address, kept)] == [200, 200]

    def test_an_identifier_taken_meanwhile_is_left_out(self, pair, decision):
        article, preprint = pair
        pk = preprint.pk
        merge = merge_publications(article, preprint, decision)
        now = stored(article)
        now.arxiv = ""
        now.save_revision().publish()
        other = make_publication(title="Other", arxiv="1507.07714")
        undo_merge(merge, decision)
        assert Publication.objects.get(pk=pk).arxiv == ""
        assert stored(other).arxiv == "1507.07714"

    def test_a_public_one_is_not_merged_into_a_draft(self, pair, decision):
        article, preprint = pair
        Publication.objects.filter(pk=article.pk).update(live=False)
        for kept, gone in ((stored(article), preprint), (preprint, preprint)):
            with pytest.raises(CannotMergeError):
                merge_publications(kept, gone, decision)
        assert Publication.objects.count() == 2


class TestBulkAction:
    @pytest.fixture
    def accounts(self, group_site):
        return make_accounts("editor", "member")

    @pytest.fixture
    def pair(self):
        article = make_publication(title=TITLE, doi="10.5555/waves")
        return article, make_publication(title=TITLE, preprint=True)

    def url(self, chosen):
        names = ["groupsite_research", "publication", "merge_publications"]
        query = urlencode({"id": [one.pk for one in chosen]}, doseq=True)
        return f"{reverse('wagtail_bulk_action', args=names)}?{query}"

    def merge(self, accounts, role, chosen, **sent):
        return signed_in(accounts, role).post(self.url(chosen), sent)

    def test_an_editor_merges_what_is_the_same(self, accounts, pair):
        article, preprint = pair
        self.merge(accounts, "editor", pair, kept=article.pk)
        assert Publication.objects.get().arxiv == preprint.arxiv
        assert Merge.objects.get().by == accounts["editor"]

    def test_the_differences_are_shown_side_by_side_before(self, accounts, pair):
        page = signed_in(accounts, "editor").get(self.url(pair)).text
        table = BeautifulSoup(page, "lxml").select_one("table")
        rows = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in table("tr")]
        by_fact = {row[0]: set(row[1:]) for row in rows}
        assert by_fact["Status"] == {"Live"}
        assert by_fact["Key"] == {one.cite_key for one in pair}
        assert by_fact["DOI"] == {"10.5555/waves", "–"}
        assert "Title" not in by_fact

    def test_the_message_names_both_and_undoes_it(self, accounts, pair):
        article, preprint = pair
        listed = reverse(Publication.snippet_viewset.get_url_name("list"))
        client = signed_in(accounts, "editor")
        answer = client.post(self.url(pair), {"kept": article.pk, "next": listed})
        told = BeautifulSoup(client.get(answer.url).text, "lxml").select_one(".messages li")
        for one in (article, preprint):
            assert f"“{TITLE} ({one.year}, {one.cite_key})”" in told.get_text()
        form = told.select_one("form")
        sent = {field["name"]: field["value"] for field in form.select("input")}
        undone = client.post(form["action"], sent)
        assert undone.url == answer.url
        shown = BeautifulSoup(client.get(undone.url).text, "lxml").select_one(".messages li")
        assert "is a publication of its own again" in shown.get_text()
        assert {one.cite_key for one in Publication.objects.all()} == {one.cite_key for one in pair}

    @pytest.mark.parametrize("address", ["https://example.org/", "//example.org"])
    def test_undoing_leads_to_no_other_site(self, accounts, pair, address):
        self.merge(accounts, "editor", pair, kept=pair[0].pk)
        url = reverse("groupsite_research_inbox:undo_merge", args=[Merge.objects.get().pk])
        answer = signed_in(accounts, "editor").post(url, {"next": address})
        assert answer.url == reverse("groupsite_research_inbox:merged")

    @pytest.mark.table
    @pytest.mark.parametrize(("first", "n_chosen"), [(0, 1), (None, 2)])
    def test_one_alone_or_no_choice_changes_nothing(self, accounts, pair, first, n_chosen):
        sent = {"kept": pair[first].pk} if first is not None else {}
        answer = self.merge(accounts, "editor", pair[:n_chosen], **sent)
        assert answer.context["form"].errors
        assert Publication.objects.count() == 2

    def test_a_live_one_is_kept(self, accounts, pair):
        article, _preprint = pair
        Publication.objects.filter(pk=article.pk).update(live=False)
        answer = self.merge(accounts, "editor", pair, kept=article.pk)
        assert "Keep a publication that is live" in answer.text
        assert Publication.objects.count() == 2

    def test_members_merge_nothing(self, accounts, pair):
        self.merge(accounts, "member", pair, kept=pair[0].pk)
        assert Publication.objects.count() == 2
