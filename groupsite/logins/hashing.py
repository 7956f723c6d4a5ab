"""Hashes passwords one at a time in each process, with little memory.

A hash is expensive on purpose, and anybody can cause one at a login form. So one thread per process
computes all hashes, a few requests wait for it, and further ones are refused: most threads stay free
for readers. A login takes its place in the queue before it writes to the database, so a refused one
writes nothing. A single thread also saves memory, because the C library keeps for each thread the
memory of a hash: forty threads would keep 300 MB. The parameters follow OWASP:
https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final

from django.contrib.auth.hashers import Argon2PasswordHasher, ScryptPasswordHasher

WAITING: Final = 20  # of the 40 threads of a worker
PATIENCE: Final = 5.0  # seconds

_room: Final = threading.BoundedSemaphore(1 + WAITING)
_hashing: Final = ThreadPoolExecutor(1, "hashing")
_this_thread: Final = threading.local()


class HashingBusyError(Exception):
    """Too many passwords are being checked at the moment."""


@contextmanager
def place_in_queue() -> Iterator[None]:
    """Keep a place for the hashes of this thread. Raises HashingBusyError if the queue is full.

    A place within a place takes nothing.
    """
    if getattr(_this_thread, "has_place", False):
        yield
        return
    if not _room.acquire(blocking=False):
        raise HashingBusyError
    _this_thread.has_place = True
    try:
        yield
    finally:
        _this_thread.has_place = False
        _room.release()


def run_in_hashing_thread[Result](work: Callable[..., Result], *args: Any) -> Result:
    """Run `work` in the hashing thread. Raises HashingBusyError if the queue is full or slow."""
    with place_in_queue():
        started = _hashing.submit(work, *args)
        try:
            return started.result(PATIENCE)
        except TimeoutError:
            started.cancel()
            raise HashingBusyError from None


class Argon2InHashingThread(Argon2PasswordHasher):
    """Argon2 in the hashing thread, with 19 MiB where Django uses 100. Upgrades Django's hashes."""

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        return run_in_hashing_thread(super().encode, password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        return run_in_hashing_thread(super().verify, password, encoded)


class ScryptInHashingThread(ScryptPasswordHasher):
    """Scrypt in the hashing thread, only to verify hashes that were made elsewhere."""

    def encode(self, password: str, salt: str, *args: Any) -> str:
        return run_in_hashing_thread(super().encode, password, salt, *args)
