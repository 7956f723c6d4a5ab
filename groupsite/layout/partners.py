"""Funders, programmes and partners: those that the editors chose, and those that vacancies name."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Site

from people.content.sorting import alphabetical_sort_key
from people.models import PARTNER_KINDS, Organisation
from people.prefetching import prefetch_texts
from research.models import ResearchArea
from vacancies.models import Vacancy
from vacancies.models.querysets import VacancyQuerySet
from vacancies.posting.lifecycle import Outcome


def site_partners(at: datetime, site: Site | None) -> list[Organisation]:
    """Return the partners that editors chose or public vacancies name, by name; at most four queries."""
    vacancies = Vacancy.objects.in_site(site)
    return _load_partners(Q(is_partner=True) | Q(_is_partner_in_public_vacancies(vacancies, at)))


def partners_of_area(area: ResearchArea, at: datetime) -> list[Organisation]:
    """Return the partners in an area's public vacancies, open or ended but not cancelled, by name."""
    return _load_partners(Q(_is_partner_in_public_vacancies(Vacancy.objects.in_area(area), at)))


def _is_partner_in_public_vacancies(vacancies: VacancyQuerySet, at: datetime) -> Exists:
    """Return a condition: the organisation is a partner in one of these, public and not cancelled."""
    public = vacancies.visible(at).exclude(outcome=Outcome.CANCELLED)
    return Exists(public.filter(programmes__organisation=OuterRef("pk")))


def _load_partners(chosen: Q) -> list[Organisation]:
    found = list(
        Organisation.objects.filter(chosen, kind__in=PARTNER_KINDS)
        .select_related("logo")
        .prefetch_related("logo__renditions")
    )
    if found:
        prefetch_texts(found)
    return sorted(found, key=lambda one: (alphabetical_sort_key(one.name().text), one.pk))
