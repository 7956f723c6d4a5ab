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
                "Job boards and search engines learn the country of the organisation, but no town or "
                "street: a location has no postal address. Leave it empty if it is that of the "
                "organisation. For another campus, add an organisation with its postal address, and "
                "choose it as the organisation of this vacancy."
            ),
            "places",
        )


def _organisation_findings(organisation: Organisation) -> Iterator[Finding]:
    address, names = organisation.postal_address(), {"name": str(organisation)}
    if not (address.country and address.locality):
        yield _incomplete_address_finding(organisation, address)
    if address.country == COUNTRY_OF_PLATSBANKEN and not organisation.register_number():
        sentence = _(
            "“%(name)s” has no organisation number, which the export for Platsbanken leaves out."
        )
        yield replace(warning(sentence % names, "organisation_number"), screen=organisation)


def _incomplete_address_finding(organisation: Organisation, address: PostalAddress) -> Finding:
    """Return a warning that names the missing part, where it should be entered."""
    unit = _unit_to_complete(organisation, address.country)
    if address.country:
        field, sentence = (
            "locality",
            _(
                "The postal address of “%(name)s” has no town: job boards and search engines do not "
                "learn where the position is."
            ),
        )
    else:
        field, sentence = (
            "country",
            _(
                "The postal address of “%(name)s” has no country: job boards and search engines do "
                "not learn where the position is."
            ),
        )
    return replace(warning(sentence % {"name": unit}, field), screen=unit)


def _unit_to_complete(organisation: Organisation, country: str) -> Organisation:
    """Return the unit with part of the address, the nearest in this country; else the topmost."""
    units = [organisation, *organisation.ancestors()]
    same = [unit for unit in units if unit.country in ("", country)]
    within = [unit for unit in same if unit.has_address_within_country]
    in_country = [unit for unit in same if unit.country]
    return [*within, *in_country, units[-1]][0]
