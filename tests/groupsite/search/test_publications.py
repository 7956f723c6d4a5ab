"""Publications are found by what is printed on them, while they are public, in the reader's list."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from groupsite.search.index.models import SearchEntry
from groupsite.search.index.updating import update_index
from research.inbox.accepting import accept
from research.inbox.decisions import Decision
from research.inbox.merging_publications import merge_publications
from research.inbox.undoing import undo_merge
from research.models import Authorship, Publication, PublicationIndexPage
from tests.factories import NOW, PersonFactory
from tests.groupsite.search.conftest import text
from tests.hiding import hide_alias, hide_draft, hide_restricted
from tests.research.inbox.works import make_candidate, make_work
from tests.research.publication_items import make_publication, publication_indexes

pytestmark = [pytest.mark.usefixtures("waves", "at"), pytest.mark.indexes]


@pytest.fixture
def lists(waves) -> dict[str, Any]:
    return publication_indexes(waves)


@pytest.fixture
def publication(lists) -> Publication:
    return make_publication(
        title=r"Bounds on $\ell_2$ norms",
        language="en",
        parallel_title="Gränser för normer",
        doi="10.1000/182",
        rows={
            "authorships": [
                Authorship(given="Åsa", family="Öqvist"),
                Authorship(given="Wei", family="Li", sort_order=1),
                Authorship(family="Osynlig", sort_order=2, printed=False),
            ]
        },
    )


@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
def test_what_is_printed_on_it_finds_it(ask, lists, publication, language: str, subtests) -> None:
    """Words of the title, also of its formulas as plain text; names, venue, year and identifiers."""
    for words in (
        *("bounds", "norms", "l2", "oqvist", "åsa öqvist", "wei li", "journal of waves 2016"),
        *("2016 oqvist bounds", "gränser", "10.1000/182"),
    ):
        with subtests.test(words=words):
            item = ask(words, language).item(publication.title_text)
            link = item.select_one("a")
            assert link["href"] == f"{lists[language].get_url()}{publication.cite_key}/"
            assert "Åsa Öqvist, Wei Li. Journal of Waves, 2016" in text(item)


def test_the_link_answers_in_both_languages(ask, client, publication) -> None:
    for language, word in (("en", "Publication"), ("sv", "Publikation")):
        item = ask("bounds", language).items[0]
        assert text(item.select_one(".results__kind")) == word
        assert client.get(item.select_one("a")["href"]).status_code == 200


def test_the_link_is_below_a_list_whose_address_ends_without_a_slash(
    ask, publication, monkeypatch
) -> None:
    monkeypatch.setattr("wagtail.models.pages.WAGTAIL_APPEND_SLASH", False)
    href = ask("bounds").items[0].select_one("a")["href"]
    assert href.endswith(f"/{publication.cite_key}/")


def test_publications_are_a_kind_of_result_after_pages(ask, waves, publication) -> None:
    waves.home["en"].title = "Bounds"
    waves.home["en"].save()
    answer = ask("bounds")
    assert answer.titles == ["Bounds", publication.title_text]
    assert answer.kinds == ["Everything 2", "Pages 1", "Publications 1"]
    assert ask("bounds", type="publications").titles == [publication.title_text]


def test_the_newest_is_first(ask, lists) -> None:
    for year in (2014, 2018, 2016):
        make_publication(title=f"Ripples of {year}", year=year)
    assert ask("ripples of").titles == ["Ripples of 2018", "Ripples of 2016", "Ripples of 2014"]


HIDING: dict[str, Callable[[Publication], Any]] = {
    "unpublished": lambda one: one.unpublish(),
    "deleted": lambda one: one.delete(),
    "never published": lambda one: Publication.objects.update(live=False),
    "lists not live": lambda one: [hide_draft(page) for page in PublicationIndexPage.objects.all()],
    "lists behind a login": lambda one: [
        hide_restricted(page) for page in PublicationIndexPage.objects.all()
    ],
    "site behind a login": lambda one: [
        hide_restricted(page.get_parent()) for page in PublicationIndexPage.objects.all()
    ],
    "lists are aliases": lambda one: [
        hide_alias(page) for page in PublicationIndexPage.objects.all()
    ],
    "no list": lambda one: [page.delete() for page in PublicationIndexPage.objects.all()],
}


@pytest.mark.table
@pytest.mark.parametrize("hide", HIDING.values(), ids=HIDING)
def test_a_hidden_publication_leaves_no_trace(ask, client, publication, hide, subtests) -> None:
    assert publication.title_text in ask("bounds").titles
    hide(publication)
    for words in ("bounds", "oqvist", "gränser", "boundds norms", "oqvisst", "10.1000/182"):
        for language in ("en", "sv"):
            with subtests.test(words=words, language=language), translation.override(language):
                answer = ask(words, language)
                assert answer.titles == []
                assert "Bounds" not in answer.main.get_text()
                assert "Öqvist" not in answer.main.get_text()
                url = reverse("groupsite_search_suggestions")
                assert client.get(url, {"q": words}).json()["suggestions"] == []


def test_drafts_and_names_that_are_not_printed_are_not_found(ask, publication) -> None:
    draft = publication.draft()
    draft.title, draft.venue = "Xylophone", "Annals of Ebb"
    draft.authorships.add(Authorship(family="Lind"))
    draft.save_revision()
    for words in ("xylophone", "ebb", "lind", "osynlig"):
        assert ask(words).titles == [], words
    Publication.objects.get().latest_revision.publish()
    for words in ("xylophone", "ebb", "lind"):
        assert ask(words).titles == ["Xylophone"], words
    assert ask("bounds").titles == []


def test_candidates_are_found_when_they_are_published(ask, lists, at) -> None:
    candidate = make_candidate(at, make_work(title="Marimbas at sea"))
    assert ask("marimbas").titles == []
    accepted = accept(candidate, Decision(None, at, publishes=False))
    assert ask("marimbas").titles == []
    accepted.save_revision().publish()
    assert ask("marimbas").titles == ["Marimbas at sea"]


def test_of_a_merge_one_is_found_and_after_undoing_both(ask, publication, at) -> None:
    other = make_publication(title="Bounds of old")
    both = [publication.title_text, "Bounds of old"]
    assert sorted(ask("bounds").titles) == sorted(both)
    merge = merge_publications(publication, other, Decision(None, at))
    assert ask("bounds").titles == [publication.title_text]
    undo_merge(merge, Decision(None, at))
    assert sorted(ask("bounds").titles) == sorted(both)


def test_a_list_in_one_language_serves_readers_of_the_other(ask, lists, publication) -> None:
    hide_draft(lists["sv"])
    link = ask("bounds", "sv").items[0].select_one("a")
    assert link["href"] == f"{lists['en'].get_url()}{publication.cite_key}/"
    assert link["hreflang"] == "en"


def test_the_title_says_its_language(ask, publication) -> None:
    assert ask("bounds", "sv").items[0].select_one("a")["lang"] == "en"
    assert not ask("bounds", "en").items[0].select_one("a").has_attr("lang")


def test_suggestions_lead_to_it(client, lists, publication) -> None:
    found = client.get("/en/search/suggestions/", {"q": "bou"}).json()["suggestions"]
    url = f"{lists['en'].get_url()}{publication.cite_key}/"
    assert found == [
        {
            "title": publication.title_text,
            "kind": "Publication",
            "url": url,
            "language": "en",
        }
    ]


def test_a_misspelt_name_is_corrected(ask, publication) -> None:
    assert "Öqvist" in ask("oqvistt").empty


def test_linking_a_name_indexes_nothing_again(publication) -> None:
    update_index(NOW)
    before = SearchEntry.objects.get(title=publication.title_text).pk
    Authorship.objects.update(person=PersonFactory(), decided="editor", selected=True)
    update_index(NOW)
    assert SearchEntry.objects.get(title=publication.title_text).pk == before


def test_the_command_makes_it_again(ask, publication) -> None:
    update_index(NOW)
    SearchEntry.objects.all().delete()
    call_command("rebuild_search", verbosity=0)
    assert ask("bounds").titles == [publication.title_text]


def test_more_publications_need_no_more_queries(ask, lists) -> None:
    def number_of_queries() -> int:
        with CaptureQueriesContext(connection) as queries:
            ask("ripples")
        return len(queries)

    for number in range(12):
        make_publication(title=f"Ripples {number}")
        update_index(NOW)
        ask("ripples")  # what is kept until the next change: the frame, sites, content types
        if number == 0:
            few = number_of_queries()
    assert number_of_queries() <= few
