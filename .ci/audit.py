"""Asks an advisory service whether a lock file names a package with a known vulnerability.

    python .ci/audit.py requirements-dev.txt

pip-audit ends with status 0 when it could ask nobody, so its report is read here instead of its
status. Vulnerabilities found, or an answer for only some of the packages: status 1. No service
answers: the line "NOT AUDITED: service unreachable" and status 0, since the gate must also run
where there is no network; nothing may then claim that the dependencies were audited.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import Any

SERVICES = ("pypi", "osv")
UNREACHABLE = "NOT AUDITED: service unreachable"

# A report is the list of packages as pip-audit writes them, or None where it wrote no list.
Report = list[dict[str, Any]] | None


def ask(service: str, lock: str) -> Report:
    """Let pip-audit put every package of the lock to one service."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", lock, "--disable-pip"]
    options = ["--vulnerability-service", service, "--format", "json", "--progress-spinner", "off"]
    answer = subprocess.run(command + options, capture_output=True, text=True, check=False)
    try:
        report: list[dict[str, Any]] = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    return report


def verdict(report: list[dict[str, Any]]) -> tuple[int, list[str]]:
    """Status and lines for a report in which at least one package was audited."""
    skipped = [package["name"] for package in report if "skip_reason" in package]
    vulnerable = [
        f"VULNERABLE: {package['name']} {package['version']}: {flaw['id']}"
        f" (mended in {', '.join(flaw['fix_versions']) or 'no release yet'})"
        for package in report
        for flaw in package.get("vulns", ())
    ]
    audited = len(report) - len(skipped)
    lines = [*vulnerable, f"Audited {audited} packages, {len(vulnerable)} vulnerabilities found."]
    if skipped:
        lines.append(f"NOT AUDITED: {', '.join(skipped)}")
    return (1 if vulnerable or skipped else 0), lines


def audit(lock: str, ask: Callable[[str, str], Report] = ask) -> tuple[int, list[str]]:
    """Status and lines from the first service that knows any of the packages."""
    for service in SERVICES:
        report = ask(service, lock)
        if report and any("skip_reason" not in package for package in report):
            return verdict(report)
    return 0, [UNREACHABLE]


def main(arguments: Iterable[str]) -> int:
    """Audit each lock file named; the worst status is the answer."""
    worst = 0
    for lock in arguments:
        status, lines = audit(lock)
        print("\n".join(lines))
        worst = max(worst, status)
    return worst


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
