"""Checks that `people`, `research` and `vacancies` are our packages and not a host's.

If a host has a top-level package with one of these names, it hides ours or ours hides it, depending
on `sys.path`. Both end in an ImportError that explains nothing, so the app configs call this check
before Django loads any model.

They run this file by its path (`runpy`), since `import people` might import the host's package.
This file must therefore import none of our modules.
"""

import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

NAMES: Final = ("people", "research", "vacancies")
SENTENCE: Final = (
    "wagtail-groupsite needs the top-level package “{name}” for itself, but another one of that "
    "name is at {place}: move or rename it (an app keeps its tables and migrations if its "
    'AppConfig keeps label = "{name}").'
)


def check_package_names() -> None:
    """Raise ImproperlyConfigured if a host has a package with one of our names."""
    for name in NAMES:
        for path in _package_paths(name):
            if not _is_own_package(name, path):
                raise ImproperlyConfigured(SENTENCE.format(name=name, place=path))


def _package_paths(name: str) -> Iterator[Path]:
    """Yield the locations of packages and modules with this name.

    A folder without `__init__.py` does not count.
    """
    for entry in dict.fromkeys(sys.path):
        spec = PathFinder.find_spec(name, [entry or "."])
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin).resolve()
            yield origin.parent if origin.name == "__init__.py" else origin


def _is_own_package(name: str, path: Path) -> bool:
    """Whether the package at the path is ours, in a checkout or an installed wheel."""
    apps = path / "apps.py"
    return apps.is_file() and f"groupsite_{name}" in apps.read_text(encoding="utf-8")
