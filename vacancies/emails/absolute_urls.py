"""Absolute URLs for e-mails, on the site of the posting or in the admin."""

from datetime import datetime

from django.conf import settings
from wagtail.models import Page, Site

from vacancies.applications import tokens
from vacancies.applications.committee_url import committee_url
from vacancies.models import Application
from vacancies.posting.form_urls import applicant_view_url


def site_or_admin_root_url(page: Page | None) -> str:
    """Return the root URL of the page's site, else of the admin, without a trailing slash."""
    parts = page.get_url_parts() if page else None
    root = parts[1] if parts else ""
    return str(root).rstrip("/") or _admin_root_url()


def site_root_url(site: Site | None) -> str:
    """Return the root URL of a site, else of the admin, without a trailing slash."""
    return str(site.root_url).rstrip("/") if site else _admin_root_url()


def create_private_link_url(application: Application, page: Page | None, at: datetime) -> str:
    """Create a private link to the application and return its URL, in the active language."""
    token = tokens.create_token(application, at, mailed_to=application.email)
    return site_or_admin_root_url(page) + applicant_view_url("draft", token)


def application_list_url(vacancy_pk: int) -> str:
    """Return the absolute URL of the list of a vacancy's applications in the admin."""
    return _admin_root_url() + committee_url("list", vacancy_pk)


def _admin_root_url() -> str:
    return str(getattr(settings, "WAGTAILADMIN_BASE_URL", None) or "").rstrip("/")
