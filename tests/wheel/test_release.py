"""The checklist of a release, followed up to the upload (docs/release.md)."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from readme_renderer import markdown

from tests.sources import ROOT
from tools.hosts.environments import BUILD, run, surroundings

pytestmark = pytest.mark.build

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
# What the fixtures do once for all tests of the wheel: from what git would hold, without an index.
BUILDING = {
    "rm -rf dist var/release",
    "mkdir -p var/release",
    "git archive HEAD | tar -x -C var/release",
    f"SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) {' '.join(BUILD)} dist var/release",
    ".ci/uv venv --quiet --seed var/release/environment",
    "var/release/environment/bin/pip install --quiet dist/wagtail_groupsite-*.whl",
}
WHAT_ONLY_THE_GROUP_KNOWS = re.compile(
    r"pyproject\.toml: the URL of|: To be filled in|To be filled in by|No package index has"
    r"|No version has been uploaded|until a package index has it"
    r"|CHANGELOG\.md: move what is below Unreleased"
)


def commands() -> list[str]:
    """The commands of the checklist, without those from the upload on."""
    before = (ROOT / "docs" / "release.md").read_text(encoding="utf-8").partition("## 6. Upload")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```", before, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory, dist: Path, python: Path) -> Path:
    """A folder where what the checklist builds is there, and the rest is this repository's."""
    folder = tmp_path_factory.mktemp("release")
    for name in (".ci", ".venv"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(dist, folder / "dist", ignore=shutil.ignore_patterns("clean"))
    (folder / "var" / "release").mkdir(parents=True)
    (folder / "var" / "release" / "environment").symlink_to(python.parent.parent)
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, folder / "var" / "release")
    return folder


def outcome(command: str, clone: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        cwd=clone,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_checklist_builds_as_the_tests_do() -> None:
    assert set(commands()) >= BUILDING


def test_what_is_missing_is_only_what_the_group_must_decide(clone: Path) -> None:
    done = outcome(".venv/bin/python .ci/release.py", clone)
    lines = done.stdout.splitlines()
    assert done.stderr == ""
    assert bool(done.returncode) is (lines != ["Nothing is missing."])
    unexpected = [line for line in lines if not WHAT_ONLY_THE_GROUP_KNOWS.search(line)]
    assert unexpected in ([], ["Nothing is missing."])


def test_what_was_built_passes_every_look(clone: Path) -> None:
    said = {}
    for command in commands():
        if command not in BUILDING and "release.py" not in command:
            done = outcome(command, clone)
            assert done.returncode == 0, done.stdout + done.stderr
            said[command.split()[0], command.split()[-1]] = done.stdout
    assert [text.count("PASSED") for text in said.values()] == [2, 0, 0, 0, 0]
    assert list(said.values())[2].strip() == VERSION
    assert_parts_are_listed(clone / "dist")


def assert_parts_are_listed(dist: Path) -> None:
    """Each package once, in the installed version or the locked one; the hashes are the lock's."""
    plugin = json.loads((dist / "wagtail_groupsite.cdx.json").read_text(encoding="utf-8"))
    assert plugin["metadata"]["component"]["version"] == VERSION
    installed = {part["name"].lower(): part for part in plugin["components"]}
    assert {"django", "wagtail", "pikepdf"} <= set(installed)
    assert all(part["version"] and part["purl"] for part in installed.values())
    site = json.loads((dist / "groupsite.cdx.json").read_text(encoding="utf-8"))
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
    assert {(part["name"], part["version"]) for part in site["components"]} == locked
    dists = [one for part in site["components"] for one in part["externalReferences"]]
    hashes = {entry["content"] for one in dists for entry in one["hashes"]}
    assert hashes == set(re.findall(r"--hash=sha256:(\w+)", text))


def test_an_index_shows_a_table_and_no_dead_link(python: Path, tmp_path: Path) -> None:
    reading = "import importlib.metadata as m; print(m.metadata('wagtail-groupsite').get_payload())"
    rendered = markdown.render(run(python, "-c", reading, cwd=tmp_path))
    assert rendered
    shown = BeautifulSoup(rendered, "lxml")
    assert shown.find("img") is None
    assert "5.2, 6.0, 6.1" in [cell.text for cell in shown.select("td")]
    links = [str(link["href"]) for link in shown.find_all("a", href=True)]
    within = [link[1:] for link in links if link.startswith("#")]
    assert [name for name in within if shown.find(id=name) is None] == []
    assert len(links) > len(within)
    assert {link.partition("//")[0] for link in links if link[1:] not in within} == {"https:"}
    assert [link for link in links if ".invalid" in link] == []
