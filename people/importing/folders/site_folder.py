"""Tells whether a folder is a HugoBlox or an al-folio site, and reads its people."""

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from people.content.importing.source_rows import SourceRow, UnreadableFileError
from people.importing.folders import al_folio_people, hugoblox_authors
from people.importing.folders.folder_limits import limited_rows, rows_of_outside_folders

type ReadSite = Callable[[Path, str], Iterable[SourceRow]]

HUGOBLOX_FOLDERS = (hugoblox_authors.AUTHORS, hugoblox_authors.DATA_AUTHORS)
AL_FOLIO_FOLDERS = ("_pages", "_data", *al_folio_people.COLLECTIONS)


def read_people_of_site(root: Path, language: str) -> list[SourceRow]:
    """Return a row for each person of the site. Raises UnreadableFileError if it is neither, or too large."""
    root = root.resolve()
    sites: tuple[tuple[tuple[str | Path, ...], ReadSite], ...] = (
        (HUGOBLOX_FOLDERS, hugoblox_authors.read_hugoblox_site),
        (AL_FOLIO_FOLDERS, al_folio_people.read_al_folio_site),
    )
    for folders, read in sites:
        if any((root / name).is_dir() for name in folders):
            rows = chain(rows_of_outside_folders(root, folders), read(root, language))
            return list(limited_rows(root, rows))
    raise UnreadableFileError(
        f"{root} is neither a HugoBlox site (content/authors or data/authors) nor an al-folio site "
        "(_pages, _data or _team)."
    )
