"""System checks: the settings of the inbox and of what services are asked are valid."""

import re
from collections.abc import Sequence
from typing import Any, Final

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from people.checks import faults_of_numbers, unknown_settings

PREFIX: Final = "GROUPSITE_RESEARCH_"
# The minimum of each setting.
NUMBERS: Final = {"REFUSED_DAYS": 1, "SYNC_REQUESTS": 1}
OTHERS: Final = ("CONTACT", "OPENALEX_KEY", "SYNC")
# What a service reads in a header of each request: one address, in one line.
_ADDRESS: Final = re.compile(r"(?:[^<>@\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?")


def check_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return errors for invalid settings, and warnings for unknown ones."""
    found = [_error(1, fault, "Write 7, not “7”.") for fault in faults_of_numbers(PREFIX, NUMBERS)]
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
    return found + [
        checks.Warning(fault, hint="Check the spelling.", id="groupsite_research.W001")
        for fault in unknown_settings(PREFIX, (*NUMBERS, *OTHERS))
    ]


def _error(number: int, message: str, hint: str) -> Any:
    return checks.Error(message, hint=hint, id=f"groupsite_research.E{number:03}")


def register() -> None:
    checks.register(check_settings)
