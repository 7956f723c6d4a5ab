"""Bundles a stylesheet: each import is replaced with the imported file, inside its layer and media query.

Uses the standard library only: `collectstatic` of the site bundles with it, and so does the build of the
wheel (`.ci/build_hook.py`), where nothing of the site is installed.
"""

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

# The stylesheet that pages of each app link to.
APP_STYLESHEETS: Final = {
    app: f"groupsite_{app}/css/app.css" for app in ("people", "research", "vacancies")
}

STRING: Final = re.compile(r"(\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')")
STRING_OR_COMMENT: Final = re.compile(STRING.pattern + r"|/\*.*?\*/", re.DOTALL)
IMPORT: Final = re.compile(
    r"@import\s+(?:url\(\s*)?[\"'](?P<name>[^\"']+)[\"']\s*\)?\s*"
    r"(?:layer\((?P<layer>[\w.-]+)\))?(?P<media>[^;]*);"
)
ADDRESS: Final = re.compile(r"url\(\s*([\"']?)(?P<name>[^\"')]+)\1\s*\)")
ELSEWHERE: Final = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|/|#)", re.IGNORECASE)

type Read = Callable[[str], str]


def bundled_app_stylesheets(root: Path) -> dict[str, str]:
    """Return the bundled stylesheet of each app by its path below `root`, the folder of the packages."""

    def read(name: str) -> str:
        app = name.partition("/")[0].removeprefix("groupsite_")
        return (root / app / "static" / name).read_text(encoding="utf-8")

    return {
        f"{app}/static/{name}": bundled_css(name, read) for app, name in APP_STYLESHEETS.items()
    }


def bundled_css(name: str, read: Read) -> str:
    """Return the stylesheet with its imports, minified. `read` returns the text of a static file by name.

    An import keeps its position, layer and media query. URLs inside an imported file are rewritten,
    since they are relative to another folder.
    """
    return minified_css(_expand_imports(name, read, posixpath.dirname(name), ()))


def minified_css(css: str) -> str:
    """Return CSS without comments, indentation and blank lines; strings are kept."""
    parts = STRING.split(_without_comments(css))
    for index in range(0, len(parts), 2):
        text = re.sub(r"\s+", " ", parts[index])
        parts[index] = re.sub(r"\s*([{};,])\s*", r"\1", text).replace(";}", "}")
    return "".join(parts).replace("}", "}\n").replace("}\n}", "}}").strip() + "\n"


def _without_comments(css: str) -> str:
    return STRING_OR_COMMENT.sub(lambda found: found[1] or "", css)


def _expand_imports(name: str, read: Read, entry_folder: str, importers: tuple[str, ...]) -> str:
    if name in importers:
        raise ValueError(f"{name} imports itself: {' > '.join([*importers, name])}")
    folder = posixpath.dirname(name)
    css = _without_comments(read(name))

    def imported_css(match: re.Match[str]) -> str:
        if ELSEWHERE.match(match["name"]):
            raise ValueError(f"{name} imports {match['name']}: no request leaves this site (R50)")
        imported = posixpath.normpath(posixpath.join(folder, match["name"]))
        css = _expand_imports(imported, read, entry_folder, (*importers, name))
        return _wrap_in_layer_and_media(css, match)

    def relocated_url(match: re.Match[str]) -> str:
        if ELSEWHERE.match(match["name"]):
            return match[0]
        return f'url("{posixpath.relpath(posixpath.join(folder, match["name"]), entry_folder)}")'

    pieces, end = [], 0
    for found in IMPORT.finditer(css):
        pieces += [ADDRESS.sub(relocated_url, css[end : found.start()]), imported_css(found)]
        end = found.end()
    return "".join([*pieces, ADDRESS.sub(relocated_url, css[end:])])


def _wrap_in_layer_and_media(css: str, import_match: re.Match[str]) -> str:
    media = import_match["media"].strip()
    css = f"@media {media} {{\n{css}\n}}" if media else css
    return f"@layer {import_match['layer']} {{\n{css}\n}}" if import_match["layer"] else css
