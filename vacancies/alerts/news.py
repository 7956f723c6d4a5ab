"""Events of a period as they are now: loaded once, asked for many subscriptions.

Every digest is composed from what is public when it is sent. An event that is no longer true (the
vacancy has closed or is hidden, the extension was reversed, the deadline is another) is left out.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from wagtail.models import Site

from people.content.languages.site_names import site_name
from people.content.records.lookup import RecordLink, record_links_with_page
from people.content.records.sites import do_sites_list_their_own
from vacancies.models import AlertEvent, AlertEventKind, AlertSubscription, Vacancy
from vacancies.posting.facts import is_extension_in_effect

ORDER = list(AlertEventKind)


@dataclass(frozen=True)
class NewsItem:
    """A vacancy in a digest, and the most important of what has happened to it."""

    kind: AlertEventKind
    vacancy: Vacancy


class AlertNews:
    """The events of a period with their vacancies, as they were when loaded."""

    def __init__(self, since: datetime, until: datetime, at: datetime) -> None:
        self.at = at
        period = AlertEvent.objects.filter(noticed_at__gt=since, noticed_at__lte=until)
        self.events: list[AlertEvent] = list(period.select_related("extension"))
        self._links: dict[str, dict[int, RecordLink]] = {}
        self._site_pks: dict[int, set[int]] = {}
        self._site_names: dict[tuple[int, str | None], str] = {}

    @cached_property
    def vacancies(self) -> dict[int, Vacancy]:
        """Return the open, visible vacancies of the events by primary key."""
        pks = {event.vacancy_id for event in self.events}
        if not pks:
            return {}
        public = Vacancy.objects.open(self.at).visible(self.at).filter(pk__in=pks)
        found = public.prefetch_related("areas", "extensions__texts")
        return {vacancy.pk: vacancy for vacancy in found}

    def items_for(
        self, subscription: AlertSubscription, since: datetime, until: datetime
    ) -> list[NewsItem]:
        """Return the news of a period that concerns a subscription, each vacancy once, in order."""
        kinds: dict[int, AlertEventKind] = {}
        for event in self.events:
            if since < event.noticed_at <= until and self._concerns(event, subscription):
                kind = AlertEventKind(event.kind)
                earlier = kinds.get(event.vacancy_id, kind)
                kinds[event.vacancy_id] = min(kind, earlier, key=ORDER.index)
        items = [NewsItem(kind, self.vacancies[pk]) for pk, kind in kinds.items()]
        return sorted(items, key=self._position)

    def links(self, language: str) -> dict[int, RecordLink]:
        """Return the link of each vacancy, to its page in this language, else in another one."""
        if language not in self._links:
            entries = record_links_with_page(self.vacancies.values(), self.at, language, ())
            self._links[language] = {entry.record.pk: entry for entry in entries}
        return self._links[language]

    def site_name(self, site: Site) -> str:
        """Return the name of a site in the active language; asks the database once for each."""
        key = site.pk, get_language()
        if key not in self._site_names:
            self._site_names[key] = site_name(site)
        return self._site_names[key]

    def drop_hidden_vacancies(self, at: datetime) -> None:
        """Forget loaded vacancies that are no longer open and visible; asks the database."""
        public = Vacancy.objects.open(at).visible(at).filter(pk__in=self.vacancies)
        pks = set(public.order_by().values_list("pk", flat=True))
        for pk in self.vacancies.keys() - pks:
            del self.vacancies[pk]

    def _concerns(self, event: AlertEvent, subscription: AlertSubscription) -> bool:
        vacancy = self.vacancies.get(event.vacancy_id)
        return (
            vacancy is not None
            and _is_still_true(event, vacancy)
            and subscription.wants(vacancy.kind, self._area_keys[vacancy.pk])
            and self._is_listed_in_site(vacancy, subscription)
        )

    def _is_listed_in_site(self, vacancy: Vacancy, subscription: AlertSubscription) -> bool:
        pk = subscription.site_id
        if pk is None or not self._sites_list_their_own:
            return True
        if pk not in self._site_pks:
            listed = Vacancy.objects.filter(pk__in=self.vacancies).in_site(subscription.site)
            self._site_pks[pk] = set(listed.values_list("pk", flat=True))
        return vacancy.pk in self._site_pks[pk]

    @cached_property
    def _area_keys(self) -> dict[int, set[str]]:
        """Return for each vacancy the keys of its areas that visitors may know of."""
        return {
            pk: {str(area.key) for area in vacancy.areas.all() if area.live}
            for pk, vacancy in self.vacancies.items()
        }

    @cached_property
    def _sites_list_their_own(self) -> bool:
        return do_sites_list_their_own()

    def _position(self, item: NewsItem) -> tuple[int, bool, Any, int]:
        closes = item.vacancy.closes_at
        return ORDER.index(item.kind), closes is None, closes or self.at, item.vacancy.pk


def _is_still_true(event: AlertEvent, vacancy: Vacancy) -> bool:
    if event.kind == AlertEventKind.CLOSING:
        return event.closes_at == vacancy.closes_at
    if event.extension is not None:
        return is_extension_in_effect(vacancy, event.extension)
    return True
