"""Funders, programmes and partners: those that the editors chose, and those that vacancies name."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Site

from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql
from people.content.sorting import alphabetical_sort_key
from people.models import PARTNER_KINDS, Organisation
from people.prefetching import prefetch_texts
from research.models import ResearchArea
from vacancies.models import Vacancy
from vacancies.models.querysets import VacancyQuerySet
from vacancies.posting.lifecycle import Outcome


def site_partners(at: datetime, site: Site | None) -> list[Organisation]:
    """Return the partners that editors chose or public vacancies name, by name; at most four queries."""

    def partners(at: datetime) -> Any:
        named = _is_partner_in_public_vacancies(Vacancy.objects.in_site(site), at)
        return _partners(Q(is_partner=True) | Q(named))

    form = "partners of the site" if site is None else None
    return _in_order(fetch_public_with_kept_sql(form, Vacancy, partners, at))


def partners_of_area(area: ResearchArea, at: datetime) -> list[Organisation]:
    """Return the partners in an area's public vacancies, open or ended but not cancelled, by name."""

    def partners(at: datetime, area: Any) -> Any:
        return _partners(Q(_is_partner_in_public_vacancies(Vacancy.objects.in_area(area), at)))

    key = Parameter(ResearchArea._meta.pk, area.pk)
    return _in_order(
        fetch_public_with_kept_sql("partners of an area", Vacancy, partners, at, [key])
    )


def _is_partner_in_public_vacancies(vacancies: VacancyQuerySet, at: datetime) -> Exists:
    """Return a condition: the organisation is a partner in one of these, public and not cancelled."""
    public = vacancies.visible(at).exclude(outcome=Outcome.CANCELLED)
    return Exists(public.filter(programmes__organisation=OuterRef("pk")))


def _partners(chosen: Q) -> Any:
    found = Organisation.objects.filter(chosen, kind__in=PARTNER_KINDS)
    return found.select_related("logo").prefetch_related("logo__renditions")


def _in_order(partners: list[Organisation]) -> list[Organisation]:
    """Return them by name, with their texts prefetched."""
    if partners:
        prefetch_texts(partners)
    return sorted(partners, key=lambda one: (alphabetical_sort_key(one.name().text), one.pk))
