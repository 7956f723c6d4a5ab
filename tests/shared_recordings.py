"""Recordings of `made_once` that one process of pytest-xdist has made, for the others of the run.

Loading the demonstration takes two seconds of processor time, and each process needs it. A recording is
found only where all tables have the same rows as when it was made, so it fits as if made here.
"""

import functools
import hashlib
import os
import pickle
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

_folders: list[Path] = []


def share_in(folder: Path) -> None:
    """Share recordings with the processes that call this with the same folder."""
    folder.mkdir(exist_ok=True)
    _folders[:] = [folder]


def read(key: tuple[Any, ...], before: Any) -> Any:
    """Return the recording with this key in a database with these rows, or None."""
    if not _folders or not (path := _path(key, before)).exists():
        return None
    return pickle.loads(path.read_bytes())  # noqa: S301 — a process of this run has written it


def write(key: tuple[Any, ...], before: Any, recorded: Any) -> None:
    """Keep a recording for the other processes, unless its rows belong to files, which are not recorded."""
    if not _folders or tables_with_files().intersection(recorded.new):
        return
    path = _path(key, before)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(pickle.dumps(recorded))
    unfinished.replace(path)


def _path(key: tuple[Any, ...], before: Any) -> Path:
    return _folders[0] / hashlib.sha256(repr((key, before)).encode()).hexdigest()


@functools.cache
def tables_with_files() -> frozenset[str]:
    """Return the tables that have a column with names of files."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if any(isinstance(field, models.FileField) for field in model._meta.local_fields)
    )
