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
    """The queue of one database: call `acquire` and, if it returns True, `release`."""

    def __init__(self, lock_path: Path) -> None:
        self.lock_path = lock_path
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_taken = False
        self._file: int | None = None

    def acquire(self, timeout: float) -> bool:
        """Wait for the turn; return False if it did not come within `timeout` seconds."""
        deadline = time.monotonic() + timeout
        turn = self._take_turn_or_enqueue()
        if turn is not None and not self._wait_for_turn(turn, timeout):
            return False
        if self._acquire_file_lock(deadline, has_waited=turn is not None):
            return True
        self._give_turn_to_next()
        return False

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)  # also releases the lock
            self._file = None
        self._give_turn_to_next()

    def _take_turn_or_enqueue(self) -> threading.Lock | None:
        """Take the turn if it is free and return None; else return a lock that is released at our turn."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return None
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
            return turn

    def _wait_for_turn(self, turn: threading.Lock, timeout: float) -> bool:
        if turn.acquire(timeout=timeout):
            return True
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        return True  # the turn came at the last moment

    def _give_turn_to_next(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False

    def _acquire_file_lock(self, deadline: float, *, has_waited: bool) -> bool:
        """Lock the file; False if locked until `deadline`, True also if it cannot be opened."""
        try:
            file = os.open(self.lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:  # such as a full disk, which SQLite will report
            return True
        if has_waited:
            time.sleep(STEP)
        while not _try_lock(file):
            if time.monotonic() > deadline:
                os.close(file)
                return False
            time.sleep(STEP)
        self._file = file
        return True


def _try_lock(file_descriptor: int) -> bool:
    try:
        fcntl.flock(file_descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@cache
def writer_queue_for(database: Path) -> WriterQueue:
    """Return the queue of a database file; each process has one per file."""
    return WriterQueue(database.with_name(f"{database.name}-queue"))
