"""The namespace and the URLs of the committee's screens, for code that only links to them."""

from typing import Any, Final

from django.urls import reverse

NAMESPACE: Final = "groupsite_vacancies_committee"


def committee_url(name: str, *args: Any) -> str:
    """The URL of one of the committee's screens."""
    return reverse(f"{NAMESPACE}:{name}", args=args)
