"""URLs of the application form, and where else applications are sent."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from vacancies import conf
from vacancies.choices import ApplicationMethod
from vacancies.posting.lifecycle import OPEN_STATES, State
from vacancies.protocols import VacancyFacts

FORM_URL_NAMESPACE = "groupsite_vacancies"


def form_url(vacancy: VacancyFacts) -> str:
    """Return the form's URL in the active language; empty if the vacancy or site has no form."""
    if (
        vacancy.application_method != ApplicationMethod.FORM
        or not vacancy.pk
        or not conf.has_applicant_files_storage()
    ):
        return ""
    return application_start_url(vacancy.pk)


def application_link(vacancy: VacancyFacts, state: State) -> str:
    """Return the URL to apply at: of the form, another system or an e-mail; empty unless open."""
    if state not in OPEN_STATES:
        return ""
    if vacancy.application_method == ApplicationMethod.FORM:
        return form_url(vacancy)
    return vacancy.external_application_url or vacancy.application_mailto


def is_form_mounted() -> bool:
    """Whether the host includes `vacancies.urls`."""
    return bool(application_start_url(0))


def application_start_url(vacancy_pk: int) -> str:
    """Return the URL to start an application; empty if the host has not included the form."""
    try:
        return reverse(f"{FORM_URL_NAMESPACE}:start", args=[vacancy_pk])
    except NoReverseMatch:
        return ""


def applicant_view_url(url_name: str, token: str, *args: Any) -> str:
    """Return the path of an applicant's private view; NoReverseMatch if the form is not mounted."""
    return reverse(f"{FORM_URL_NAMESPACE}:{url_name}", args=[token, *args])
