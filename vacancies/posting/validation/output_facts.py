"""Finds facts that structured data and exports lack, where a posting itself can do without them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from people.content.findings.finding import Finding, warning
from people.models import Organisation
from people.models.postal_addresses import PostalAddress
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT
from vacancies.posting.people import has_place_of_its_own
from vacancies.protocols import VacancyFacts

COUNTRY_OF_PLATSBANKEN: Final = "SE"


def missing_output_fact_findings(vacancy: VacancyFacts) -> list[Finding]:
    """Return warnings about facts that search engines and job boards are not told.

    Thesis projects are in none of these outputs. Most findings are about the organisation. A reference
    number, a deadline and an amount of the salary are not missed: many positions have none.
    """
    organisation = vacancy.organisation
    if organisation is None or vacancy.kind in KINDS_WITHOUT_EMPLOYMENT:
        return []
    return [
        *_working_hours_findings(vacancy),
        *_place_findings(vacancy),
        *_organisation_findings(organisation),
    ]


def _working_hours_findings(vacancy: VacancyFacts) -> Iterator[Finding]:
    if not vacancy.extent_percent:
        yield warning(
            _(
                "Job boards and search engines do not learn whether the position is full-time or "
                "part-time. Enter the working hours."
            ),
            "extent_percent",
        )


def _place_findings(vacancy: VacancyFacts) -> Iterator[Finding]:
    if has_place_of_its_own(vacancy.places.all(), vacancy.organisation):
        yield warning(
            _(
                "This location has no postal address, so job boards and search engines do not learn "
                "the town and the country. Leave it empty if it is that of the organisation."
            ),
            "places",
        )


def _organisation_findings(organisation: Organisation) -> Iterator[Finding]:
    address, names = organisation.postal_address(), {"name": str(organisation)}
    if missing := _missing_part_of_address(address):
        sentence = _(
            "“%(name)s” has no complete postal address: job boards and search engines do not learn "
            "where the position is."
        )
        yield replace(warning(sentence % names, missing), screen=organisation)
    if address.country == COUNTRY_OF_PLATSBANKEN and not organisation.register_number():
        sentence = _(
            "“%(name)s” has no organisation number, which the export for Platsbanken leaves out."
        )
        yield replace(warning(sentence % names, "organisation_number"), screen=organisation)


def _missing_part_of_address(address: PostalAddress) -> str:
    """Return the field without which an address says too little; empty if there is none."""
    if not address.country:
        return "country"
    return "" if address.locality else "locality"
