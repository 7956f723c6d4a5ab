"""Our search backend for SQLite finds what Wagtail's finds, and matches the index once a query."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from modelsearch.backends.database.sqlite.sqlite import SQLiteSearchBackend
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import MATCH_ALL, And, Not, Or, Phrase, PlainText

from groupsite.models import PlainPage
from groupsite.sqlite.full_text import SearchBackend
from tests.factories import NOW, role
from tools.sites.large.populate import populate
from tools.sites.large.sizes import Size
from tools.sites.large.vocabulary import Vocabulary
from vacancies.models import VacancyPage

WORDS = Vocabulary("en").words
COMMON, FREQUENT, RARE = (WORDS[rank] for rank in (0, 20, 3000))
QUERIES = {
    "common": COMMON,
    "rare": RARE,
    "none": "qqqq",
    "beginning": "s",
    "two words": f"{COMMON} {FREQUENT}",
    "title": "phd student",
    "all": MATCH_ALL,
    "nothing": Not(MATCH_ALL),
    "phrase": Phrase("PhD student in"),
    "and": And([PlainText(COMMON), PlainText(FREQUENT)]),
    "or": Or([PlainText(FREQUENT), PlainText(RARE)]),
    "not": Not(PlainText(FREQUENT)),
    "and not": And([PlainText(COMMON), Not(PlainText(FREQUENT))]),
    "quotes and operators": "a' AND* (b) NOT:",
}
# Wagtail's autocomplete knows only plain words.
AUTOCOMPLETE = {name: query for name, query in QUERIES.items() if isinstance(query, str)}


@pytest.fixture(scope="module")
def _pages(group_site_in_database, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        role("Postdoc")
        populate(Size(people=30, areas=5, vacancies=60, plain=20), NOW)
        call_command("update_index", verbosity=0)
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_pages"), pytest.mark.indexes]


@pytest.mark.parametrize("model", [Page, VacancyPage, PlainPage])
class TestSameResults:
    def compare(self, ask, results=list):
        ours, wagtails = (
            results(ask(backend({}))) for backend in (SearchBackend, SQLiteSearchBackend)
        )
        assert ours == wagtails
        return ours

    @pytest.mark.table
    @pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
    @pytest.mark.parametrize("by_relevance", [True, False])
    def test_search(self, model, query, by_relevance):
        pages = model.objects.order_by("title")
        self.compare(lambda backend: backend.search(query, pages, order_by_relevance=by_relevance))

    @pytest.mark.table(every="query")
    @pytest.mark.parametrize("query", AUTOCOMPLETE.values(), ids=AUTOCOMPLETE)
    @pytest.mark.parametrize("by_relevance", [True, False])
    def test_autocomplete(self, model, query, by_relevance):
        pages = model.objects.filter(live=True)
        self.compare(
            lambda backend: backend.autocomplete(query, pages, order_by_relevance=by_relevance)
        )

    def test_part_of_the_results_and_their_number(self, model):
        def search(backend):
            return backend.search(COMMON, model)

        assert len(self.compare(lambda backend: search(backend)[3:8])) == 5
        assert self.compare(search, results=len) > 10

    def test_fields_scores_and_facets(self, model):
        def scores(results):
            return [
                (page.pk, page.score) for page in results.annotate_score("score").get_queryset()
            ]

        self.compare(lambda backend: backend.search(RARE, model, fields=["title"]))
        assert self.compare(lambda backend: backend.search(COMMON, model), results=scores)
        self.compare(
            lambda backend: backend.search(COMMON, model),
            results=lambda results: results.facet("content_type_id"),
        )


def plan(queryset):
    """The lines of SQLite's query plan that read the full-text index."""
    sql, params = queryset.query.sql_with_params()
    with connection.cursor() as cursor:
        lines = [row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)]
    return [line for line in lines if "VIRTUAL TABLE" in line]


# With the id of an entry, "=", the words are matched again for each entry.
ONCE, FOR_EACH_ENTRY = "SCAN U0 VIRTUAL TABLE INDEX 0:M3", "SCAN U0 VIRTUAL TABLE INDEX 0:=M3"


@pytest.mark.table(every="name")
@pytest.mark.parametrize("analyzed", [False, True], ids=["as it is", "after ANALYZE"])
@pytest.mark.parametrize("by_relevance", [True, False])
@pytest.mark.parametrize("name", ["search", "autocomplete"])
@pytest.mark.parametrize("model", [Page, VacancyPage])
def test_the_index_is_matched_once(model, name, by_relevance, analyzed):
    if analyzed:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    ask = getattr(get_search_backend(), name)
    found = ask(COMMON, model.objects.all(), order_by_relevance=by_relevance).get_queryset()
    assert plan(found) == [ONCE] * (1 + by_relevance)


def test_wagtails_own_backend_still_matches_it_for_each_entry():
    """If this fails, Wagtail has changed its queries, and our backend may not be needed any more."""
    found = SQLiteSearchBackend({}).search(COMMON, VacancyPage.objects.all()).get_queryset()
    assert FOR_EACH_ENTRY in plan(found)
