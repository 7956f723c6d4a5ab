"""The site behind the web server that `docs/deployment.md` prints, in front of gunicorn as printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.server import Server
from tools.browser.server import Site, free_port, set_address, wait_until_it_answers
from tools.web.deployment import Places, nginx_block, running_nginx
from tools.web.production import HOST


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
def serving_behind_nginx(
    data: Path, level: str = "info", user: str = "", **where: str
) -> Iterator[Front]:
    """nginx and gunicorn, both as printed, on prepared data. `where` are the server's variables."""
    settings = {"DJANGO_SETTINGS_MODULE": "tests.faults.behind_nginx"}
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
