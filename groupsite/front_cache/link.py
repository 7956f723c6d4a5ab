"""The link that is part of nginx's cache key, and the lock that all writers share.

A writer holds the shared lock from before its first visible change until its transaction has ended, and
moves the link to `writing`. Whoever gets the exclusive lock knows that nobody is writing, and moves the
link to a name that has never been used. The kernel releases the lock of a process that is killed; the link
then still leads to `writing`, so nothing outdated is shown whether its transaction was committed or not.
"""

import fcntl
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import FileIO
from pathlib import Path
from typing import Final

from django.conf import settings

WRITING: Final = "writing"
KEPT: Final = "kept-"  # nginx looks for it
PASSABLE: Final = 0o711  # nginx can pass through, and list nothing
OWNER_ONLY: Final = 0o600
PATIENCE: Final = 5.0  # seconds; the exclusive lock is held for less than a thousandth of one
STEP: Final = 0.002


class FrontLink:
    """`current` in a folder, which leads to `writing` or to `kept-<generation>-<random>`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.link = folder / "current"

    def prepare(self) -> None:
        """Create what is missing, and move the link to `writing`. Raises OSError."""
        self._make_folders()
        self.hold().close()

    def is_of(self, generation: str) -> bool:
        """Whether nginx may answer with pages of this generation."""
        return self._target().startswith(f"{KEPT}{generation}-")

    def hold(self) -> "Hold":
        """Move the link to `writing` until what is returned is closed. Raises OSError."""
        hold = Hold(self._open_lock())
        try:
            _lock_shared(hold)
            self._lead_to_writing()
        except BaseException:
            hold.close()
            raise
        return hold

    def begin(self, read_generation: Callable[[], str | None]) -> None:
        """Move the link to a new name, unless somebody is writing."""
        # A link that cannot be moved leads to `writing`: nginx asks the site each time.
        with suppress(OSError), self._open_lock() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            generation = read_generation()
            if generation is not None and not self.is_of(generation):
                self._lead_to_new_name(generation)

    def _make_folders(self) -> None:
        _make_passable_folder(self.folder)
        _make_passable_folder(self.folder / WRITING)

    def _lead_to_new_name(self, generation: str) -> None:
        name = f"{KEPT}{generation}-{secrets.token_hex(16)}"
        _make_passable_folder(self.folder / name)
        self._lead_to(name)
        for old in self.folder.glob(f"{KEPT}*"):
            if old.name != name:
                old.rmdir()

    def _lead_to_writing(self) -> None:
        if self._target() == WRITING:
            return
        try:
            self._lead_to(WRITING)
        except OSError:  # such as a full disk: without a link, nginx asks the site too
            self.link.unlink(missing_ok=True)

    def _lead_to(self, target: str) -> None:
        unfinished = self.folder / f"unfinished-{secrets.token_hex(8)}"
        unfinished.symlink_to(target)
        try:
            unfinished.replace(self.link)
        except OSError:
            unfinished.unlink()
            raise

    def _target(self) -> str:
        try:
            return os.readlink(self.link)  # noqa: PTH115 — each cached page asks, and a Path is slow
        except OSError:
            return ""

    def _open_lock(self) -> FileIO:
        """Open the file of the lock; a folder that has been deleted is made again."""
        path = self.folder / "writers"
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        try:
            return FileIO(os.open(path, flags, OWNER_ONLY), "r+")
        except FileNotFoundError:
            self._make_folders()
            return FileIO(os.open(path, flags, OWNER_ONLY), "r+")


class Hold:
    """The shared lock, as long as it is not closed. A forked process only closes its copy."""

    def __init__(self, lock: FileIO) -> None:
        self.lock = lock
        self._process = os.getpid()

    def fileno(self) -> int:
        return self.lock.fileno()

    def close(self) -> None:
        if self._process == os.getpid():
            # A process that was forked meanwhile has the same lock open.
            fcntl.flock(self.lock, fcntl.LOCK_UN)
        self.lock.close()


def _lock_shared(hold: Hold) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(hold, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(STEP)
        else:
            return


def _make_passable_folder(path: Path) -> None:
    try:
        path.mkdir()
    except FileExistsError:
        return
    path.chmod(PASSABLE)  # whatever the umask is


@cache
def link_in(folder: Path) -> FrontLink:
    return FrontLink(folder)


def front_link() -> FrontLink | None:
    """Return the link of this site; None if nginx keeps no pages (GROUPSITE_FRONT_CACHE)."""
    folder: Path | None = settings.GROUPSITE_FRONT_CACHE
    return link_in(folder) if folder else None


def follow(generation: str, read_generation: Callable[[], str | None]) -> None:
    """Let nginx answer with pages of this generation, if nobody is writing."""
    front = front_link()
    if front is not None and not front.is_of(generation):
        front.begin(read_generation)
