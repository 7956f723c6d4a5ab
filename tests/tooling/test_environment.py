"""`make demo` on a machine that is not like ours: shims that do not run, no network."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sources import ROOT

pytestmark = pytest.mark.build


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The scripts alone, with a lock that names nothing."""
    shutil.copytree(ROOT / ".ci", tmp_path / "checkout" / ".ci")
    (tmp_path / "checkout" / "requirements.txt").touch()
    return tmp_path / "checkout"


def shims(folder: Path, **scripts: str) -> str:
    """A PATH that begins with programs of our own."""
    folder.mkdir()
    for name, body in scripts.items():
        program = folder / name.replace("_", ".")
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def run(checkout: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=checkout,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_interpreter_is_chosen_by_running_it(checkout: Path, tmp_path: Path) -> None:
    if (ROOT / ".uv").exists():
        shutil.copytree(ROOT / ".uv", checkout / ".uv")
    broken = "echo 'the shim says: not installed' >&2; exit 127"
    path = shims(tmp_path / "shims", python3_12=broken, python3_13=broken, python3_14=broken)
    done = run(checkout, ".ci/environment", "requirements.txt", PATH=path)
    assert done.returncode == 0, done.stderr
    assert "the shim says" not in done.stderr
    said = run(checkout, ".venv/bin/python", "-c", "import sys; print(sys.version_info >= (3, 12))")
    assert said.stdout.strip() == "True"


def test_a_second_run_does_nothing(checkout: Path) -> None:
    if (ROOT / ".uv").exists():
        shutil.copytree(ROOT / ".uv", checkout / ".uv")
    run(checkout, ".ci/environment", "requirements.txt")
    again = run(checkout, ".ci/environment", "requirements.txt", PATH="/usr/bin:/bin")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_without_a_network_the_reason_is_said(checkout: Path, tmp_path: Path) -> None:
    path = shims(tmp_path / "shims", uv="echo 'uv 0.1.0'")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_FIND_LINKS": ""}
    done = run(checkout, ".ci/environment", "requirements.txt", PATH=path, **nowhere)
    assert done.returncode != 0
    assert "It needs the network once" in done.stderr
    assert "Could not find a version" not in done.stderr
