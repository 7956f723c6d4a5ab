"""Whole addresses, as a mail needs them: of the site on which the posting stands."""

from datetime import datetime
from typing import Any

from django.conf import settings

from vacancies.applications import tokens
from vacancies.applications.committee_urls import committee_url
from vacancies.models import Application
from vacancies.posting.form_urls import of_draft


def site_address(page: Any | None) -> str:
    """The site's root without a slash at its end; the admin's own where no page is to be had."""
    parts = page.get_url_parts() if page else None
    root = parts[1] if parts else ""
    return str(root).rstrip("/") or _admin_site()


def fresh_link(application: Application, page: Any | None, at: datetime) -> str:
    """A link of its own for this mail (R36); the path is in the active language."""
    token = tokens.create_token(application, at, mailed_to=application.email)
    return site_address(page) + of_draft("draft", token)


def list_address(vacancy_pk: int) -> str:
    """The list of a vacancy's applications in the admin."""
    return _admin_site() + committee_url("list", vacancy_pk)


def _admin_site() -> str:
    return str(getattr(settings, "WAGTAILADMIN_BASE_URL", None) or "").rstrip("/")
