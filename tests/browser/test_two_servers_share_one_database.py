"""Two processes, each with a cache of its own, and a third that writes: both know at once."""

import sqlite3
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tools.browser.server import Site, answering, serving
from tools.ports import free_port

HOMES = ("/en/", "/sv/")
TITLE = "Written by a third process"


@pytest.fixture(scope="module")
def servers(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Site]]:
    with serving(demo_data, tmp_path_factory.mktemp("two") / "data") as first:
        second = Site(f"http://127.0.0.1:{free_port()}", first.data)
        with answering(second):
            yield [first, second]


def ask(site: Site, path: str) -> tuple[str, str]:
    """What a visitor gets, and its ETag."""
    with urllib.request.urlopen(site.url(path), timeout=30) as response:  # noqa: S310 — our own
        assert isinstance(response, HTTPResponse)
        return response.read().decode(), response.headers["ETag"]


def write(site: Site, title: str) -> None:
    with closing(sqlite3.connect(site.data / "db.sqlite3", timeout=20)) as database, database:
        database.execute("UPDATE wagtailcore_page SET title = ? WHERE depth = 2", [title])


def test_a_write_by_a_third_process_is_seen_by_both(servers: list[Site]) -> None:
    before = {(site.address, path): ask(site, path) for site in servers for path in HOMES}
    assert {(site.address, path): ask(site, path) for site in servers for path in HOMES} == before
    assert all(tag for _page, tag in before.values())
    for number in range(3):
        write(servers[0], f"{TITLE} {number}")
        for site in servers:
            for path in HOMES:
                page, tag = ask(site, path)
                assert f"{TITLE} {number}" in page
                assert tag != before[site.address, path][1]


def test_a_backup_that_is_put_back_is_seen_by_both(servers: list[Site], tmp_path: Path) -> None:
    database = servers[0].data / "db.sqlite3"
    write(servers[0], "In the backup")
    with (
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(tmp_path / "backup")) as backup,
    ):
        source.backup(backup)
    write(servers[0], "After the backup")
    assert "After the backup" in ask(servers[1], "/en/")[0]
    with (
        closing(sqlite3.connect(tmp_path / "backup")) as backup,
        closing(sqlite3.connect(database)) as target,
    ):
        backup.backup(target)
    for site in servers:
        assert "In the backup" in ask(site, "/en/")[0]
