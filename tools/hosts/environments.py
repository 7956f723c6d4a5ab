"""Built once a run, however many processes run it: the wheel, and the environments it goes into."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.sources import ROOT, files

NOT_OURS = {"PYTHONPATH", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV", "PYTHONDEVMODE"}
# As docs/release.md builds, with the hatchling and Babel of the lock: both leave versions in the wheel.
BUILD = (".ci/uv", "build", "--quiet", "--build-constraints", "requirements-dev.txt", "--out-dir")
# In place of the time of the commit, which docs/release.md takes: a tree without git has none.
BUILD_TIME = "1764331200"


def surroundings(**more: str) -> dict[str, str]:
    """An environment that knows nothing of us."""
    return {key: value for key, value in os.environ.items() if key not in NOT_OURS} | more


def run(*command: str | Path, cwd: Path = ROOT, fails: bool = False, **more: str) -> str:
    """What a command prints; it must succeed, or fail where that is expected."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=surroundings(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert bool(done.returncode) is fails, done.stdout
    return done.stdout


def shared_folder(temporary: Path) -> Path:
    """What all processes of this run of the tests share."""
    return temporary.parent if "PYTEST_XDIST_WORKER" in os.environ else temporary


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder, made by the first process that asks."""
    with alone(folder):
        if not (folder / "ready").exists():
            make(folder)
            (folder / "ready").touch()
    return folder


def build(folder: Path) -> None:
    """The source distribution of this tree, and the wheel that is made from it.

    From what a clone or an archive would hold: nothing that git ignores is there to help.
    """
    clean = folder / "clean"
    for path in files():
        target = clean / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    run(*BUILD, folder, clean, SOURCE_DATE_EPOCH=BUILD_TIME)


def environment(folder: Path, wheel: Path, *options: str, extra: str = "") -> Path:
    """The Python of a new environment with the wheel in it, in the versions of our lock."""
    run(".ci/uv", "venv", "--quiet", "--seed", "--python", sys.executable, folder / "venv")
    python = folder / "venv" / "bin" / "python"
    install(python, wheel, *(options or ("--constraints", "requirements.txt")), extra=extra)
    return python


def install(python: Path, wheel: Path, *options: str, extra: str = "") -> None:
    wanted = f"wagtail-groupsite{extra} @ {wheel.as_uri()}"
    # Of the modules, a host imports a half; compiling all of them takes longer than the rest.
    command = (".ci/uv", "pip", "install", "--quiet", "--python", python, *options, wanted)
    run(*command, UV_COMPILE_BYTECODE="0")
