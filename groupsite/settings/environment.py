"""Reads environment variables; a value that makes no sense prevents the start, with the variable's name.

No message contains the value of a variable that can hold a password.
"""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured


class EnvWithStrippedFiles(environ.FileAwareEnv):
    """Environment variables; a secret read from a file ends before the line break that editors add."""

    def get_value(self, var: Any, *args: Any, **kwargs: Any) -> Any:
        found = super().get_value(var, *args, **kwargs)
        if isinstance(found, list):
            return [entry.strip() for entry in found]
        return found.strip() if isinstance(found, str) else found


env = EnvWithStrippedFiles()


def env_flag(name: str, *, default: bool = False) -> bool:
    """Return a flag, `default` if unset or empty. Raises ImproperlyConfigured unless it is True or False."""
    value = env.str(name, default="")
    if value not in ("", "True", "False"):
        raise ImproperlyConfigured(f"{name}: write True or False, not {value!r}.")
    return value == "True" if value else default


def env_number(name: str, *, default: int, lowest: int, highest: int) -> int:
    """Return a whole number, `default` if unset or empty. Raises ImproperlyConfigured outside the bounds."""
    value = env.str(name, default="")
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and lowest <= int(value) <= highest):
        raise ImproperlyConfigured(f"{name}: a whole number from {lowest} to {highest}.")
    return int(value)
