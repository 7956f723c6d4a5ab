"""Data folders that are made once and kept in `var/bench/`, until what they are made from changes."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from tools.bench.environments import floor_environment
from tools.bench.inside import run
from tools.browser.server import build_demo, manage
from tools.sources import ROOT

SECONDS: Final = "seconds"  # how long it took to make the data
KEPT: Final = ROOT / "var" / "bench"
# What a database holds depends on these: its tables, its rows, and its search index.
SITE: Final = (
    *(
        f"{app}/**/{folder}/**/*.py"
        for app in ("people", "research", "vacancies", "groupsite")
        for folder in ("migrations", "models")
    ),
    *("groupsite/search/**/*.py", "groupsite/page_cache/*.py", "people/content/search_text.py"),
    *("groupsite/demo/**/*", "tools/sites/**/*.py", "requirements.txt"),
)
PUBLICATIONS: Final = (*SITE, "tools/bench/publications/*.py")
FLOOR: Final = ("tools/bench/floor/**/*.py", "tools/sites/large/vocabulary.py", "requirements.txt")


def checksum(patterns: Iterable[str]) -> str:
    """Of the names and contents of the files that match."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        if path.is_file() and path.suffix not in {".pyc", ".mo"}:
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _make_demo(data: Path) -> None:
    build_demo(data)


def _make_large(data: Path) -> None:
    data.mkdir()
    manage(data, "migrate", "--verbosity", "0")
    manage(data, "seed_large")


def _make_publications(count: int, data: Path) -> None:
    shutil.copytree(kept("demo"), data)
    run("publications", data, data / "static", str(count))


def _make_floor(data: Path) -> None:
    data.mkdir()
    for command in (["migrate", "--verbosity", "0"], ["seed_floor"]):
        subprocess.run(
            [sys.executable, "-m", "django", *command],
            cwd=ROOT,
            env=floor_environment(data, data / "static"),
            check=True,
        )


MAKE: Final = {
    "demo": (_make_demo, SITE),
    "large": (_make_large, SITE),
    "few_publications": (partial(_make_publications, 100), PUBLICATIONS),
    "publications": (partial(_make_publications, 10_000), PUBLICATIONS),
    "floor": (_make_floor, FLOOR),
}


def kept(name: str) -> Path:
    """Return the folder of a site, a key of MAKE. It is made if there is none, or an old one."""
    make, patterns = MAKE[name]
    KEPT.mkdir(parents=True, exist_ok=True)
    data = KEPT / f"{name}-{checksum(patterns)}"
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            for old in KEPT.glob(f"{name}-*"):
                shutil.rmtree(old)
            sys.stderr.write(f"Making {name}; it is kept in {KEPT} …\n")
            half_made = KEPT / f"{name}-half"
            shutil.rmtree(half_made, ignore_errors=True)
            started = time.monotonic()
            make(half_made)
            (half_made / SECONDS).write_text(f"{time.monotonic() - started:.1f}")
            half_made.rename(data)
    return data
