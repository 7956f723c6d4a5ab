"""The endpoint of vacancies, and its filter `is_open`."""

from collections.abc import Sequence
from typing import Any

from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from wagtail.api.v2.utils import BadRequestError, parse_boolean

from people.content.api.record_viewset import RecordAPIViewSet
from research.api.area_references import area_references
from vacancies.api import loaded_vacancies
from vacancies.api.loaded_vacancies import LoadedVacancies
from vacancies.api.vacancy_values import FIELDS
from vacancies.models import Vacancy
from vacancies.posting.people import people_and_organisations_on_posting


class IsOpenFilter(BaseFilterBackend):
    """`?is_open=true` for the vacancies that accept applications, `false` for those that have ended."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        if "is_open" not in request.GET:
            return queryset
        try:
            wanted = parse_boolean(request.GET["is_open"])
        except ValueError as error:
            raise BadRequestError(f"is_open: {error}") from error
        return queryset.open(view.scope.at) if wanted else queryset.ended(view.scope.at)


class VacanciesAPIViewSet(RecordAPIViewSet):
    """Open and ended vacancies with a public page, in the order of the list of vacancies."""

    name = "vacancies"
    model = Vacancy
    body_fields = [*FIELDS]
    listing_default_fields = [
        *RecordAPIViewSet.listing_default_fields,
        *("title", "kind", "state", "is_open", "deadline"),
    ]
    nested_default_fields = [*RecordAPIViewSet.nested_default_fields, "title"]
    detail_only_fields = ["contacts", "examiner"]
    filter_backends = [IsOpenFilter, *RecordAPIViewSet.filter_backends]
    filter_fields = ("id", "kind", "reference")
    known_query_parameters = RecordAPIViewSet.known_query_parameters | {"is_open"}

    def get_queryset(self) -> Any:
        vacancies = super().get_queryset().open_first(self.scope.at)
        return vacancies.select_related(*loaded_vacancies.JOINED)

    def load(self, records: Sequence[Vacancy]) -> LoadedVacancies:
        at = self.scope.at
        loaded_vacancies.prefetch_facts(records)
        named = {}
        if self.action == "detail_view":
            named = {one.pk: people_and_organisations_on_posting(one, at) for one in records}
        areas = [area for one in records for area in one.areas.all() if area.live]
        return LoadedVacancies(
            **vars(super().load(records)),
            people=loaded_vacancies.person_references(self.scope, records, named.values()),
            areas=area_references(self.scope, areas, self.language),
            named=named,
        )
