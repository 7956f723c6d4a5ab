"""A vacancy in the shape of an ad of JobTech's open API, for Platsbanken, one for each language.

The names are those of ads in JobSearch (https://jobsearch.api.jobtechdev.se/). Values of its taxonomy,
such as occupations, are left out: the record does not have them.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import override

from people.models import Organisation
from people.models.countries import country_name
from people.structured_data.organisations import employer_of
from people.wording import without_soft_hyphens
from vacancies.models import Vacancy, VacancyContact, VacancyPage
from vacancies.open_data.loaded_openings import LoadedOpening
from vacancies.open_data.page_texts import items_of_section, plain_text, whole_html
from vacancies.open_data.vacancy_object import application_email, application_url, contact_object
from vacancies.posting.facts import salary_text
from vacancies.posting.people import workplace_address
from vacancies.structured_data.job_facts import (
    FULL_TIME_PERCENT,
    local_time_text,
    number_of_positions,
    valid_through,
)

COUNTRY: Final = "SE"
WITHOUT_SKILLS: Final = ("languages", "work_experiences", "education", "education_level")


def ads(request: HttpRequest, opening: LoadedOpening) -> list[dict[str, Any]]:
    """Return an ad for each language in which the vacancy has a public page."""
    return [
        _ad(request, opening, language, page) for language, page in sorted(opening.pages.items())
    ]


def _ad(
    request: HttpRequest, opening: LoadedOpening, language: str, page: VacancyPage
) -> dict[str, Any]:
    vacancy, workplace = opening.vacancy, next(iter(opening.workplaces), None)
    html = whole_html(page)
    with override(language):
        salary, employer = salary_text(vacancy), _employer(workplace)
    return {
        "id": f"{vacancy.key}-{language}",
        "external_id": str(vacancy.key),
        "detected_language": language,
        "webpage_url": page.get_full_url(request),
        "headline": without_soft_hyphens(page.title),
        "application_deadline": valid_through(vacancy) or None,
        "number_of_vacancies": number_of_positions(vacancy),
        "description": {"text": plain_text(html), "text_formatted": html},
        "salary_description": salary or None,
        "working_hours_type": {"label": label} if (label := _working_hours(vacancy)) else None,
        "scope_of_work": {"min": vacancy.extent_percent, "max": vacancy.extent_percent},
        "employer": employer,
        "application_details": _application_details(request, vacancy, language),
        "workplace_address": _workplace_address(vacancy, workplace),
        "must_have": _requirements(items_of_section(page, "required")),
        "nice_to_have": _requirements(items_of_section(page, "meritorious")),
        "application_contacts": [_application_contact(row) for row in opening.contacts],
        "supervisors": [row.person.name for row in opening.supervisors],
        "publication_date": _publication_date(vacancy),
        "last_publication_date": valid_through(vacancy) or None,
    }


def _publication_date(vacancy: Vacancy) -> str | None:
    """Return the instant at which applications open, with the offset of the vacancy's time zone."""
    return local_time_text(vacancy.opens_at, vacancy.time_zone) if vacancy.opens_at else None


def _application_contact(row: VacancyContact) -> dict[str, str | None]:
    values = contact_object(row)
    return {"name": values["name"], "email": values["email"], "telephone": values["phone"]}


def _working_hours(vacancy: Vacancy) -> str:
    """Return JobTech's label for the working hours; empty if they are not known."""
    if vacancy.extent_percent is None:
        return ""
    return "Heltid" if vacancy.extent_percent >= FULL_TIME_PERCENT else "Deltid"


def _employer(workplace: Organisation | None) -> dict[str, str | None]:
    """Return the employer; its number as ten digits, if its country is Sweden."""
    if workplace is None:
        return {"name": None, "workplace": None, "url": None, "organization_number": None}
    employer, number = employer_of(workplace), workplace.register_number()
    is_swedish = workplace.postal_address().country == COUNTRY
    return {
        "name": employer.name().text,
        "workplace": workplace.name().text,
        "url": employer.website() or None,
        "organization_number": (re.sub(r"\D", "", number) or None) if is_swedish else None,
    }


def _application_details(
    request: HttpRequest, vacancy: Vacancy, language: str
) -> dict[str, str | bool | None]:
    return {
        "reference": vacancy.reference or None,
        "email": application_email(vacancy),
        "url": application_url(request, vacancy, language),
        "via_af": False,
    }


def _workplace_address(
    vacancy: Vacancy, workplace: Organisation | None
) -> dict[str, str | None] | None:
    address = workplace_address(vacancy.places.all(), workplace)
    if not address:
        return None
    return {
        "street_address": address.street or None,
        "postcode": address.postal_code or None,
        "city": address.locality or None,
        "country": country_name(address.country, "sv") if address.country else None,
    }


def _requirements(labels: Iterable[str]) -> dict[str, list[dict[str, str]]]:
    """Return the items of a list in the text as skills; nobody has sorted them into the other kinds."""
    skills: list[dict[str, str]] = [{"label": label} for label in labels]
    return {"skills": skills, **{name: [] for name in WITHOUT_SKILLS}}
