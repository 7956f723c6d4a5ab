"""The site as visitors get it: production's settings, collected files, gunicorn.

Only what is measured needs it; journeys drive the quicker server of `tools.browser.server`.
"""

import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.browser.server import Site, environment, running, set_address
from tools.ports import free_port
from tools.sources import ROOT

HOST = "127.0.0.1"


def production(data: Path) -> dict[str, str]:
    """The environment of a deployment on this machine; what the developer has set stays outside."""
    theirs = {k: v for k, v in environment(data).items() if not k.startswith("GROUPSITE_")}
    return theirs | {
        "DJANGO_SETTINGS_MODULE": "tools.web.settings",
        "GROUPSITE_SECRET_KEY": secrets.token_urlsafe(64),
        "GROUPSITE_ALLOWED_HOSTS": HOST,
        "GROUPSITE_DATA": str(data),
        "GROUPSITE_SECOND_FACTOR_REQUIRED": "False",  # nobody here has a phone
    }


def collect_files(variables: dict[str, str]) -> None:
    """Join, name and compress the static files, as a deployment does once."""
    done = subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"collectstatic failed:\n{done.stdout}")


@contextmanager
def serving_production(template: Path, data: Path) -> Iterator[Site]:
    """Gunicorn on a copy of the data folder `template`; the copy is made as `data`."""
    shutil.copytree(template, data)
    site = Site(f"http://{HOST}:{free_port()}", data)
    # The site's own record of where it stands: canonical addresses follow from it.
    set_address(site)
    variables = production(data)
    collect_files(variables)
    address = site.address.removeprefix("http://")
    workers = ["--worker-class", "gthread", "--threads", "4"]
    command = ["-m", "gunicorn", "groupsite.wsgi", "--bind", address, *workers]
    with running(site, command, variables):
        yield site
