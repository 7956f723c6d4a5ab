"""Reads the people of an al-folio site.

They are the `profiles` of pages in `_pages`, the Markdown files of a collection such as `_team`, and lists
in `_data`. al-folio has no fixed names for the facts of a person, so the usual ones are read.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from people.content.importing.cells import columns_by_language
from people.content.importing.source_rows import (
    SourceRow,
    UnreadableFileError,
    file_in_folder,
    stripped_nonempty_cells,
)
from people.importing.folders.folder_limits import paths_in_folder
from people.importing.folders.front_matter import MarkdownFile, read_markdown_file, read_yaml_file
from people.importing.folders.markdown_texts import (
    heading_and_rest,
    plain_text_from_markdown,
    unsafe_html_from_markdown,
)
from people.importing.folders.person_cells import link_cells, name_cells

COLLECTIONS: Final = ("_team", "_people", "_members", "_profiles", "_pages/team", "_pages/people")
DATA_NAMES: Final = ("alumni", "members", "people", "staff", "students", "team")
PICTURES: Final = "assets/img"
# By column: the keys it is read from, the first that has a value.
KEYS_BY_COLUMN: Final = {
    "given_name": ("given_name", "first_name", "firstname"),
    "family_name": ("family_name", "last_name", "lastname"),
    "role": ("role", "position", "jobtitle", "job_title"),
    "organisation": ("organisation", "organization", "affiliation"),
    "email": ("email", "mail"),
    "phone": ("phone", "telephone"),
    "room": ("room", "office"),
    "orcid": ("orcid", "orcid_id"),
    "website": ("website", "homepage", "webpage"),
    "portrait": ("image", "img", "photo", "picture", "pfp", "avatar"),
    "dblp": ("dblp_url",),
}
# By column: the key of a user name, and what comes before it in the address.
ACCOUNTS: Final = {
    "scholar": ("scholar_userid", "https://scholar.google.com/citations?user="),
    "github": ("github_username", "https://github.com/"),
    "linkedin": ("linkedin_username", "https://www.linkedin.com/in/"),
}
INTRODUCTION_KEYS: Final = ("bio", "description")
READ: Final = frozenset(
    {
        *("name", "title", "key", "body", "content", "layout", "permalink", "profiles"),
        *INTRODUCTION_KEYS,
        *(key for keys in KEYS_BY_COLUMN.values() for key in keys),
        *(key for key, _prefix in ACCOUNTS.values()),
    }
)


def read_al_folio_site(root: Path, language: str) -> Iterator[SourceRow]:
    """Yield a row for each person and each unreadable file; `language` is that of the texts."""
    in_collections = {
        path for name in COLLECTIONS for path in paths_in_folder(root, name, "**/*.md")
    }
    for path in sorted(in_collections):
        yield from _rows_of_file(root, path, language, _people_of_markdown_file)
    for path in paths_in_folder(root, "_pages", "**/*.md"):
        if path not in in_collections:
            yield from _rows_of_file(root, path, language, _people_of_profiles_page)
    for path in paths_in_folder(root, "_data", "**/*.y*ml"):
        if any(name in path.stem.casefold() for name in DATA_NAMES):
            yield from _rows_of_file(root, path, language, _people_of_data_file)


def _rows_of_file(root: Path, path: Path, language: str, people_of: Any) -> Iterator[SourceRow]:
    """Yield a row for each person of a file, or one row that says why it cannot be read."""
    place = path.relative_to(root).as_posix()
    try:
        people = list(people_of(root, path))
    except UnreadableFileError as error:
        yield SourceRow(place, {}, root, f"cannot be read: {error}")
        return
    for number, (values, body) in enumerate(people, 1):
        label = place if len(people) == 1 else f"{place}, person {number}"
        cells = _cells(root, values, body, language)
        yield SourceRow(label, stripped_nonempty_cells(cells.items()), root)


def _people_of_markdown_file(root: Path, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    page = read_markdown_file(file_in_folder(root, path))
    if page.values.get("profiles"):
        yield from _people_of_profiles_page(root, path)
    elif page.values:
        yield {"key": path.stem, **page.values}, page.body


def _people_of_profiles_page(root: Path, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    profiles = read_markdown_file(file_in_folder(root, path)).values.get("profiles")
    read: set[Path] = set()
    for profile in profiles if isinstance(profiles, list) else ():
        if not isinstance(profile, dict):
            continue
        content = _text(profile.get("content"))
        page = MarkdownFile({}, "")
        if content:
            page = _page_read_once(file_in_folder(root, path.parent / content), content, read)
        key = Path(content).stem if content else ""
        yield {"key": key, **page.values, **profile}, page.body


def _page_read_once(file: Path, name: str, read: set[Path]) -> MarkdownFile:
    """Return a page that is not in `read` yet. Raises UnreadableFileError.

    A name has few characters, and the page many: with repetitions, a small file would fill the memory.
    """
    if file in read:
        raise UnreadableFileError(f"“{name}” is the text of two profiles.")
    read.add(file)
    return read_markdown_file(file)


def _people_of_data_file(root: Path, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    items = read_yaml_file(file_in_folder(root, path))
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield item, _text(item.get("body"))


def _cells(root: Path, values: dict[str, Any], body: str, language: str) -> dict[str, str]:
    cells = {column: _first(values, keys) for column, keys in KEYS_BY_COLUMN.items()}
    for column, (key, prefix) in ACCOUNTS.items():
        if account := _text(values.get(key)):
            cells[column] = f"{prefix}{account}"
    heading, rest = heading_and_rest(body)
    name, title = _text(values.get("name")), _text(values.get("title"))
    if name and title and not cells["role"]:
        cells["role"] = title
    if not cells["family_name"]:
        whole = name or title or heading
        cells |= name_cells(whole)
        body = rest if heading == whole else body
    if cells["portrait"]:
        cells["portrait"] = _picture_path_in_site(root, cells["portrait"])
    unread = {key: "…" for key, value in values.items() if key not in READ and value}
    links = link_cells(filter(None, map(_text, values.values())))
    return {
        **unread,
        **{column: text for column, text in links.items() if column != "other_links"},
        **{column: text for column, text in cells.items() if text},
        "key": _text(values.get("key")),
        "organisation": cells["organisation"] if cells["role"] else "",
        columns_by_language("introduction")[language]: plain_text_from_markdown(
            _first(values, INTRODUCTION_KEYS)
        ),
        columns_by_language("biography")[language]: unsafe_html_from_markdown(body) if body else "",
    }


def _picture_path_in_site(root: Path, name: str) -> str:
    """Return a picture's path from the root, in `assets/img` if it is not there; a URL as it is."""
    if "://" in name:
        return name
    name = name.lstrip("/")
    return name if (root / name).exists() else f"{PICTURES}/{name}"


def _first(values: dict[str, Any], keys: Iterable[str]) -> str:
    return next(filter(None, (_text(values.get(key)) for key in keys)), "")


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
