"""Whoever builds the same commit gets the same bytes: nothing of the machine is in them."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tools.hosts.environments import BUILD_TIME, run

pytestmark = pytest.mark.build

# What differs between two people: folder, umask, time zone, language, order of sets.
ELSEWHERE = {
    "TZ": "Pacific/Auckland",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "7",
    "SOURCE_DATE_EPOCH": BUILD_TIME,
}
AS_SOMEBODY_ELSE = 'umask 077; exec .ci/uv build --quiet --out-dir "$0" "$1"'


def digests(folder: Path) -> dict[str, str]:
    built = [*folder.glob("*.whl"), *folder.glob("*.tar.gz")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built}


def built_elsewhere(dist: Path, folder: Path) -> dict[str, str]:
    clean = folder / "another folder" / "its copy"
    shutil.copytree(dist / "clean", clean, copy_function=shutil.copyfile)
    for path in clean.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    run("bash", "-c", AS_SOMEBODY_ELSE, folder / "dist", clean, **ELSEWHERE)
    return digests(folder / "dist")


def test_two_builds_are_equal_byte_by_byte(dist: Path, tmp_path: Path) -> None:
    assert len(digests(dist)) == 2
    assert built_elsewhere(dist, tmp_path) == digests(dist)
