"""Questions about many vacancies, as adjectives. Each takes the moment it is asked for."""

from datetime import datetime
from typing import Any, Self

from django.db.models import F, Q

from people.records.record import RecordQuerySet
from vacancies.conf import closing_soon


class VacancyQuerySet(RecordQuerySet):
    def published(self, at: datetime) -> Self:
        """Live facts whose opening is past: what a stranger may know of."""
        return super().published(at).filter(Q(opens_at=None) | Q(opens_at__lte=at))

    def open(self, at: datetime) -> Self:
        """Those one may apply to."""
        return self.published(at).filter(Q(closes_at=None) | Q(closes_at__gt=at), outcome="")

    def ended(self, at: datetime) -> Self:
        """Those one may no longer apply to."""
        return self.published(at).filter(Q(closes_at__lte=at) | ~Q(outcome=""))

    def closing_soon(self, at: datetime) -> Self:
        return self.open(at).filter(closes_at__lte=at + closing_soon())

    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def in_area(self, area: Any) -> Self:
        return self.filter(areas=area)

    def supervised_by(self, person: Any) -> Self:
        mine = self.model._default_manager.filter(supervisors__person=person)
        return self.filter(pk__in=mine.values("pk"))

    def by_deadline(self) -> Self:
        """The next to close first; those without a deadline last."""
        return self.order_by(F("closes_at").asc(nulls_last=True), "pk")

    def latest_first(self) -> Self:
        """The one that closed last first."""
        return self.order_by(F("closes_at").desc(nulls_last=True), "-opens_at", "-pk")

    def with_facts(self) -> Self:
        """Loads what a list or a page prints of each: a constant number of queries."""
        return self.select_related("organisation__parent__parent__parent").prefetch_related(
            "areas",
            "supervisors__person__roles__role__texts",
            "supervisors__person__roles__organisation__texts",
            "supervisors__person__roles__organisation__parent__texts",
            "supervisors__person__roles__organisation__parent__parent__texts",
            "supervisors__person__portrait__renditions",
            "programmes__organisation__texts",
            "places",
            "extensions",
            "organisation__texts",
            "organisation__parent__texts",
            "organisation__parent__parent__texts",
            "organisation__parent__parent__parent__texts",
        )
