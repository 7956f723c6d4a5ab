"""The wheel, Pythons that have it, and hosts that were made as the tutorial says."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tools.hosts import environments, tutorial
from tools.hosts.host import Host

MakeHost = Callable[..., Host]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What this run of the tests has built, with all that shares it."""
    return environments.shared_folder(tmp_path_factory.getbasetemp()) / "built"


@pytest.fixture(scope="session")
def dist(built: Path) -> Path:
    return environments.once(built / "dist", environments.build)


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def python(built: Path, wheel: Path) -> Path:
    """A Python with the wheel, and without wagtail-localize."""
    made = environments.once(
        built / "plain", lambda folder: environments.environment(folder, wheel)
    )
    return made / "venv" / "bin" / "python"


@pytest.fixture(scope="session")
def migrated(built: Path, python: Path) -> Path:
    """The database of a host that has followed the tutorial as far as its migrations."""

    def make(folder: Path) -> None:
        host = Host(folder / "host", python)
        host.start()
        tutorial.prepare(host)
        with closing(sqlite3.connect(host.folder / "db.sqlite3")) as database:
            database.execute("delete from auth_user")  # every host makes its own administrator
            database.commit()

    return environments.once(built / "migrated", make) / "host" / "db.sqlite3"


@pytest.fixture
def make_host(tmp_path: Path, python: Path, migrated: Path) -> MakeHost:
    """A host that is ready for its first vacancy; `change` may alter it before it is migrated."""

    def make(change: Callable[[Host], None] = lambda host: None, **facts: Path) -> Host:
        host = Host(tmp_path / "host", facts.get("python", python))
        host.start()

        def before_the_database() -> None:
            host.begin_with(migrated)
            change(host)

        tutorial.prepare(host, before_the_database)
        return host

    return make
