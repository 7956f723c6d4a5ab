"""What a release needs, and the description that a package index shows (docs/release.md)."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.sources import ROOT
from tests.tooling.conftest import Script

RELATIVE_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
REAL = {"Changelog": "https://forge.example.org/group/site/-/blob/main/CHANGELOG.md"}
UNKNOWN = {"Changelog": "https://repository.invalid/site/CHANGELOG.md"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))["project"]


def test_without_a_known_repository_the_description_has_no_link_of_its_own(script: Script) -> None:
    described = script("package_description").description(text("README.md"), UNKNOWN)
    assert RELATIVE_LINK.findall(described) == []
    assert "](#" not in described
    assert "invalid" not in described
    assert "The tutorial takes you" in described


def test_with_a_known_repository_every_link_leads_to_a_file_in_it(script: Script) -> None:
    described = script("package_description").description(text("README.md"), REAL)
    folder = REAL["Changelog"].removesuffix("CHANGELOG.md")
    linked = re.findall(rf"\]\({re.escape(folder)}([^)#]+)", described)
    assert "docs/tutorial.md" in linked
    assert [link for link in linked if not (ROOT / link).exists()] == []
    assert RELATIVE_LINK.findall(described) == []


def test_the_description_has_no_pictures_and_ends_before_the_repository(script: Script) -> None:
    described = script("package_description").description(text("README.md"), REAL)
    assert "<picture" not in described
    assert "<img" not in described
    assert "## Start" not in described
    assert "pip install wagtail-groupsite" in described


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md"]
)
def test_relative_links_lead_to_files(page: str) -> None:
    found = RELATIVE_LINK.findall(text(page))
    assert [link for link in found if not (ROOT / link).exists()] == []


def test_the_urls_of_the_repository_are_all_known_or_none(
    script: Script, project: dict[str, Any]
) -> None:
    is_reserved = script("package_description").is_reserved
    urls = project["urls"]
    assert {"Source", "Documentation", "Changelog", "Issues"} <= set(urls)
    assert len({is_reserved(url) for url in urls.values()}) == 1
    assert all(url.startswith(urls["Source"]) for url in urls.values())


def test_the_urls_of_the_repository_stand_in_one_place(project: dict[str, Any]) -> None:
    source = project["urls"]["Source"]
    pages = [*ROOT.glob("*.md"), *ROOT.glob("*.cff"), *(ROOT / "docs").rglob("*.md")]
    assert [page.name for page in pages if source in page.read_text(encoding="utf-8")] == []


def test_what_is_missing_is_named(script: Script, project: dict[str, Any]) -> None:
    release = script("release")
    assert release.unknown_urls({"urls": {"Source": "https://repository.invalid/site"}})
    assert release.unknown_urls({"urls": {"Source": "https://forge.example.org/site"}}) == []
    assert release.gaps("A.md", "Here.\n> **To be filled in** by you: who?") == [
        "A.md:2: To be filled in by you: who?"
    ]


def test_every_sentence_that_the_first_release_makes_untrue_is_named(script: Script) -> None:
    release = script("release")
    named = {line.partition(":")[0] for line in release.missing()}
    untrue = {
        name
        for name in release.SAYING_SO
        if any(sentence in text(name) for sentence in release.NOT_UPLOADED)
    }
    assert untrue <= named
    said = "".join(map(text, release.SAYING_SO))
    assert not untrue or all(sentence in said for sentence in release.NOT_UPLOADED)


@pytest.mark.parametrize(
    ("changelog", "error"),
    [
        ("## Unreleased\n\n## 1.2.0 - 2026-01-02\n\n- New\n", ""),
        ("## Unreleased\n\n- More\n\n## 1.2.0 - 2026-01-02\n", "move what is below Unreleased"),
        ("## Unreleased\n\n## 1.1.0 - 2026-01-02\n", "1.1.0 is the newest"),
        ("## Unreleased\n\n## 1.2.0 - 2999-01-02\n", "is in the future"),
        ("## Unreleased\n", "no version with a date"),
    ],
)
def test_the_changelog_has_the_version_and_nothing_after_it(
    script: Script, changelog: str, error: str
) -> None:
    found = script("release").changelog_errors(changelog, "1.2.0")
    assert [error in line for line in found] == [True] * bool(error)


def test_the_version_is_that_of_the_changelog_and_stands_nowhere_else(
    script: Script, project: dict[str, Any]
) -> None:
    version = project["version"]
    newest = script("release").VERSION.search(text("CHANGELOG.md"))
    assert newest
    assert newest[1] == version
    assert text("CHANGELOG.md").partition(newest[0])[0].rstrip().count("\n## Unreleased") == 1
    repeating = [
        page.name
        for page in [*ROOT.glob("*.md"), *ROOT.glob("*.cff"), *(ROOT / "docs").rglob("*.md")]
        if re.search(rf"(?<![\d.]){re.escape(version)}(?![\d.])", page.read_text(encoding="utf-8"))
    ]
    assert repeating == ["CHANGELOG.md"]


TABLES = ("README.md", "docs/index.md", "docs/how-to/install.md")


def supported(page: str) -> dict[str, str]:
    """The table beside the line with pip."""
    rows = re.findall(r"^ *\| ([\w ]+) \| (.+) \|$", text(page), re.MULTILINE)
    start = rows.index(("needs", "supported"))
    return dict(rows[start + 1 : start + 6])


def classified(project: dict[str, Any], prefix: str) -> list[str]:
    found = (one.removeprefix(prefix) for one in project["classifiers"] if one.startswith(prefix))
    return [version for version in found if re.fullmatch(r"\d+(\.\d+)?", version)]


@pytest.mark.parametrize("page", TABLES)
def test_supported_versions_are_what_the_package_declares(
    page: str, project: dict[str, Any]
) -> None:
    table = supported(page)
    required = {one.name: one.specifier for one in map(Requirement, project["dependencies"])}
    pythons = classified(project, "Programming Language :: Python :: ")
    assert table["Python"].split(", ") == [one for one in pythons if "." in one]
    assert project["requires-python"] == f">={table['Python'].split(', ')[0]}"
    djangos = table["Django"].split(", ")
    assert djangos == classified(project, "Framework :: Django :: ")
    assert all(required["django"].contains(f"{one}.99") for one in djangos)
    assert not required["django"].contains("5.1.99")
    assert [f"{one}.x" for one in classified(project, "Framework :: Wagtail :: ")] == [
        table["Wagtail"]
    ]
    assert required["wagtail"].contains("8.0")
    assert not required["wagtail"].contains("9.0")
    assert "Operating System :: POSIX" in project["classifiers"]
    assert table == supported(Path(TABLES[0]).as_posix())
