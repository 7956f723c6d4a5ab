"""Says what is missing before a release: `.ci/release.py` prints one line each and exits with 1.

`docs/release.md` is the checklist around it. Needs a Python from 3.12 on, and nothing else.
"""

import re
import sys
import tomllib
from datetime import date
from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).resolve().parent.parent
# What the group that publishes the repository must write itself.
TO_FILL_IN = "To be filled in"
# Sentences that the first release makes untrue.
NOT_UPLOADED = (
    "No package index has",
    "No version has been uploaded",
    "until a package index has it",
)
SAYING_SO = (
    *("README.md", "CHANGELOG.md"),
    *("docs/index.md", "docs/how-to/install.md", "docs/tutorial.md"),
)
COMMUNITY = ("CITATION.cff", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md")
VERSION = re.compile(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def unknown_urls(project: dict) -> list[str]:
    is_reserved = run_path(str(ROOT / ".ci" / "package_description.py"))["is_reserved"]
    return [
        f"pyproject.toml: the URL of {name} is not known yet."
        for name, url in project["urls"].items()
        if is_reserved(url)
    ]


def gaps(name: str, text: str, phrase: str = TO_FILL_IN) -> list[str]:
    return [
        f"{name}:{number}: {line.strip(' >-').replace('*', '')}"
        for number, line in enumerate(text.splitlines(), start=1)
        if phrase in line
    ]


def changelog_errors(changelog: str, version: str) -> list[str]:
    newest = VERSION.search(changelog)
    if newest is None:
        return ["CHANGELOG.md: there is no version with a date."]
    errors = []
    if newest[1] != version:
        errors.append(f"CHANGELOG.md: {newest[1]} is the newest, but pyproject.toml has {version}.")
    if date.fromisoformat(newest[2]) > date.today():  # noqa: DTZ011 — the day where the release is made
        errors.append(f"CHANGELOG.md: {newest[2]} is in the future.")
    unreleased = changelog[: newest.start()].partition("## Unreleased\n")[2]
    if unreleased.strip():
        errors.append("CHANGELOG.md: move what is below Unreleased to the new version.")
    return errors


def missing(root: Path = ROOT) -> list[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = unknown_urls(project)
    for name in COMMUNITY:
        found += gaps(name, (root / name).read_text(encoding="utf-8"))
    for name in SAYING_SO:
        for sentence in NOT_UPLOADED:
            found += gaps(name, (root / name).read_text(encoding="utf-8"), sentence)
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    return found + changelog_errors(changelog, project["version"])


if __name__ == "__main__":
    lines = missing()
    print("\n".join(lines) or "Nothing is missing.")
    sys.exit(bool(lines))
