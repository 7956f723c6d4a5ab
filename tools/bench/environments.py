"""The environments of both sites, and of what they need to be collected before they start."""

import secrets
import subprocess
import sys
from pathlib import Path

from tools.browser.server import environment
from tools.sources import ROOT
from tools.web.production import production


def our_environment(data: Path, static: Path, **further: str) -> dict[str, str]:
    """The group's site in production; `further` are variables such as GROUPSITE_PAGE_CACHE."""
    ours = {"DJANGO_SETTINGS_MODULE": "tools.bench.settings", "BENCH_STATIC": str(static)}
    return production(data) | ours | further


def floor_environment(data: Path, static: Path) -> dict[str, str]:
    theirs = {
        "DJANGO_SETTINGS_MODULE": "tools.bench.floor.settings",
        "FLOOR_DATA": str(data),
        "FLOOR_STATIC": str(static),
        "FLOOR_SECRET_KEY": secrets.token_urlsafe(64),
    }
    return {k: v for k, v in environment(data).items() if not k.startswith("GROUPSITE_")} | theirs


def collect(variables: dict[str, str]) -> None:
    """Collect the static files, as a deployment does."""
    command = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=variables, check=True)
