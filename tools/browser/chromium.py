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


@cache
def executable() -> str | None:
    """The first Chromium that runs: CHROMIUM's, then the usual names."""
    for candidate in (os.environ.get("CHROMIUM", ""), *NAMES):
        if candidate and (path := shutil.which(candidate)) and runs(path):
            return path
    return None


def arguments() -> list[str]:
    """Chromium refuses to sandbox itself as root, and only then may the sandbox be off."""
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
