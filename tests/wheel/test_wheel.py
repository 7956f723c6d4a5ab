"""What the wheel and the source distribution hold, and whether an index would take them."""

import email
import re
import tarfile
import zipfile
from email.message import Message
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from trove_classifiers import classifiers

from groupsite.staticfiles.bundling import bundled_app_stylesheets
from tests.sources import ROOT, files
from tools.hosts.environments import run

pytestmark = pytest.mark.build

PLUGIN = ("people", "research", "vacancies")


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    return email.message_from_bytes(archive.read(name))


def test_the_wheel_holds_the_plugin_and_nothing_else(contents: set[str]) -> None:
    tops = {name.partition("/")[0] for name in contents}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PLUGIN)


def test_the_wheel_holds_every_file_of_the_plugin(contents: set[str]) -> None:
    ours = {path.relative_to(ROOT) for path in files()}
    expected = {path.as_posix() for path in ours if path.parts[0] in PLUGIN}
    assert len(expected) > 100
    assert expected - contents == set()


@pytest.mark.parametrize("package", PLUGIN)
@pytest.mark.parametrize(
    "pattern",
    [
        r"py\.typed",
        r"migrations/0001_\w+\.py",
        r"templates/groupsite_{0}/layout\.html",
        r"static/groupsite_{0}/.+\.css",
        r"locale/sv/LC_MESSAGES/django\.mo",
    ],
)
def test_each_app_brings_its_own(contents: set[str], package: str, pattern: str) -> None:
    wanted = re.compile(f"{package}/{pattern.format(package)}")
    assert any(wanted.fullmatch(name) for name in contents), wanted.pattern


@pytest.mark.parametrize("package", PLUGIN)
def test_the_stylesheet_of_an_app_is_one_file(wheel: Path, package: str) -> None:
    path = f"{package}/static/groupsite_{package}/css/app.css"
    assert zipfile.ZipFile(wheel).read(path).decode() == bundled_app_stylesheets(ROOT)[path]


def test_the_source_distribution_builds_the_same(dist: Path, contents: set[str]) -> None:
    """uv makes the wheel from it; so every file of the wheel must be in it."""
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    assert {name for name in contents if ".dist-info/" not in name and name[-1] != "/"} <= held
    assert {"LICENSE", "README.md", "pyproject.toml"} <= held


def test_an_index_knows_every_classifier(metadata: Message) -> None:
    named = metadata.get_all("Classifier", [])
    assert set(named) <= classifiers
    assert "Framework :: Wagtail :: 8" in named


def test_what_is_required_has_a_lower_bound_and_only_wagtail_a_cap(metadata: Message) -> None:
    """Decision 0011: the next major version of Wagtail changes what we stand on."""
    required = metadata.get_all("Requires-Dist", [])
    for requirement in required:
        assert ">=" in requirement, requirement
        capped = re.search(r"<|==|~=", requirement.partition(";")[0])
        assert bool(capped) == (requirement == "wagtail<9,>=8.0"), requirement
    assert "wagtail<9,>=8.0" in required
    excluding = {Requirement(one).name for one in required if "!=" in one}
    assert excluding == {"django"}


def test_extras_are_what_the_readme_names(metadata: Message) -> None:
    extras = metadata.get_all("Provides-Extra", [])
    assert set(extras) == {"localize", "postgres", "s3", "worker"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`[{extra}]`" in readme for extra in extras)


def test_an_index_would_show_it(dist: Path, metadata: Message) -> None:
    assert metadata["License-Expression"] == "BSD-3-Clause"
    assert metadata["Description-Content-Type"] == "text/markdown"
    said = run(ROOT / ".venv" / "bin" / "python", "-m", "twine", "check", "--strict", *_files(dist))
    assert said.count("PASSED") == 2
    assert "warning" not in said.lower()


def _files(dist: Path) -> list[Path]:
    return sorted([*dist.glob("*.whl"), *dist.glob("*.tar.gz")])


@pytest.mark.parametrize("module", ["wagtail_localize", "groupsite", "tests"])
def test_the_host_has_no(python: Path, module: str, tmp_path: Path) -> None:
    found = f"import importlib.util; print(importlib.util.find_spec({module!r}))"
    assert run(python, "-c", found, cwd=tmp_path).strip() == "None"


def test_nothing_in_the_environment_is_missing_or_unfit(python: Path) -> None:
    assert run(python, "-m", "pip", "check").strip() == "No broken requirements found."
