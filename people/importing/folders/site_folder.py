"""Tells whether a folder is a HugoBlox or an al-folio site, and reads its people."""

from pathlib import Path

from people.content.importing.source_rows import SourceRow, UnreadableFileError
from people.importing.folders import al_folio_people, hugoblox_authors


def read_people_of_site(root: Path, language: str) -> list[SourceRow]:
    """Return a row for each person of the site. Raises UnreadableFileError if it is neither."""
    root = root.resolve()
    if any(
        (root / name).is_dir() for name in (hugoblox_authors.AUTHORS, hugoblox_authors.DATA_AUTHORS)
    ):
        return hugoblox_authors.read_hugoblox_site(root, language)
    if any((root / name).is_dir() for name in ("_pages", "_data", *al_folio_people.COLLECTIONS)):
        return al_folio_people.read_al_folio_site(root, language)
    raise UnreadableFileError(
        f"{root} is neither a HugoBlox site (content/authors or data/authors) nor an al-folio site "
        "(_pages, _data or _team)."
    )
