"""Rows of a file to import, whatever its format, and the limits on what is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MAX_TABLE_BYTES: Final = 20 * 1024 * 1024
MAX_ROWS: Final = 20_000
# Separates several values in one cell, such as two research areas; a line break does too.
VALUE_SEPARATOR: Final = "|"


class UnreadableFileError(Exception):
    """A file that cannot be read at all; the message says why, and what to do."""


@dataclass(frozen=True)
class SourceRow:
    """One record in a file: its cells by column name, without the empty ones."""

    place: str  # where to find it, such as "row 3"
    cells: Mapping[str, str]
    folder: Path  # the only folder that names of files in the cells may lead to
    problem: str = ""  # why this row cannot be read, although the others can


def column_name(header: str) -> str:
    """Return a header as a column name: lower case, with underscores ("Given name": "given_name")."""
    return "_".join(header.replace("-", " ").replace("_", " ").casefold().split())


def stripped_nonempty_cells(cells: Iterable[tuple[str, str]]) -> dict[str, str]:
    stripped = ((name, text.replace("\r\n", "\n").strip()) for name, text in cells)
    return {name: text for name, text in stripped if text}


def file_in_folder(folder: Path, name: str | Path) -> Path:
    """Return the file with this name in the folder or below. Raises UnreadableFileError.

    Neither “..” nor symbolic links may lead out of the folder.
    """
    try:
        root = folder.resolve(strict=True)
        path = (root / name).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        raise UnreadableFileError(f"There is no file “{name}”.") from None
    if not path.is_relative_to(root):
        raise UnreadableFileError(f"“{name}” leads out of the folder {folder}.")
    if not path.is_file():
        raise UnreadableFileError(f"“{name}” is not a file.")
    return path


def read_limited_file(path: Path, max_bytes: int) -> bytes:
    """Return the content of a file. Raises UnreadableFileError, also if it is larger than the limit."""
    try:
        if not path.is_file():
            raise UnreadableFileError(f"{path} is not a file.")
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror}.") from error
    if len(content) > max_bytes:
        raise UnreadableFileError(f"{path} is larger than {max_bytes // 1024} KB.")
    return content


def decoded_text(path: Path, content: bytes) -> str:
    """Return the content as text. Raises UnreadableFileError with the line that is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(
            f"{path} is not in UTF-8: see line {line}, byte 0x{content[error.start]:02x}. It may be in "
            "Windows-1252 or UTF-16. Save it again in UTF-8; in Excel, as “CSV UTF-8”."
        ) from error
    if "\0" in text:
        raise UnreadableFileError(f"{path} contains null characters. Save it again in UTF-8.")
    return text
