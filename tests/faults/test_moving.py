"""R81: a site that has moved is the same to the byte, also if the move was killed."""

import shutil
from pathlib import Path

import pytest

from tests.faults.moving import databases, measured, place
from tools.hosts.postgresql import is_installed
from tools.ports import free_port
from tools.servers.s3 import s3_server

pytestmark = pytest.mark.skipif(not is_installed(), reason="PostgreSQL is not installed")
KILLED_AFTER = ("the target has all tables", "files of applications are in place")


def test_a_site_that_is_moved_is_the_same(demo_data: Path, tmp_path: Path) -> None:
    """Killed while files and while rows are copied; `python -m tests.faults.moving` kills more often."""
    shutil.copytree(demo_data, tmp_path / "source")
    with databases() as create, s3_server(free_port()) as s3:
        target = place(
            tmp_path / "target", **s3.site("moved"), GROUPSITE_DATABASE_URL=create("moved")
        )
        assert measured(tmp_path / "source", 6, target, KILLED_AFTER, seed=53) == []
