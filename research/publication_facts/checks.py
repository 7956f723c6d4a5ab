"""System checks: the settings of the inbox and of what services are asked are valid."""

import re
from collections.abc import Sequence
from typing import Any, Final

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from people.checks import is_integer_of_at_least

PREFIX: Final = "GROUPSITE_RESEARCH_"
# The minimum of each setting.
NUMBERS: Final = {"REFUSED_DAYS": 1, "SYNC_REQUESTS": 1}
OTHERS: Final = ("CONTACT", "OPENALEX_KEY", "SYNC")
# What a service reads in a header of each request: one address, in one line.
_ADDRESS: Final = re.compile(r"(?:[^<>@\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?")


def check_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return errors for invalid settings, and warnings for unknown ones."""
    found = [
        _error(
            1, f"{PREFIX}{name} must be a whole number, at least {minimum}.", "Write 7, not “7”."
        )
        for name, minimum in NUMBERS.items()
        if not is_integer_of_at_least(getattr(settings, PREFIX + name, minimum), minimum)
    ]
    if not isinstance(getattr(settings, f"{PREFIX}SYNC", False), bool):
        found.append(_error(2, f"{PREFIX}SYNC must be True or False.", "Write True, not “True”."))
    contact = getattr(settings, f"{PREFIX}CONTACT", "")
    if contact and not (isinstance(contact, str) and _ADDRESS.fullmatch(contact)):
        message = f"{PREFIX}CONTACT is not an e-mail address: {contact}."
        found.append(_error(3, message, "Write name@example.org."))
    key = getattr(settings, f"{PREFIX}OPENALEX_KEY", "")
    if not isinstance(key, str) or not key.isprintable() or " " in key:
        # The key is a secret, so the message does not repeat it.
        message = f"{PREFIX}OPENALEX_KEY must be a text in one line, without spaces."
        found.append(_error(4, message, "Write the key as OpenAlex has sent it."))
    known = {PREFIX + name for name in (*NUMBERS, *OTHERS)}
    unknown = {name for name in dir(settings) if name.startswith(PREFIX)} - known
    return found + [
        checks.Warning(
            f"There is no setting {name}.", hint="Check the spelling.", id="groupsite_research.W001"
        )
        for name in sorted(unknown)
    ]


def _error(number: int, message: str, hint: str) -> Any:
    return checks.Error(message, hint=hint, id=f"groupsite_research.E{number:03}")


def register() -> None:
    checks.register(check_settings)
