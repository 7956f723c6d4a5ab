"""Serves the demonstration without its skin, in a frame that is not ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tools.browser.server import Site, environment, running, set_address
from tools.ports import free_port

SETTINGS: Final = "tools.hosts.looks.settings"


@contextmanager
def serving_without_skin(data: Path) -> Iterator[Site]:
    """A server on the data folder of a demonstration."""
    site = Site(f"http://127.0.0.1:{free_port()}", data)
    set_address(site)
    variables = environment(data) | {"DJANGO_SETTINGS_MODULE": SETTINGS}
    command = ["manage.py", "runserver", "--noreload", site.address.removeprefix("http://")]
    with running(site, command, variables):
        yield site
