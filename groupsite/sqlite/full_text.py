"""Wagtail's search backend for SQLite, with queries that run each full-text match only once.

Wagtail joins the FTS5 table to the table of index entries. SQLite's planner does not know the cost
of a match: it starts from the entries and repeats the match for each of them, and once more for the
score of each result. With 11,000 pages a common word took minutes. Here CROSS JOIN fixes the order
of the join (https://sqlite.org/optoverview.html#crossjoin), and a materialized table holds the
scores.

Results and their order are the same. `groupsite.search.backend` selects this backend.
"""

from typing import Any, Final

from django.db.models import FloatField, Func, QuerySet, Subquery, TextField
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite import sqlite
from modelsearch.backends.database.sqlite.query import (
    MatchExpression,
    SearchQueryExpression,
    normalize,
)
from modelsearch.query import MatchAll, Not
from modelsearch.utils import get_descendants_content_types_pks

OBJECT_ID: Final = "index_entry__object_id"


class SearchScore(Func):
    """SQL expression for the search score of an object, computed once per match."""

    template = "(WITH hit(object_id, score) AS MATERIALIZED %(expressions)s LIMIT 1)"
    arg_joiner = " SELECT score FROM hit WHERE object_id = "
    output_field = FloatField()

    def __init__(self, matches: QuerySet) -> None:
        super().__init__(Subquery(matches.values(OBJECT_ID, "score")), Cast("pk", TextField()))


class MatchOnceSearchQueryCompiler(sqlite.SQLiteSearchQueryCompiler):
    def search(
        self,
        config: str | None,
        start: int | None,
        stop: int | None,
        score_field: str | None = None,
    ) -> Any:
        query = normalize(self.query)
        is_negated = isinstance(query, Not)
        positive = query.subquery if is_negated else query
        if isinstance(positive, MatchAll):
            return super().search(config, start, stop, score_field)
        matches = self._matching_entries(self.build_search_query(positive, config=config), config)
        if is_negated:
            found = self.queryset.exclude(pk__in=matches.values(OBJECT_ID))
        else:
            found = self._with_scores(
                self.queryset.filter(pk__in=matches.values(OBJECT_ID)), matches, score_field
            )
        if not self.order_by_relevance and not found.query.order_by:
            found = found.order_by("-pk")
        return found[start:stop]

    def _matching_entries(self, query: SearchQueryExpression, config: str | None) -> QuerySet:
        """Return the index entries that match the query, with their scores."""
        matches = sqlite.SQLiteFTSIndexEntry.objects.filter(
            MatchExpression(self.fields or self.FTS_TABLE_FIELDS, query),
            index_entry__content_type__in=get_descendants_content_types_pks(self.queryset.model),
        ).annotate(score=self._build_rank_expression(self.get_search_vectors(), config))
        for table in matches.query.alias_map.values():
            if table.join_type:
                table.join_type = "CROSS JOIN"
        return matches

    def _with_scores(self, queryset: QuerySet, matches: QuerySet, score_field: str | None) -> Any:
        score_field = score_field or ("_score" if self.order_by_relevance else None)
        if score_field is None:
            return queryset
        queryset = queryset.annotate(**{score_field: SearchScore(matches)})
        return queryset.order_by(score_field, "-pk") if self.order_by_relevance else queryset


class MatchOnceAutocompleteQueryCompiler(
    MatchOnceSearchQueryCompiler, sqlite.SQLiteAutocompleteQueryCompiler
):
    pass


class SearchBackend(sqlite.SQLiteSearchBackend):
    query_compiler_class = MatchOnceSearchQueryCompiler
    autocomplete_query_compiler_class = MatchOnceAutocompleteQueryCompiler
