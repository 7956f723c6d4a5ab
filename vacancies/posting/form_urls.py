"""Where the application form of a vacancy is."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from vacancies import conf
from vacancies.choices import Method

NAMESPACE = "groupsite_vacancies"


def form_url(vacancy: Any) -> str:
    """The form's address in the active language; empty where the vacancy or the site has none."""
    if vacancy.application_method != Method.FORM or not vacancy.pk or not conf.has_files_storage():
        return ""
    return start_url(vacancy.pk)


def form_is_mounted() -> bool:
    """Whether the host includes `vacancies.urls` at all."""
    return bool(start_url(0))


def start_url(vacancy_pk: int) -> str:
    """Where one begins; empty where the host does not include `vacancies.urls`."""
    try:
        return reverse(f"{NAMESPACE}:start", args=[vacancy_pk])
    except NoReverseMatch:
        return ""


def of_draft(name: str, token: str, *args: Any) -> str:
    return reverse(f"{NAMESPACE}:{name}", args=[token, *args])
