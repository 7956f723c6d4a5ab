"""Limits on what is read of the folder of a static site: only what lies in it, and not too much of it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from people.content.importing.source_rows import (
    MAX_ROWS,
    MAX_TABLE_BYTES,
    SourceRow,
    UnreadableFileError,
)


def paths_in_folder(root: Path, folder: str | Path, pattern: str) -> list[Path]:
    """Return the sorted paths that match the pattern; none if a link leads out of the site's folder."""
    if _leads_out(root, folder):
        return []
    return sorted((root / folder).glob(pattern))


def rows_of_outside_folders(root: Path, folders: Iterable[str | Path]) -> Iterator[SourceRow]:
    """Yield a row with a problem for each folder that is a link to somewhere outside of the site."""
    for folder in folders:
        if _leads_out(root, folder):
            problem = f"leads out of the folder {root} and is not read."
            yield SourceRow(Path(folder).as_posix(), {}, root, problem)


def limited_rows(root: Path, rows: Iterable[SourceRow]) -> Iterator[SourceRow]:
    """Yield the rows. Raises UnreadableFileError after too many rows, or too much text in them."""
    size = 0
    for number, row in enumerate(rows, 1):
        size += sum(len(text) for text in row.cells.values())
        if number > MAX_ROWS:
            raise UnreadableFileError(f"{root} has more than {MAX_ROWS} people. Divide it.")
        if size > MAX_TABLE_BYTES:
            megabytes = MAX_TABLE_BYTES // 1024**2
            raise UnreadableFileError(f"{root} has more than {megabytes} MB of text. Divide it.")
        yield row


def _leads_out(root: Path, folder: str | Path) -> bool:
    return not (root / folder).resolve().is_relative_to(root.resolve())
