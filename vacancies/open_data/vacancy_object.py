"""A vacancy in the project's own format: facts once, texts in each language."""

from typing import Any

from django.http import HttpRequest
from django.utils import translation

from people.structured_data.json_ld import full_url
from people.wording import without_soft_hyphens
from vacancies.choices import (
    ApplicationMethod,
    SalaryKind,
    StartKind,
    built_in_employment_form,
    built_in_position_kind,
)
from vacancies.models import Vacancy, VacancyContact, VacancyPage
from vacancies.open_data.loaded_openings import LoadedOpening
from vacancies.open_data.organisation_object import (
    address_object,
    organisation_object,
    workplace_object,
)
from vacancies.open_data.page_texts import sections_of_page
from vacancies.posting.form_urls import form_url
from vacancies.posting.people import workplace_address
from vacancies.structured_data.job_facts import local_time_text, number, start_date, valid_through


def vacancy_object(request: HttpRequest, opening: LoadedOpening) -> dict[str, Any]:
    """Return an open vacancy: each fact once, and the texts of its public pages by language."""
    vacancy, workplaces = opening.vacancy, opening.workplaces
    places, first = list(vacancy.places.all()), next(iter(workplaces), None)
    return {
        "id": str(vacancy.key),
        "reference": vacancy.reference or None,
        "type": vacancy.kind,
        "built_in_type": built_in_position_kind(vacancy.kind),
        "positions": {
            "min": vacancy.positions_min,
            "max": vacancy.positions_max or vacancy.positions_min,
        },
        **_dates(vacancy),
        "employment": _employment(vacancy),
        "salary": _salary(vacancy),
        "workplaces": [workplace_object(unit) for unit in workplaces],
        "location": {
            "names": {row.language: row.place for row in places} or _places_of(opening),
            "address": address_object(workplace_address(places, first)),
        },
        "programmes": [organisation_object(one) for one in opening.programmes],
        "research_areas": [
            {page.locale.language_code: without_soft_hyphens(page.title) for page in pages}
            for pages in opening.area_pages
        ],
        "supervisors": [
            {"id": str(row.person.key), "name": row.person.name, "role": row.role}
            for row in opening.supervisors
        ],
        "contacts": [contact_object(row) for row in opening.contacts],
        "application": _application(vacancy),
        "pages": {
            language: _page_object(request, vacancy, page)
            for language, page in sorted(opening.pages.items())
        },
    }


def _places_of(opening: LoadedOpening) -> dict[str, str]:
    """Return the location of the first workplace, else of the nearest unit above it, by language."""
    for workplace in opening.workplaces[:1]:
        for unit in (workplace, *workplace.ancestors()):
            if found := {row.language: row.place for row in unit.texts.all() if row.place}:
                return found
    return {}


def _dates(vacancy: Vacancy) -> dict[str, Any]:
    zone, opens, on = vacancy.time_zone, vacancy.opens_at, vacancy.deadline_on
    deadline = {
        "date": on.isoformat() if on else None,
        "last_second": valid_through(vacancy),
        "time_zone": zone,
    }
    return {
        "posted_on": vacancy.posted_on.isoformat() if vacancy.posted_on else None,
        "opened_at": local_time_text(opens, zone) if opens else None,
        "deadline": deadline if on else None,
        "deadline_extensions": [
            {
                "from": row.extended_from.isoformat(),
                "to": row.extended_to.isoformat(),
                "announced_at": local_time_text(row.extended_at, zone),
            }
            for row in vacancy.extensions.all()
        ],
    }


def _employment(vacancy: Vacancy) -> dict[str, Any]:
    in_period = vacancy.start == StartKind.IN_PERIOD
    return {
        "form": vacancy.employment_form or None,
        "built_in_form": built_in_employment_form(vacancy.employment_form) or None,
        "percent_of_full_time": vacancy.extent_percent,
        "months": {"min": vacancy.duration_min, "max": vacancy.duration_max},
        "start": {
            "kind": vacancy.start or None,
            "date": start_date(vacancy) or None,
            "period": (vacancy.start_period or None) if in_period else None,
            "year": vacancy.start_year if in_period else None,
        },
    }


def _salary(vacancy: Vacancy) -> dict[str, Any] | None:
    least, most = vacancy.salary_amount, vacancy.salary_max
    if vacancy.salary != SalaryKind.AMOUNT or least is None:
        return {"kind": vacancy.salary} if vacancy.salary else None
    valid = vacancy.salary_valid_from
    return {
        "kind": vacancy.salary,
        "min": number(least),
        "max": number(least if most is None else most),
        "currency": vacancy.salary_currency or None,
        "period": vacancy.salary_period,
        "valid_from": valid.isoformat() if valid else None,
    }


def contact_object(row: VacancyContact) -> dict[str, str | None]:
    """Return the name of a contact, and how to reach them."""
    values = {"name": row.shown_name, "email": row.shown_email, "phone": row.shown_phone}
    return {key: value or None for key, value in values.items()}


def _application(vacancy: Vacancy) -> dict[str, Any]:
    return {
        "method": vacancy.application_method,
        "url": vacancy.external_application_url or None,
        "email": application_email(vacancy),
        "languages": vacancy.application_language.split(),
    }


def application_email(vacancy: Vacancy) -> str | None:
    """Return where to send applications, if they are sent by e-mail; else None."""
    is_email = vacancy.application_method == ApplicationMethod.EMAIL
    return (vacancy.application_email or None) if is_email else None


def application_url(request: HttpRequest, vacancy: Vacancy, language: str) -> str | None:
    """Return where to apply: the form of this site in this language, or another system; else None."""
    with translation.override(language):
        own = form_url(vacancy)
    if own:
        return full_url(request, own)
    return vacancy.external_application_url or None


def _page_object(request: HttpRequest, vacancy: Vacancy, page: VacancyPage) -> dict[str, Any]:
    return {
        "title": without_soft_hyphens(page.title),
        "url": page.get_full_url(request),
        "application_url": application_url(request, vacancy, page.locale.language_code),
        "introduction": page.lead,
        "sections": sections_of_page(page),
    }
