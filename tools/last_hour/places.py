"""Where the last hour takes place: the documented site on one machine, and on two."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.bench.data import kept
from tools.deployed.machines import Machines, two_machines
from tools.deployed.nginx import nginx_before_several, serving_behind_nginx
from tools.deployed.server import Server, prepare
from tools.servers.mail import Postbox


@dataclass(frozen=True)
class Place:
    """A running site. `server` tells what is stored; `lose_machine` kills one of two."""

    name: str
    front: str
    server: Server
    lose_machine: Callable[[], None] | None = None
    box: Postbox | None = None


@contextmanager
def one_machine(folder: Path) -> Iterator[Place]:
    """nginx, gunicorn and SQLite."""
    prepare(kept("demo"), folder / "data")
    with serving_behind_nginx(folder / "data", "warn") as front:
        yield Place("one machine, with SQLite", front.site.address, front.server)


@contextmanager
def two(folder: Path) -> Iterator[Place]:
    """nginx, two gunicorns and two workers, PostgreSQL, Valkey and an S3 server."""
    where = {
        "DJANGO_SETTINGS_MODULE": "tools.drills.settings",
        "GROUPSITE_BEHIND_PROXY": "True",
    }
    with two_machines(folder / "data", **where) as machines:
        (folder / "nginx").mkdir()
        with nginx_before_several(machines.both, folder / "nginx") as front:
            name = "two machines, with PostgreSQL, Valkey and buckets; one is killed in the middle"
            yield Place(name, front, machines.second, lambda: _kill_first(machines), machines.box)


def _kill_first(machines: Machines) -> None:
    machines.first.kill()
    machines.workers[0].stop()


PLACES = {"one": one_machine, "two": two}
