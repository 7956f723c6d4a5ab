"""Copies files one by one, and reads each again to compare it with its source.

A file is noted in the target before it is written, and again when it has been compared. So a move
that was interrupted goes on where it ended, and removes what the source no longer has.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.core.files.storage import FileSystemStorage

from groupsite.backup.areas import APPLICATIONS, MEDIA, areas, iter_files, save_under_its_name
from groupsite.backup.folder import copy_and_hash
from groupsite.moving import move_state
from groupsite.moving.move_state import MoveError

FOLDERS: Final = {MEDIA: "media", APPLICATIONS: "applications"}  # below the data folder
FILES_PER_LINE: Final = 500


class MovedArea:
    """The files of an area: the source's folder, and the storage of the target."""

    def __init__(self, area: str, folder: Path, storage: Any) -> None:
        self.area = area
        self.folder = folder
        self.storage = storage

    @property
    def stays(self) -> bool:
        """Whether the target uses the same folder."""
        if not isinstance(self.storage, FileSystemStorage):
            return False
        return Path(self.storage.location).resolve() == self.folder.resolve()

    def names(self) -> list[str]:
        """Return the names of the source's files, sorted. Links are not followed out of the folder."""
        files = FileSystemStorage(location=self.folder)
        return sorted(found.name for found in iter_files(files))

    def check_unused(self, ours: dict[str, str]) -> None:
        """Raise MoveError if the target has a file that no move has put there."""
        if self.stays:
            return
        for found in iter_files(self.storage):
            if found.name not in ours:
                raise MoveError(
                    f"The target’s storage of {self.area} already has files, such as {found.name}. "
                    "Move to a place without files."
                )

    def iter_move(self) -> Iterator[str]:
        """Copy what the target does not have yet; yield a line for every 500 files, and a last one."""
        names, done = self.names(), move_state.files_of_area(self.area)
        for name in done.keys() - names:
            self.storage.delete(name)
            move_state.forget_file(self.area, name)
        copied = 0
        for number, name in enumerate(names, start=1):
            copied += self._move(name, done.get(name))
            if number % FILES_PER_LINE == 0:
                yield f"  {self.area}: {number:,} of {len(names):,} files"
        yield f"{len(names):,} files of {self.area} are in place; {copied:,} were copied now"

    def _move(self, name: str, done: str | None) -> int:
        """Return 1 if the file had to be copied. `done` is the SHA-256 that the target has, if any."""
        with (self.folder / name).open("rb") as content:
            expected, size = copy_and_hash(content)
            if done == expected:
                return 0
            if done is not None:
                self.storage.delete(name)
            move_state.note_file_begun(self.area, name)
            content.seek(0)
            saved = save_under_its_name(self.storage, name, size, content)
        if saved != name:
            self.storage.delete(saved)
            raise MoveError(f"The storage of {self.area} named a file {saved}, not {name}.")
        with self.storage.open(name) as content:
            if copy_and_hash(content) != (expected, size):
                raise MoveError(f"The storage of {self.area} has another content of {name}.")
        move_state.note_file_moved(self.area, name, expected)
        return 1


def moved_areas(data: Path) -> list[MovedArea]:
    """Return both areas of a data folder, with the storages of the settings as their target."""
    return [MovedArea(area, data / FOLDERS[area], storage) for area, storage in areas().items()]
