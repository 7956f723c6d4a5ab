"""System check that warns about sites without an e-mail address."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import DatabaseError

from groupsite.contact.missing_email import published_sites_without_email


def check_contact_email(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return a warning per site without an e-mail address, if databases are checked."""
    if not kwargs.get("databases"):
        return []
    try:
        names = [str(site) for site in published_sites_without_email()]
    except DatabaseError:  # not migrated yet
        return []
    return [
        checks.Warning(
            f"The site {name} has no e-mail address, so its accessibility statement is incomplete.",
            hint="In the admin, choose Settings, Contact details and texts, and enter the address.",
            id="groupsite.W001",
        )
        for name in names
    ]


def register_contact_email_check() -> None:
    checks.register(check_contact_email, checks.Tags.database)
