"""The result of a check: a sentence, its severity, and the field where it can be fixed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    ERROR = "error"  # prevents publishing
    WARNING = "warning"  # does not prevent publishing


@dataclass(frozen=True)
class Finding:
    """A problem that a check found: a sentence, its severity, and where an editor can fix it.

    `field` names a field, or a kind of child rows, in the edit form of `screen`. `screen` is a
    record or page; a check may leave it empty and let the caller set it (see `with_screen`).
    """

    severity: Severity
    text: str
    field: str = ""
    screen: Any = None

    def __str__(self) -> str:
        return self.text

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def error(text: str, field: str = "") -> Finding:
    return Finding(Severity.ERROR, text, field)


def warning(text: str, field: str = "") -> Finding:
    return Finding(Severity.WARNING, text, field)


def with_screen(screen: object, found: Iterable[Finding]) -> list[Finding]:
    """Return the findings with `screen` as the screen where they can be fixed."""
    return [replace(finding, screen=screen) for finding in found]


def finding_texts(found: Iterable[Finding]) -> list[str]:
    return [finding.text for finding in found]


def errors(found: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.is_error]


def warnings(found: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in found if not finding.is_error]
