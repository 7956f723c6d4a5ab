"""The queryset of vacancies; methods that depend on the time take it as `at`."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    Expression,
    F,
    Min,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Least

from people.content.local_time_instants import start_of_next_local_day
from people.content.records.kept_sql import sql_may_be_kept
from people.content.records.record import RecordQuerySet
from people.models import Person
from research.models import Project, ResearchArea
from vacancies.choices import ApplicationMethod
from vacancies.conf import closing_soon_period

# How long feeds and calendars say that a vacancy has closed or been decided, before it leaves them.
ENDED_IN_FEEDS: Final = timedelta(days=30)
LONG_AGO: Final = Value(datetime(1970, 1, 1, tzinfo=UTC), output_field=DateTimeField())


def facts_changed_at(vacancy: str) -> Expression:
    """Return when public facts of a vacancy last changed, for a queryset with this foreign key to it.

    That is when it opened, its facts changed, or a supervisor's record was last published.
    """
    supervisors = Person.objects.filter(live=True, supervises__vacancy=OuterRef(f"{vacancy}_id"))
    newest = supervisors.order_by(F("last_published_at").desc(nulls_last=True))
    changes = (
        f"{vacancy}__opens_at",
        Coalesce(f"{vacancy}__version__facts_changed_at", f"{vacancy}__last_published_at"),
        Subquery(newest.values("last_published_at")[:1]),
    )
    return Greatest(*(Coalesce(change, LONG_AGO) for change in changes))


class VacancyQuerySet(RecordQuerySet):
    @sql_may_be_kept
    def published(self, at: datetime) -> Self:
        """Return live vacancies that have opened, which anonymous visitors may see."""
        return super().published(at).filter(Q(opens_at=None) | Q(opens_at__lte=at))

    def open(self, at: datetime) -> Self:
        """Return live vacancies that have opened, have no outcome and whose deadline has not passed."""
        return self.published(at).filter(Q(closes_at=None) | Q(closes_at__gt=at), outcome="")

    def accepting(self, at: datetime) -> Self:
        """Return open vacancies with a visible page that take applications by this site's form."""
        return self.open(at).visible(at).filter(application_method=ApplicationMethod.FORM)

    def ended(self, at: datetime) -> Self:
        """Return published vacancies that no longer accept applications."""
        return self.published(at).filter(Q(closes_at__lte=at) | ~Q(outcome=""))

    def in_feeds(self, at: datetime) -> Self:
        """Return the published vacancies that are open, or whose end was less than 30 days ago."""
        since = at - ENDED_IN_FEEDS
        undecided = Q(outcome="") & (Q(closes_at=None) | Q(closes_at__gt=since))
        decided = ~Q(outcome="") & Q(version__deadline_changed_at__gt=since)
        return self.published(at).filter(undecided | decided)

    def last_changed_first(self, at: datetime) -> Self:
        """Sort by when the vacancy opened, its facts changed, or it closed before `at`; latest first."""
        changes = (
            "opens_at",
            Coalesce("version__facts_changed_at", "last_published_at"),
            Case(When(closes_at__lte=at, then="closes_at")),
        )
        latest = Greatest(*(Coalesce(change, LONG_AGO) for change in changes))
        return self.order_by(latest.desc(), "-pk")

    def whose_translations_must_match(self, at: datetime) -> Self:
        """Return live vacancies that have not ended: their translations must match."""
        not_over = Q(closes_at=None) | Q(closes_at__gt=at)
        return super().whose_translations_must_match(at).filter(not_over, outcome="")

    def closing_soon(self, at: datetime) -> Self:
        return self.open(at).filter(closes_at__lte=at + closing_soon_period())

    def next_public_change(self, at: datetime) -> datetime | None:
        """Return the first instant after `at` at which a public page shows a vacancy differently.

        That is when one opens, begins to close soon, or closes, when an information meeting begins,
        when it leaves the feeds, and when the number of days left changes, which each vacancy counts in
        its own time zone.
        """
        soon, since = closing_soon_period(), at - ENDED_IN_FEEDS
        instants = self.filter(live=True).aggregate(
            opens=Min("opens_at", filter=Q(opens_at__gt=at)),
            begins_to_close=Min("closes_at", filter=Q(closes_at__gt=at + soon)),
            closes=Min("closes_at", filter=Q(closes_at__gt=at)),
            meets=Min("meeting_at", filter=Q(meeting_at__gt=at)),
            left_after_closing=Min(
                "closes_at", filter=Q(outcome="", closes_at__gt=since, closes_at__lte=at)
            ),
            left_after_decision=Min(
                "version__deadline_changed_at",
                filter=~Q(outcome="") & Q(version__deadline_changed_at__gt=since),
            ),
        )
        if instants["begins_to_close"]:
            instants["begins_to_close"] -= soon
        for name in ("left_after_closing", "left_after_decision"):
            if instants[name]:
                instants[name] += ENDED_IN_FEEDS
        counting = self.filter(live=True, deadline_on__gte=(at - timedelta(days=1)).date())
        zones = set(counting.order_by().values_list("time_zone", flat=True).distinct())
        midnights = [start_of_next_local_day(at, ZoneInfo(zone)) for zone in zones]
        return min([*filter(None, instants.values()), *midnights], default=None)

    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def in_area(self, area: ResearchArea) -> Self:
        return self.filter(areas=area)

    def in_project(self, project: Project) -> Self:
        return self.filter(projects=project)

    def at_organisations(self, organisation_ids: Collection[int]) -> Self:
        """Return vacancies whose workplace or second employer is one of these organisations."""
        return self.filter(
            Q(organisation__in=organisation_ids) | Q(second_organisation__in=organisation_ids)
        )

    def supervised_by(self, person: Person) -> Self:
        mine = self.model._default_manager.filter(supervisors__person=person)
        return self.filter(pk__in=mine.values("pk"))

    def open_periods(self, at: datetime) -> Any:
        """Return (opens_at, closes_at) of what is or will be `open` and `visible`, unless closed at `at`.

        None stands for no such instant. One query without a date in its text, for whoever counts open
        vacancies at more than one time.
        """
        model: Any = self.model
        pages = model.page_model().objects.live_and_unrestricted().filter(vacancy=OuterRef("pk"))
        not_over = Q(closes_at=None) | Q(closes_at__gt=at)
        found = self.filter(not_over, Exists(pages), live=True, outcome="")
        return found.order_by().values_list("opens_at", "closes_at")

    def by_deadline(self) -> Self:
        """Sort by deadline, the earliest first; those without a deadline last."""
        return self.order_by(F("closes_at").asc(nulls_last=True), "pk")

    def newest_first(self) -> Self:
        """Sort by the time of opening, the latest first."""
        return self.order_by(F("opens_at").desc(nulls_last=True), "-pk")

    def open_first(self, at: datetime) -> Self:
        """Sort open vacancies first, by deadline; then ended ones, the most recent first.

        The moment of these is that of `openings.last_moment_of_ended`.
        """
        is_open = Q(outcome="") & (Q(closes_at=None) | Q(closes_at__gt=at))
        decided_at = Case(When(~Q(outcome=""), then="version__deadline_changed_at"))
        # Both are NULL together: with one NULL, databases have different opinions of the least.
        last_moment = Least(
            Coalesce("closes_at", decided_at, "opens_at"),
            Coalesce(decided_at, "closes_at", "opens_at"),
        )
        return self.annotate(
            has_ended=Case(When(is_open, then=False), default=True),
            open_until=Case(When(is_open, then="closes_at")),
        ).order_by(
            "has_ended",
            F("open_until").asc(nulls_last=True),
            last_moment.desc(nulls_last=True),
            "-pk",
        )

    def with_facts(self) -> Self:
        """Prefetch what lists of vacancies show, in a constant number of queries."""
        return self.prefetch_related(
            "areas",
            self._prefetch_rows_with_object("supervisors", "person"),
            self._prefetch_rows_with_object("programmes", "organisation"),
            "programmes__organisation__texts",
        )

    def _prefetch_rows_with_object(self, relation: str, foreign_key: str) -> Prefetch:
        """Return a `Prefetch` of a relation's rows, each with the object of its foreign key."""
        model: Any = self.model._meta.get_field(relation).related_model
        return Prefetch(relation, model.objects.select_related(foreign_key))
