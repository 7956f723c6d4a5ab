"""R82: the audit of the dependencies cannot pass empty."""

from typing import Any

import pytest

from tests.tooling.conftest import Script

CLEAN = {"name": "django", "version": "6.1.3", "vulns": []}
FLAWED = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-2000-1", "fix_versions": ["13.0"], "aliases": []}],
}
UNMENDED = {"name": "taggit", "version": "1.0", "vulns": [{"id": "GHSA-1", "fix_versions": []}]}
SKIPPED = {"name": "wagtail", "skip_reason": "could not be audited"}


@pytest.mark.parametrize(
    ("report", "status", "lines"),
    [
        ([CLEAN], 0, ["Audited 1 packages, 0 vulnerabilities found."]),
        (
            [CLEAN, FLAWED],
            1,
            [
                "VULNERABLE: pillow 1.0: PYSEC-2000-1 (mended in 13.0)",
                "Audited 2 packages, 1 vulnerabilities found.",
            ],
        ),
        (
            [UNMENDED],
            1,
            [
                "VULNERABLE: taggit 1.0: GHSA-1 (mended in no release yet)",
                "Audited 1 packages, 1 vulnerabilities found.",
            ],
        ),
        (
            [CLEAN, SKIPPED],
            1,
            ["Audited 1 packages, 0 vulnerabilities found.", "NOT AUDITED: wagtail"],
        ),
        ([SKIPPED, SKIPPED], 0, ["NOT AUDITED: service unreachable"]),
        ([], 0, ["NOT AUDITED: service unreachable"]),
        (None, 0, ["NOT AUDITED: service unreachable"]),
    ],
    ids=["clean", "flawed", "unmended", "half an answer", "all skipped", "empty", "no report"],
)
def test_r82_a_report_is_judged_by_what_was_audited(
    script: Script, report: list[dict[str, Any]] | None, status: int, lines: list[str]
) -> None:
    def answer(_service: str, _lock: str) -> list[dict[str, Any]] | None:
        return report

    assert script("audit").audit("requirements.txt", answer) == (status, lines)


def test_r82_a_second_service_is_asked_when_the_first_does_not_answer(script: Script) -> None:
    reports = {"pypi": [SKIPPED], "osv": [FLAWED]}
    status, lines = script("audit").audit("x.txt", lambda service, _lock: reports[service])
    assert status == 1
    assert lines[0].startswith("VULNERABLE: pillow")


def test_r82_an_auditor_that_breaks_off_is_no_report(script: Script) -> None:
    """pip-audit refuses a lock that is not there, and prints no list of packages."""
    assert script("audit").ask("pypi", "no-such-lock.txt") is None
