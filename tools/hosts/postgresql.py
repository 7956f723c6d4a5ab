"""An empty PostgreSQL for a host, while a block runs (`.ci/on_postgresql`)."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from tools.hosts.environments import surroundings
from tools.sources import ROOT

# Says where the server is, and lets it run until nobody listens.
WAITING: Final = ("sh", "-c", 'echo "$GROUPSITE_TEST_DATABASE_URL"; cat')
SETTINGS: Final = """
INSTALLED_APPS += ["django.contrib.postgres"]
DATABASES = {{
    "default": {{
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": {user!r},
        "HOST": {socket!r},
    }}
}}
"""


def is_installed() -> bool:
    programs = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), shutil.which("initdb")]
    is_usable = os.getuid() != 0 or shutil.which("runuser") is not None
    return any(programs) and is_usable


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of a database of a server of its own, which listens on a socket alone."""
    with subprocess.Popen(
        [".ci/on_postgresql", *WAITING],
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        assert url.startswith("postgres://"), "PostgreSQL has not started."
        yield url


@contextmanager
def running_postgresql() -> Iterator[str]:
    """The settings of a host on a server of its own."""
    with running_server() as address:
        url = urlsplit(address)
        (socket,) = parse_qs(url.query)["host"]
        yield SETTINGS.format(user=url.username, socket=socket)
