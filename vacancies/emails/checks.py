"""System check of the address that e-mails to readers of applications link to."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from vacancies.posting.form_urls import is_form_mounted

# What `wagtail start` writes, and what belongs to somebody else (RFC 2606).
EXAMPLE_HOSTS: Final = ("example.com", "example.net", "example.org")


def check_admin_base_url(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return a warning if e-mails to readers would link to no host, or to an example host."""
    url = str(getattr(settings, "WAGTAILADMIN_BASE_URL", None) or "")
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if not is_form_mounted() or (host and host not in EXAMPLE_HOSTS):
        return []
    where = f"to {url}, which is not your site" if host else "nowhere"
    message = f"E-mails to those who read applications link {where}."
    hint = (
        "Set WAGTAILADMIN_BASE_URL to the address of your admin without /admin, such as "
        '"https://www.your-site.edu", and WAGTAIL_SITE_NAME to the name that signs these e-mails.'
    )
    return [checks.Warning(message, hint=hint, id="groupsite_vacancies.W008")]


def register() -> None:
    checks.register(check_admin_base_url, checks.Tags.security, deploy=True)
