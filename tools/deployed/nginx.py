"""The site behind the web server that `docs/deployment.md` prints, in front of gunicorn as printed."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.browser.server import Site, set_address, wait_until_it_answers
from tools.deployed.server import Server
from tools.ports import free_port
from tools.web.deployment import (
    PAGE,
    Places,
    nginx_block,
    running_nginx,
    without_front_cache,
)
from tools.web.production import HOST

PICTURES: Final = re.compile(r"^ +location ~\* \^/media/.*?^ {8}\}\n", re.MULTILINE | re.DOTALL)
UPSTREAM: Final = re.compile(r"^ +upstream groupsite \{.*?^ +\}\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Front:
    """A running nginx and the server behind it. `site` is where visitors ask."""

    site: Site
    plain: str  # where it answers without TLS, if it does
    server: Server
    folder: Path

    @property
    def access_log(self) -> str:
        return "".join(text for name, text in self.logs.items() if "access" in name)

    @property
    def error_log(self) -> str:
        return "".join(text for name, text in self.logs.items() if "error" in name)

    @property
    def logs(self) -> dict[str, str]:
        """Everything that nginx has written, by the name of the file."""
        return {
            path.name: path.read_text(errors="replace") for path in (self.folder / "logs").iterdir()
        }


@contextmanager
def nginx_before(
    server: Server, folder: Path, level: str = "info", user: str = ""
) -> Iterator[Front]:
    """nginx as printed, in front of a server that runs or will run: see `running_nginx`."""
    behind = server.site.address.removeprefix("http://")
    places = Places(folder, server.site.data, free_port(), free_port(), behind)
    site = Site(f"http://{HOST}:{places.port}", server.site.data)
    with running_nginx(folder, places.put_into(nginx_block()), level, user):
        yield Front(site, f"http://{HOST}:{places.plain_port}", server, folder)


@contextmanager
def nginx_before_several(servers: Sequence[Server], folder: Path) -> Iterator[str]:
    """The address of nginx as printed for several machines: before these two, without pictures."""
    printed = UPSTREAM.search(PAGE.read_text(encoding="utf-8"))
    assert printed
    upstream = printed[0]
    for number, server in enumerate(servers, 11):
        address = server.site.address.removeprefix("http://")
        upstream = upstream.replace(f"10.0.0.{number}:8000", address)
    assert "10.0.0" not in upstream
    places = Places(folder, servers[0].site.data, free_port(), free_port(), "groupsite")
    block, removed = PICTURES.subn("", without_front_cache(nginx_block()))
    assert removed == 1
    with running_nginx(folder, upstream + places.put_into(block)):
        yield f"http://{HOST}:{places.port}"


@contextmanager
def serving_behind_nginx(
    data: Path, level: str = "info", user: str = "", **where: str
) -> Iterator[Front]:
    """nginx and gunicorn, both as printed, on prepared data. `where` are the server's variables."""
    settings = {"DJANGO_SETTINGS_MODULE": "tools.deployed.behind_nginx"}
    server = Server(data, **({"GROUPSITE_BEHIND_PROXY": "True"} | settings | where))
    with nginx_before(server, data.parent / f"{data.name}-nginx", level, user) as front:
        set_address(front.site)
        try:
            server.start()
            wait_until_it_answers(server.process, front.site)
            yield front
        finally:
            server.kill()
        server.check_log()
