"""System checks of a deployment that ask other servers: the database, and the buckets of files."""

from collections.abc import Sequence
from typing import Any, Final

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

from groupsite.servers import database_version
from groupsite.servers.buckets.availability import uses_bucket

DATABASE: Final = "GROUPSITE_DATABASE_URL"


def check_postgresql(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return an error if the server is too old or does not answer, or if its encoding is not UTF-8."""
    try:
        wrong = database_version.what_is_wrong()
    except database_version.DatabaseAwayError as error:
        hint = "Check its address, the account and the password, and what the server allows."
        message = f"{DATABASE}: the server does not answer ({error})."
        return [checks.Error(message, hint=hint, id="groupsite.E004")]
    if wrong:
        hint = "Create the database on a newer server, with ENCODING 'UTF8'."
        return [checks.Error(f"{DATABASE}: {wrong}.", hint=hint, id="groupsite.E003")]
    return []


def check_buckets(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return an error for each bucket that others than the site can use, or that does not answer."""
    if not any(uses_bucket(alias) for alias in settings.STORAGES):
        return []
    errors_of_buckets = import_string(
        "groupsite.servers.buckets.checks.errors_of_buckets"
    )  # loads boto3
    return list(errors_of_buckets())


def register_server_checks() -> None:
    for check in (check_postgresql, check_buckets):
        checks.register(check, checks.Tags.security, deploy=True)
