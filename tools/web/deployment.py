"""The server and the web server in front of it, as `docs/deployment.md` prints both.

The commands are read from the page. What this machine cannot have is replaced, and nothing else: where
nginx listens, TLS (the site is told that it is there), names of folders, hosts and ports.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.sources import ROOT
from tools.web.production import HOST

MISSING: Final = "nginx is not installed (Debian: apt-get install nginx-light)"
PAGE: Final = ROOT / "docs" / "deployment.md"
COMMAND: Final = re.compile(
    r"^ +\.venv/bin/(gunicorn groupsite\.wsgi .*?[^\\])$", re.MULTILINE | re.DOTALL
)
INDENTED: Final = re.compile(r"(?:^(?: {4}.*)?\n)+", re.MULTILINE)
FRONT_CACHE: Final = (
    re.compile(
        r"^ +# Public pages for anonymous.*?^ +proxy_cache_path .*?\n\n", re.MULTILINE | re.DOTALL
    ),
    re.compile(
        r"^ +root /srv/groupsite/front/current;.*?(?=^ +proxy_pass)", re.MULTILINE | re.DOTALL
    ),
)
# Debian's nginx.conf, as far as it says anything to a server block: where logs go by default, and
# which type a file has. A block that says nothing about either is at its mercy. `pcre_jit` is from the page.
CONFIGURATION: Final = """
daemon off;
pcre_jit on;
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


def gunicorn_arguments() -> list[str]:
    """The arguments of gunicorn in docs/deployment.md, without the address."""
    found = COMMAND.search(PAGE.read_text(encoding="utf-8"))
    if found is None:
        raise RuntimeError("docs/deployment.md does not say how gunicorn is started.")
    arguments = shlex.split(found[1].replace("\\\n", " "))[1:]
    place = arguments.index("--bind")
    return arguments[:place] + arguments[place + 2 :]


def nginx_block() -> str:
    """The configuration of nginx in docs/deployment.md, as it is printed."""
    for block in INDENTED.findall(PAGE.read_text(encoding="utf-8")):
        if re.search(r"^ {4}server \{", block, re.MULTILINE):
            return str(block)
    raise RuntimeError("docs/deployment.md does not say how nginx is configured.")


def without_front_cache(block: str) -> str:
    """The configuration where nginx keeps no pages, as docs/deployment.md says."""
    for lines in FRONT_CACHE:
        block, removed = lines.subn("", block)
        assert removed == 1, lines.pattern
    return block


@dataclass(frozen=True)
class Places:
    """The values that replace the names of the example in a deployment."""

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
            ("$scheme://$host$request_uri", "https://$http_host$request_uri"),
            ("/run/groupsite-pages", f"{self.folder}/pages"),
            ("group.example.org", HOST),
            ("127.0.0.1:8000", self.behind),
            ("/srv/groupsite", str(self.data)),
            ("/var/log/nginx/", f"{self.folder}/logs/"),
        ):
            block = block.replace(printed, ours)
        return block


def nginx_executable() -> str | None:
    return shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")


@contextmanager
def running_nginx(
    folder: Path, block: str, level: str = "info", user: str = ""
) -> Iterator[subprocess.Popen[bytes]]:
    """nginx with a block of its configuration; its own files lie in `folder`.

    `level` is how much the machine's error log holds where the block says nothing. `user` is whom its
    workers run as, if root asks.
    """
    nginx = nginx_executable()
    assert nginx, MISSING
    for name in ("logs", "body", "proxy"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)  # its workers may be another account
    (folder / "nginx.conf").write_text(
        CONFIGURATION.format(
            folder=folder,
            level=level,
            types="/etc/nginx/mime.types",
            user=f"user {user or 'root'};" if os.geteuid() == 0 else "",
            block=block,
        )
    )
    with (folder / "nginx.log").open("wb") as log:
        command = [nginx, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "nginx.log"]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        _wait_for(process, folder)
        yield process
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(timeout=30)


def _wait_for(process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + 10
    while not (folder / "nginx.pid").exists():
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"nginx does not start:\n{(folder / 'nginx.log').read_text()}")
        time.sleep(0.02)
