"""A queue for exclusive work across all threads and processes of this machine.

Threads of one process take turns in the order of arrival. A lock on a file decides between
processes; a thread that has waited in the queue lets other processes go first. The operating system
releases the lock when its process ends. The data remain protected by SQLite's own lock.
"""

import fcntl
import os
import threading
import time
from collections import deque
from functools import cache
from pathlib import Path
from typing import Final

# Seconds between two attempts to lock the file.
STEP: Final = 0.002


class WriterQueue:
    """The queue of one database: call `take` and, if it returns True, `end`."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_taken = False
        self._file: int | None = None

    def take(self, patience: float) -> bool:
        """Wait for the turn; return False if it did not come within `patience` seconds."""
        until = time.monotonic() + patience
        waited = self._queue()
        if waited is not None and not self._came(waited, patience):
            return False
        if self._lock_file(until, asks_at_once=waited is None):
            return True
        self._next()
        return False

    def end(self) -> None:
        if self._file is not None:
            os.close(self._file)  # also releases the lock
            self._file = None
        self._next()

    def _queue(self) -> threading.Lock | None:
        """Return a lock that is released when the turn comes; None if it is free now."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return None
            place = threading.Lock()
            place.acquire()
            self._waiting.append(place)
            return place

    def _came(self, waited: threading.Lock, patience: float) -> bool:
        if waited.acquire(timeout=patience):
            return True
        with self._guard:
            if waited in self._waiting:
                self._waiting.remove(waited)
                return False
        return True  # the turn came at the last moment

    def _next(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False

    def _lock_file(self, until: float, *, asks_at_once: bool) -> bool:
        try:
            file = os.open(self.place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:  # such as a full disk, which SQLite will report
            return True
        if not asks_at_once:
            time.sleep(STEP)
        while not _locked(file):
            if time.monotonic() > until:
                os.close(file)
                return False
            time.sleep(STEP)
        self._file = file
        return True


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@cache
def writer_queue_of(database: Path) -> WriterQueue:
    """Return the queue of a database file; each process has one per file."""
    return WriterQueue(database.with_name(f"{database.name}-queue"))
