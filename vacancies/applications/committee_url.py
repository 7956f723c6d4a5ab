"""Builds URLs of the committee's views from their names, for code that links to them."""

from typing import Any, Final

from django.urls import reverse

COMMITTEE_URL_NAMESPACE: Final = "groupsite_vacancies_committee"


def committee_url(name: str, *args: Any) -> str:
    """Return the URL of a committee view by its URL name and arguments."""
    return reverse(f"{COMMITTEE_URL_NAMESPACE}:{name}", args=args)
