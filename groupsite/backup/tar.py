"""A backup as one tar stream, for a pipe to another machine; unpacked, it is a folder of backups.

A stream is written from front to back, so the database and the manifest come last.
"""

import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from groupsite.backup.folder import MANIFEST, copy_and_hash
from groupsite.backup.manifest import Manifest


class TarOfBackups:
    """One backup in a tar stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._tar: Any = tarfile.open(fileobj=stream, mode="w|")  # noqa: SIM115 — closed by `locked`
        self._written: set[str] = set()
        self._name = ""

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._tar:
            yield

    def has(self, sha256: str) -> bool:
        return sha256 in self._written

    def add(self, content: IO[bytes]) -> tuple[str, int]:
        """Write a content unless it was written before; return its SHA-256 and size in bytes."""
        with tempfile.TemporaryFile() as copy:
            sha256, size = copy_and_hash(content, copy)
            if sha256 not in self._written:
                copy.seek(0)
                self._add_member(f"files/{sha256[:2]}/{sha256}", copy, size)
                self._written.add(sha256)
        return sha256, size

    @contextmanager
    def new_backup(self, name: str) -> Iterator[Path]:
        self._name = name
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)

    def finish(self, folder: Path, manifest: Manifest) -> None:
        database = folder / manifest.database_name
        with database.open("rb") as file:
            self._add_member(f"backups/{self._name}/{database.name}", file, manifest.database_size)
        text = manifest.to_json().encode()
        self._add_member(f"backups/{self._name}/{MANIFEST}", BytesIO(text), len(text))

    def write_removals(self, lines: set[str]) -> None:
        text = "".join(f"{line}\n" for line in sorted(lines)).encode()
        self._add_member("removals.txt", BytesIO(text), len(text))

    def _add_member(self, name: str, content: IO[bytes], size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self._tar.addfile(member, content)
