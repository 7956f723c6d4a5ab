"""System checks of a deployment that concern other servers: database, shared cache, buckets of files."""

from collections.abc import Sequence
from typing import Any, Final

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

from groupsite.servers import database_version
from groupsite.servers.buckets.availability import uses_bucket
from groupsite.servers.shared_cache import BACKEND, NAME, needs_password

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


def check_cache_password(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return a warning if the shared cache has no password: what it contains is served and unpickled."""
    shared = [one["LOCATION"] for one in settings.CACHES.values() if one["BACKEND"] == BACKEND]
    if not any(needs_password(url) for url in shared):
        return []
    hint = "Set requirepass on the server, and write redis://:password@host:6379/0."
    message = f"{NAME}: the server is used without a password."
    return [checks.Warning(message, hint=hint, id="groupsite.W002")]


def register_server_checks() -> None:
    for check in (check_postgresql, check_cache_password, check_buckets):
        checks.register(check, checks.Tags.security, deploy=True)
