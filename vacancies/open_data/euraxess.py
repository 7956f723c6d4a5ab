"""A vacancy in the shape of a job offer of EURAXESS, one for each language.

EURAXESS publishes no schema that we know. The names are those of the headings that its job offers
show in public, as its schema says; nobody there has accepted this format.
"""

from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import override

from people.content.api.references import page_in_language_or_first
from people.models.countries import country_name
from people.structured_data.organisations import employer_of
from people.wording import without_soft_hyphens
from vacancies.choices import (
    EmploymentForm,
    PositionKind,
    built_in_employment_form,
    built_in_position_kind,
)
from vacancies.models import Vacancy, VacancyPage
from vacancies.open_data.loaded_openings import LoadedOpening
from vacancies.open_data.page_texts import section_html, whole_html
from vacancies.open_data.vacancy_object import application_email, application_url, contact_object
from vacancies.posting.people import workplace_address
from vacancies.structured_data.job_facts import (
    FULL_TIME_PERCENT,
    number_of_positions,
    start_date,
    valid_through,
)

# By definition of the profiles: R1 is before the doctorate, R2 is after it and not independent.
PROFILES: Final[dict[str, str]] = {
    PositionKind.DOCTORAL: "First Stage Researcher (R1)",
    PositionKind.POSTDOC: "Recognised Researcher (R2)",
}
CONTRACTS: Final[dict[str, str]] = {
    EmploymentForm.PERMANENT: "Permanent",
    EmploymentForm.FIXED_TERM: "Temporary",
}


def job_offers(request: HttpRequest, opening: LoadedOpening) -> list[dict[str, Any]]:
    """Return a job offer for each language in which the vacancy has a public page."""
    return [
        _job_offer(request, opening, language, page)
        for language, page in sorted(opening.pages.items())
    ]


def _job_offer(
    request: HttpRequest, opening: LoadedOpening, language: str, page: VacancyPage
) -> dict[str, Any]:
    vacancy, url = opening.vacancy, page.get_full_url(request)
    contacts = [contact_object(row) for row in opening.contacts]
    with override(language):
        information = _job_information(opening, language)
        locations = _work_locations(opening, language)
    return {
        "id": f"{vacancy.key}-{language}",
        "language": language,
        "url": url,
        "title": without_soft_hyphens(page.title),
        "job_information": information,
        "offer_description": whole_html(page),
        "where_to_apply": {
            "website": application_url(request, vacancy, language) or url,
            "email": application_email(vacancy),
        },
        "requirements": {"skills_qualifications": section_html(page, "required") or None},
        "additional_information": {"benefits": section_html(page, "benefits") or None},
        "work_locations": locations,
        "contact": contacts,
        "supervisors": [row.person.name for row in opening.supervisors],
    }


def _job_information(opening: LoadedOpening, language: str) -> dict[str, Any]:
    vacancy, workplace = opening.vacancy, next(iter(opening.workplaces), None)
    kind, form = (
        built_in_position_kind(vacancy.kind),
        built_in_employment_form(vacancy.employment_form),
    )
    found = (page_in_language_or_first(pages, language) for pages in opening.area_pages)
    areas = [page for page in found if page]
    address = workplace_address(vacancy.places.all(), workplace)
    return {
        "organisation_company": employer_of(workplace).name().text if workplace else None,
        "department": workplace.name().text if workplace else None,
        "research_field": [without_soft_hyphens(page.title) for page in areas],
        "researcher_profile": [PROFILES[kind]] if kind in PROFILES else [],
        "country": country_name(address.country, "en") if address.country else None,
        "application_deadline": valid_through(vacancy) or None,
        "time_zone": vacancy.time_zone,
        "type_of_contract": CONTRACTS.get(form),
        "job_status": _job_status(vacancy),
        "offer_starting_date": start_date(vacancy) or None,
        "reference_number": vacancy.reference or None,
    }


def _job_status(vacancy: Vacancy) -> str | None:
    if vacancy.extent_percent is None:
        return None
    return "Full-time" if vacancy.extent_percent >= FULL_TIME_PERCENT else "Part-time"


def _work_locations(opening: LoadedOpening, language: str) -> list[dict[str, Any]]:
    vacancy, workplace = opening.vacancy, next(iter(opening.workplaces), None)
    address = workplace_address(vacancy.places.all(), workplace)
    if workplace is None or not address:
        return []
    return [
        {
            "number_of_offers_available": number_of_positions(vacancy),
            "company_institute": employer_of(workplace).name(language).text,
            "country": country_name(address.country, "en") if address.country else None,
            "city": address.locality or None,
            "postal_code": address.postal_code or None,
            "street": address.street or None,
        }
    ]
