"""Whoever builds the same commit gets the same bytes: nothing of the machine is in them."""

import hashlib
import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools.hosts.environments import BUILD, BUILD_TIME, run

pytestmark = pytest.mark.build

# What differs between two people: folder, umask, time zone, language, order of sets.
ELSEWHERE = {
    "TZ": "Pacific/Auckland",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "7",
    "SOURCE_DATE_EPOCH": BUILD_TIME,
}
AS_SOMEBODY_ELSE = f'umask 077; exec {" ".join(BUILD)} "$0" "$1"'


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """Of both files, and of what is in them, so that a failure says what differs."""
    found = {}
    for path in folder.glob("*.whl"):
        found[path.name] = digest(path.read_bytes())
        with zipfile.ZipFile(path) as wheel:
            found |= {f"{path.name}: {name}": digest(wheel.read(name)) for name in wheel.namelist()}
    for path in folder.glob("*.tar.gz"):
        found[path.name] = digest(path.read_bytes())
        with tarfile.open(path) as source:
            for member in source:
                if content := source.extractfile(member):
                    found[f"{path.name}: {member.name}"] = digest(content.read())
    return found


def built_elsewhere(dist: Path, folder: Path) -> dict[str, str]:
    clean = folder / "another folder" / "its copy"
    compiled = shutil.ignore_patterns("*.mo")  # A new clone has none.
    shutil.copytree(dist / "clean", clean, copy_function=shutil.copyfile, ignore=compiled)
    for path in clean.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    run("bash", "-c", AS_SOMEBODY_ELSE, folder / "dist", clean, **ELSEWHERE)
    return digests(folder / "dist")


def different(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """The names that only one has, or that have other bytes."""
    return sorted({name for name, _digest in first.items() ^ second.items()})


def test_two_builds_are_equal_byte_by_byte(dist: Path, tmp_path: Path) -> None:
    first = digests(dist)
    assert sorted(Path(name).suffix for name in first if ": " not in name) == [".gz", ".whl"]
    found = different(first, built_elsewhere(dist, tmp_path))
    assert not found, "\n".join(found)
