"""What a public forge and strangers read: valid, with no invented address, and true to `make`."""

import re
import shlex

import pytest
import yaml
from click.testing import CliRunner

from tests.sources import ROOT

GITHUB = ROOT / ".github"
SCHEMAS = {
    "vendor.github-workflows": sorted(GITHUB.glob("workflows/*.yml")),
    "vendor.github-issue-forms": [
        path for path in sorted(GITHUB.glob("ISSUE_TEMPLATE/*.yml")) if path.stem != "config"
    ],
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.citation-file-format": [ROOT / "CITATION.cff"],
}
PUBLISHED = ["CITATION.cff", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md"]
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_forge_files_and_citation_follow_their_schemas(schema: str) -> None:
    paths = SCHEMAS[schema]
    assert paths
    import check_jsonschema  # takes a second

    done = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, *map(str, paths)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("name", PUBLISHED)
def test_no_address_is_invented(name: str) -> None:
    """Whoever publishes the repository writes a contact in place of the sentence that asks for it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    addresses = E_MAIL.findall(text)
    assert addresses == [] or "To be filled in" not in text
    assert [one for one in addresses if "example" in one or one.endswith(".invalid")] == []


def test_the_citation_names_no_person_and_no_identifier() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert [set(author) for author in citation["authors"]] == [{"name"}]
    assert citation.keys().isdisjoint({"doi", "identifiers", "version", "repository-code"})


def words_of_make(commands: str) -> set[str]:
    """The words after `make` in each line, without options and variables."""
    lines = re.findall(r"^\s*(?:- run: )?make ([^#\n]+)", commands, re.MULTILINE)
    return {word for line in lines for word in line.split() if re.fullmatch(r"[a-z-]+", word)}


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", ".github/workflows/ci.yml"])
def test_commands_are_those_of_the_makefile(name: str) -> None:
    words = words_of_make((ROOT / name).read_text(encoding="utf-8"))
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert words
    assert words - targets == set()


def workflow_steps() -> list[dict[str, str]]:
    workflow = yaml.safe_load((GITHUB / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_workflow_runs_the_gate_and_no_action_that_can_change() -> None:
    assert "bash .ci/run" in [step.get("run") for step in workflow_steps()]
    used = [step["uses"] for step in workflow_steps() if "uses" in step]
    assert all(re.fullmatch(r"actions/checkout@[0-9a-f]{40}", action) for action in used)


def test_hooks_run_what_make_lint_runs_and_download_nothing() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        python, *words = shlex.split(hook["entry"])
        assert python == ".venv/bin/python"
        options = [word for word in words if word != "--force-exclude"]
        assert f"$(PYTHON) {shlex.join(options)}" in MAKEFILE
