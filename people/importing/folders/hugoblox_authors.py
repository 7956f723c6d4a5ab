"""Reads the authors of a HugoBlox site.

`content/authors/<key>/_index.md` has front matter, a biography in Markdown, and `avatar.*` beside it. In
another language it is `_index.sv.md`. Newer sites have `data/authors/<key>.yaml` and
`assets/media/authors/<key>.*`.
"""

from collections.abc import Iterator
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
from people.importing.folders.front_matter import read_markdown_file, read_yaml_file
from people.importing.folders.markdown_texts import (
    plain_text_from_markdown,
    unsafe_html_from_markdown,
)
from people.importing.folders.person_cells import link_cells, name_cells, pictures_named

AUTHORS: Final = Path("content/authors")
DATA_AUTHORS: Final = Path("data/authors")
MEDIA_AUTHORS: Final = Path("assets/media/authors")
# Front matter that is read; the report names the rest.
READ: Final = frozenset(
    {
        *("title", "name", "first_name", "last_name", "role", "email", "bio"),
        *("organizations", "affiliations", "social", "links", "profiles", "slug", "schema"),
    }
)


def read_hugoblox_site(root: Path, language: str) -> Iterator[SourceRow]:
    """Yield a row for each author, also if unreadable; `language` is that of files that state none."""
    for path in paths_in_folder(root, AUTHORS, "**/_index.md"):
        if path.parent != root / AUTHORS:
            yield _row(root, path, language, _author_page_cells)
    for path in paths_in_folder(root, DATA_AUTHORS, "*"):
        if path.suffix in (".yaml", ".yml"):
            yield _row(root, path, language, _author_data_cells)


def _row(root: Path, path: Path, language: str, cells_of: Any) -> SourceRow:
    place = path.relative_to(root).as_posix()
    try:
        cells = dict(cells_of(root, path, language))
    except UnreadableFileError as error:
        return SourceRow(place, {}, root, f"cannot be read: {error}")
    except ValueError as error:
        return SourceRow(place, {}, root, str(error))
    return SourceRow(place, stripped_nonempty_cells(cells.items()), root)


def _author_page_cells(root: Path, path: Path, language: str) -> Iterator[tuple[str, str]]:
    page = read_markdown_file(file_in_folder(root, path))
    yield from _author_cells(page.values, language).items()
    yield "key", path.parent.relative_to(root / AUTHORS).as_posix()
    yield "portrait", _at_most_one_picture(root, pictures_named(root, path.parent, "avatar"))
    bodies = {language: page.body}
    for code in columns_by_language("biography"):
        other = path.with_name(f"_index.{code}.md")
        if other.exists():
            translated = read_markdown_file(file_in_folder(root, other))
            bodies[code] = translated.body
            yield columns_by_language("introduction")[code], _introduction(translated.values)
    for code, body in bodies.items():
        yield (
            columns_by_language("biography")[code],
            unsafe_html_from_markdown(body) if body else "",
        )


def _author_data_cells(root: Path, path: Path, language: str) -> Iterator[tuple[str, str]]:
    values = read_yaml_file(file_in_folder(root, path))
    if not isinstance(values, dict):
        raise ValueError("is not a list of values.")
    yield from _author_cells(values, language).items()
    yield "key", path.stem
    yield "portrait", _at_most_one_picture(root, pictures_named(root, MEDIA_AUTHORS, path.stem))


def _author_cells(values: dict[str, Any], language: str) -> dict[str, str]:
    units = [
        one.get("name", "") if isinstance(one, dict) else one
        for name in ("organizations", "affiliations")
        for one in _list(values.get(name))
    ]
    addresses = [
        one.get("link") or one.get("url") or ""
        for name in ("social", "links", "profiles")
        for one in _list(values.get(name))
        if isinstance(one, dict)
    ]
    role = _text(values.get("role"))
    unread = {name: "…" for name, value in values.items() if name not in READ and value}
    further = {"further_organizations": "…"} if units[1 if role else 0 :] else {}
    return {
        **unread,
        **further,
        **link_cells(map(_text, addresses)),
        **_names(values),
        "role": role,
        "organisation": _text(units[0]) if role and units else "",
        columns_by_language("introduction")[language]: _introduction(values),
        **({"email": _text(values.get("email"))} if values.get("email") else {}),
    }


def _names(values: dict[str, Any]) -> dict[str, str]:
    name = values.get("name")
    if isinstance(name, dict):
        given, family = _text(name.get("given")), _text(name.get("family"))
        whole = _text(name.get("display"))
    else:
        given, family = _text(values.get("first_name")), _text(values.get("last_name"))
        whole = _text(values.get("title")) or _text(name)
    return {"given_name": given, "family_name": family} if family else name_cells(whole)


def _introduction(values: dict[str, Any]) -> str:
    return plain_text_from_markdown(_text(values.get("bio")))


def _at_most_one_picture(root: Path, pictures: list[Path]) -> str:
    if len(pictures) > 1:
        names = ", ".join(one.name for one in pictures)
        raise ValueError(f"has several pictures: {names}. Keep one of them.")
    return pictures[0].relative_to(root).as_posix() if pictures else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
