"""The result of a check: a sentence, its severity, and the field where it can be fixed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How serious a finding is: only errors prevent publishing."""

    ERROR = "error"  # prevents publishing
    WARNING = "warning"  # does not prevent publishing


@dataclass(frozen=True)
class FindingAction:
    """A button that solves the problem: its label, and the URL that it posts to.

    `key`: the primary key of the record that the button publishes.
    """

    label: str
    url: str
    key: str = ""


@dataclass(frozen=True)
class Finding:
    """A problem that a check found: a sentence, its severity, and where an editor can fix it.

    `field` names a field, or a kind of child rows, in the edit form of `screen`. `screen` is a
    record or page; a check may leave it empty and let the caller set it (see
    `copies_with_screen`).
    """

    severity: Severity
    text: str
    field: str = ""
    screen: Any = None
    action: FindingAction | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def is_error(self) -> bool:
        """Whether the finding prevents publishing."""
        return self.severity is Severity.ERROR


def error(text: str, field: str = "") -> Finding:
    """Return a finding that prevents publishing."""
    return Finding(Severity.ERROR, text, field)


def warning(text: str, field: str = "") -> Finding:
    """Return a finding that does not prevent publishing."""
    return Finding(Severity.WARNING, text, field)


def copies_with_screen(screen: object, findings: Iterable[Finding]) -> list[Finding]:
    """Return copies of the findings; `screen` is where those without a screen can be fixed."""
    return [finding if finding.screen else replace(finding, screen=screen) for finding in findings]


def finding_texts(findings: Iterable[Finding]) -> list[str]:
    """Return the sentences of the findings."""
    return [finding.text for finding in findings]


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that prevent publishing."""
    return [finding for finding in findings if finding.is_error]


def warnings(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that do not prevent publishing."""
    return [finding for finding in findings if not finding.is_error]
