"""The project's own files, for tests that read them as text."""

import ast
from functools import cache
from pathlib import Path

from tools.sources import ROOT, files, name

__all__ = [
    "LABELS",
    "PACKAGES",
    "ROOT",
    "files",
    "module_of",
    "name",
    "python_files",
    "template_files",
    "tree_of",
]
# From the lowest to the highest: each may know those before it, never those after it.
PACKAGES = ("people", "research", "vacancies", "groupsite")
LABELS = {
    "people": "groupsite_people",
    "research": "groupsite_research",
    "vacancies": "groupsite_vacancies",
    "groupsite": "groupsite",
}


def python_files(*, migrations: bool = False) -> list[Path]:
    """The Python of the four packages, and manage.py; not of tests and tools."""
    return [
        path
        for path in files()
        if path.suffix == ".py"
        and (path.relative_to(ROOT).parts[0] in (*PACKAGES, "manage.py"))
        and (migrations or "migrations" not in path.parts)
    ]


def template_files() -> list[Path]:
    """Every template of the skin and of the apps."""
    return [path for path in files() if "templates" in path.parts and path.suffix == ".html"]


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file, which no test may change."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def module_of(path: Path) -> str:
    """The dotted name under which a Python file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
