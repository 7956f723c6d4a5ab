"""R81: a backup made while applications arrive restores completely, also after kill -9."""

from pathlib import Path

from tests.faults import backups
from tools.deployed.server import Server


def test_it_restores_on_an_empty_place_and_nothing_erased_comes_back(
    server: Server, tmp_path: Path
) -> None:
    assert backups.taken_while_applications_arrive(server, tmp_path) == []


def test_killed_at_any_moment_it_leaves_nothing_half(server: Server, tmp_path: Path) -> None:
    """`make stress` kills each ten times."""
    assert backups.killed(server, tmp_path, times=2, seed=81) == []
