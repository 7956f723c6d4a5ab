"""The admin's list of publications."""

from typing import Any, Final

import django_filters  # type: ignore[import-untyped]
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.content.admin.columns import ExportOnlyColumn, TextColumn
from people.content.admin.filters import RADIO_FILTER_OPTIONS, RecordFilters
from people.content.admin.listing import SearchableRecordListView
from people.content.records.latest_drafts import set_draft_fields_of_unpublished
from people.content.records.permissions import objects_visible_in_admin
from people.models import Person
from research.bibliography.folding import folded
from research.models import Authorship, Publication, PublicationQuerySet, ResearchArea

DRAFT_FIELDS: Final = ("title", "year", "month", "venue", "kind", "doi", "arxiv")
NAMES_SHOWN: Final = 3


class FactsState(models.TextChoices):
    """States of facts without pages, as the list filters by them."""

    DRAFT = "draft", pgettext_lazy("facts", "Draft")
    LIVE = "live", pgettext_lazy("facts", "Live")
    WAITING = "waiting", pgettext_lazy("facts", "Live, with changes that are not published")


FACTS_IN_STATE: Final = {
    FactsState.DRAFT: Q(live=False),
    FactsState.LIVE: Q(live=True),
    FactsState.WAITING: Q(live=True, has_unpublished_changes=True),
}


def facts_state(publication: Publication) -> FactsState:
    """Return the state of a publication, the most precise one."""
    if not publication.live:
        return FactsState.DRAFT
    return FactsState.WAITING if publication.has_unpublished_changes else FactsState.LIVE


def _filterable_areas(_request: HttpRequest | None) -> Any:
    return ResearchArea.objects.with_page_titles()


def _filterable_people(request: HttpRequest | None) -> Any:
    """Return the persons who have publications and whom the user may see."""
    people = Person.objects.filter(pk__in=Authorship.objects.values("person"))
    return objects_visible_in_admin(request.user, people) if request else people


def _years() -> list[tuple[int, str]]:
    found = Publication.objects.exclude(year=None).order_by("-year")
    years: Any = found.values_list("year", flat=True).distinct()
    return [(year, str(year)) for year in years]


class PublicationFilters(RecordFilters):
    state = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=FactsState.choices,
        **RADIO_FILTER_OPTIONS,
        method="filter_by_state",
    )
    year = django_filters.ChoiceFilter(label=_("Year"), choices=_years, **RADIO_FILTER_OPTIONS)
    areas = django_filters.ModelChoiceFilter(
        label=_("Research area"), queryset=_filterable_areas, **RADIO_FILTER_OPTIONS
    )
    person = django_filters.ModelChoiceFilter(
        label=_("Person"),
        queryset=_filterable_people,
        **RADIO_FILTER_OPTIONS,
        method="filter_by_person",
    )

    class Meta:
        model = Publication
        fields = ["state", "year", "areas", "person"]

    def filter_by_state(
        self, publications: PublicationQuerySet, _name: str, state: str
    ) -> PublicationQuerySet:
        return publications.filter(FACTS_IN_STATE[FactsState(state)])

    def filter_by_person(
        self, publications: PublicationQuerySet, _name: str, person: Person
    ) -> PublicationQuerySet:
        return publications.of_person(person)


class PublicationListView(SearchableRecordListView):
    filterset_class = PublicationFilters
    has_bulk_actions = True
    selection_words = {
        "SINGULAR": _("1 publication selected"),
        "PLURAL": _("%(objects)s publications selected"),
        "ALL": _("All %(objects)s publications on this page selected"),
        "ALL_IN_LISTING": _("All publications in this list selected"),
    }

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().defer("abstract", "abstract_html", "abstract_text")

    def load_row_data(self, records: list[Any]) -> None:
        """Set draft fields of unpublished publications, and the names of the first authors."""
        drafts = set_draft_fields_of_unpublished(records, DRAFT_FIELDS)
        rows = Authorship.objects.filter(publication__in=records, printed=True)
        names: dict[int, list[str]] = {record.pk: [] for record in records}
        for row in rows.order_by("sort_order", "pk"):
            names[row.publication_id].append(row.literal or row.family)
        for pk, draft in drafts.items():
            typed = [row for row in draft.get("authorships", []) if row.get("printed")]
            names[pk] = [row.get("literal") or row.get("family") or "" for row in typed]
        for record in records:
            shown = names[record.pk]
            more = " …" if len(shown) > NAMES_SHOWN else ""
            record.first_authors = ", ".join(shown[:NAMES_SHOWN]) + more
            record.all_authors = ", ".join(shown)

    def search_queryset(self, queryset: models.QuerySet) -> Any:
        """Return the publications whose title, names, venue, year or identifiers have each word.

        Marks and case do not count. Drafts that are not published yet are found by their title.
        """
        words = folded(self.search_query or "").split()
        if not self.is_searching:
            return queryset
        if not words:
            return queryset.none()
        for word in words:
            in_draft = Q(latest_revision__content__title__icontains=word)
            unpublished = Q(has_unpublished_changes=True) | Q(live=False)
            queryset = queryset.filter(Q(found_by__contains=word) | (unpublished & in_draft))
        return queryset

    def fact_columns(self) -> list[Any]:
        return [
            TextColumn(
                "authors",
                label=_("Authors"),
                accessor="first_authors",
                export=lambda record: record.all_authors,
            ),
            TextColumn("year", label=_("Year"), sort_key="sort_date"),
            TextColumn("venue", label=_("Journal, conference or university")),
            TextColumn("kind", label=_("Type"), accessor="get_kind_display"),
            ExportOnlyColumn("doi", label="DOI"),
            ExportOnlyColumn("arxiv", label="arXiv"),
            ExportOnlyColumn("cite_key", label=_("Key")),
        ]
