"""System check: no way in that asks for no second factor."""

from collections.abc import Sequence
from typing import Any, Final

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks

TOKENS: Final = "wagtail.api.v3"


def check_api_tokens(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Warn of Wagtail's API v3: a token signs in as its user, and is never asked for a code."""
    if not (settings.GROUPSITE_SECOND_FACTOR_REQUIRED and apps.is_installed(TOKENS)):
        return []
    message = f"{TOKENS} is installed: its tokens sign in without the second factor."
    hint = f"Remove {TOKENS} from INSTALLED_APPS, or give tokens only to accounts that read no applications."
    return [checks.Warning(message, hint=hint, id="groupsite.W003")]


def register_second_factor_checks() -> None:
    """Register the check; called once, when the apps are ready."""
    checks.register(check_api_tokens, checks.Tags.security, deploy=True)
