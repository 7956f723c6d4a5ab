"""Values of a static site as cells of a row: names, links and pictures."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from people.content.importing.cells import folded_label, folded_labels
from people.importing.folders.folder_limits import paths_in_folder
from people.models.honorifics import Honorific, honorific_choices

COLUMN_BY_HOST: Final = {
    "dblp.org": "dblp",
    "dblp.uni-trier.de": "dblp",
    "github.com": "github",
    "linkedin.com": "linkedin",
    "orcid.org": "orcid",
}
SCHOLAR_HOST: Final = re.compile(r"scholar\.google(\.[a-z]{2,3}){1,2}")
OTHER_LINKS: Final = "other_links"
PICTURE_ENDINGS: Final = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")


def name_cells(name: str) -> dict[str, str]:
    """Return given name, family name and title as cells; a degree after a comma is dropped.

    The family name is the last word, with the words in lower case before it.
    """
    before, comma, after = (part.strip() for part in name.partition(","))
    words = before.split()
    if comma and len(words) == 1:  # Ek, Alice
        return {"given_name": after, "family_name": before}
    length, honorific = _leading_title(words)
    words = words[length:]
    cut = next((n for n, word in enumerate(words) if n and word.islower()), max(len(words) - 1, 0))
    return {
        "given_name": " ".join(words[:cut]),
        "family_name": " ".join(words[cut:]),
        "honorific": honorific,
    }


def _leading_title(words: list[str]) -> tuple[int, str]:
    """Return the number of words of the title before a name, and its value; two words remain a name."""
    titles = _titles()
    for length in range(len(words) - 2, 0, -1):  # the longest first
        if value := titles.get(folded_label(" ".join(words[:length]))):
            return length, value
    return 0, ""


def _titles() -> dict[str, str]:
    """Return the value of each title, built-in or of the host, by its text in each language."""
    choices = honorific_choices()
    values = {value: value for value, _label in choices}
    return {"professor": Honorific.PROFESSOR.value, **values, **dict(folded_labels(choices))}


def link_cells(addresses: Iterable[str]) -> dict[str, str]:
    """Return links by the column of their host; “mailto:” is the e-mail address.

    Links to other hosts are in one cell that no column reads, so that the report names it.
    """
    cells: dict[str, str] = {}
    for address in addresses:
        if address.casefold().startswith("mailto:"):
            cells.setdefault("email", address[len("mailto:") :].partition("?")[0])
        elif column := _column_of_host(address):
            cells.setdefault(column, address)
        elif "://" in address:
            cells[OTHER_LINKS] = f"{cells.get(OTHER_LINKS, '')} {address}".strip()
    return cells


def _column_of_host(address: str) -> str:
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if SCHOLAR_HOST.fullmatch(host):
        return "scholar"
    found = (column for known, column in COLUMN_BY_HOST.items() if f".{host}".endswith(f".{known}"))
    return next(found, "")


def pictures_named(root: Path, folder: Path, stem: str) -> list[Path]:
    """Return the pictures in a folder of the site with this name and any ending for pictures."""
    return [
        one
        for one in paths_in_folder(root, folder, "*")
        if one.stem.casefold() == stem.casefold() and one.suffix.casefold() in PICTURE_ENDINGS
    ]
