"""The browser of the machine: found and started, never downloaded."""

import os
import shutil
import subprocess
from functools import cache

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Chromium's engine without the windows that the browser makes even if nobody sees them: a page in a
# context of its own takes 0.15 s of processor time instead of 0.8.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
MISSING = "No Chromium found: `apt-get install chromium`, or CHROMIUM=/path/to/it"
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def runs(path: str) -> bool:
    """A name on PATH may be a stub that only says how to install the browser."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def executable() -> str | None:
    """The first Chromium that runs: CHROMIUM's, then the usual names."""
    return _first_that_runs(os.environ.get("CHROMIUM", ""), *NAMES)


def headless_executable() -> str | None:
    """CHROMIUM's, then a headless shell if there is one, then any Chromium."""
    return _first_that_runs(os.environ.get("CHROMIUM", ""), *SHELLS, *NAMES)


@cache
def _first_that_runs(*candidates: str) -> str | None:
    for candidate in candidates:
        if candidate and (path := shutil.which(candidate)) and runs(path):
            return path
    return None


def arguments() -> list[str]:
    """Chromium refuses to sandbox itself as root, and only then may the sandbox be off."""
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
