"""The lock files: hashed, without addresses, the smaller one inside the larger."""

import re

import pytest

from tests.sources import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")


def entries(lock: str) -> dict[str, str]:
    """Each package of a lock with everything said of it."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE | re.IGNORECASE)
    return {entry.split("==")[0]: entry for entry in found if "==" in entry}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    loose = [
        package
        for package, entry in entries(lock).items()
        if not re.match(r"\S+==\S+", entry) or "--hash=sha256:" not in entry
    ]
    assert len(entries(lock)) > 20
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock: str) -> None:
    assert not re.search(r"://|index-url|find-links", (ROOT / lock).read_text(encoding="utf-8"))


def test_development_has_what_running_has() -> None:
    running, development = (
        {package: entry.split()[0] for package, entry in entries(lock).items()} for lock in LOCKS
    )
    assert running.items() <= development.items()


def test_the_plugin_does_not_depend_on_wagtail_localize() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    dependencies = text.partition("\ndependencies = [")[2].partition("\n]")[0]
    assert "wagtail>=" in dependencies
    assert "localize" not in dependencies
