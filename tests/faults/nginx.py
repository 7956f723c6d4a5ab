"""The site behind the web server that `docs/deployment.md` prints, in front of gunicorn as printed.

The block is read from the page. What a test machine cannot have is replaced, and nothing else: where
nginx listens, TLS (the site is told that it is there), names of folders, hosts and ports.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.faults.server import Server
from tests.sources import ROOT
from tools.browser.server import Site, free_port, set_address, wait_until_it_answers
from tools.web.production import HOST

MISSING: Final = "nginx is not installed (Debian: apt-get install nginx-light)"
# Debian's nginx.conf, as far as it says anything to a server block: where logs go by default, and
# which type a file has. A block that says nothing about either is at its mercy.
CONFIGURATION: Final = """
daemon off;
pid {folder}/nginx.pid;
{user}
worker_processes 2;
error_log {folder}/logs/error.log {level};
events {{ worker_connections 768; }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log {folder}/logs/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{block}
}}
"""
INDENTED: Final = re.compile(r"(?:^(?: {4}.*)?\n)+", re.MULTILINE)


def executable() -> str | None:
    return shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")


def documented() -> str:
    """The configuration of nginx in docs/deployment.md, as it is printed."""
    text = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    for block in INDENTED.findall(text):
        if re.search(r"^ {4}server \{", block, re.MULTILINE):
            return str(block)
    raise RuntimeError("docs/deployment.md does not say how nginx is configured.")


@dataclass(frozen=True)
class Places:
    """What stands in for the names of a deployment."""

    folder: Path
    data: Path
    port: int
    plain_port: int
    behind: str

    def put_into(self, block: str) -> str:
        block = re.sub(r"^ *ssl_.*\n", "", block, flags=re.MULTILINE)
        block = re.sub(r"^ *listen \[::\].*\n", "", block, flags=re.MULTILINE)
        for printed, ours in (
            ("listen 443 ssl;", f"listen {HOST}:{self.port};"),
            ("listen 80;", f"listen {HOST}:{self.plain_port};"),
            # Another port than 443 belongs to the host's name.
            ("proxy_set_header Host $host;", "proxy_set_header Host $http_host;"),
            (
                "proxy_set_header X-Forwarded-Proto $scheme;",
                "proxy_set_header X-Forwarded-Proto https;",
            ),
            ("group.example.org", HOST),
            ("127.0.0.1:8000", self.behind),
            ("/srv/groupsite", str(self.data)),
            ("/var/log/nginx/", f"{self.folder}/logs/"),
        ):
            block = block.replace(printed, ours)
        return block


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
    """nginx as printed, in front of a server that runs or will run; its own files lie in `folder`.

    `level` is how much the machine's error log holds where the page says nothing. `user` is whom its
    workers run as, if root asks.
    """
    nginx = executable()
    assert nginx, MISSING
    for name in ("logs", "body", "proxy"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)  # its workers may be another account
    behind = server.site.address.removeprefix("http://")
    places = Places(folder, server.site.data, free_port(), free_port(), behind)
    (folder / "nginx.conf").write_text(
        CONFIGURATION.format(
            folder=folder,
            level=level,
            types="/etc/nginx/mime.types",
            user=f"user {user or 'root'};" if os.geteuid() == 0 else "",
            block=places.put_into(documented()),
        )
    )
    site = Site(f"http://{HOST}:{places.port}", server.site.data)
    with (folder / "nginx.log").open("wb") as log:
        command = [nginx, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "nginx.log"]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        wait_for(process, folder)
        yield Front(site, f"http://{HOST}:{places.plain_port}", server, folder)
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(timeout=30)


def wait_for(process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + 10
    while not (folder / "nginx.pid").exists():
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"nginx does not start:\n{(folder / 'nginx.log').read_text()}")
        time.sleep(0.02)


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
