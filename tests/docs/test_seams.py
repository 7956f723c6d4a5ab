"""What we use of Wagtail that nobody promised: the page lists all of it, and all of it is there."""

import ast
import re
import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from django.urls import get_resolver

from people.content.access.checks_by_url_name import url_patterns_with_full_names
from tests.docs.pages import text
from tests.sources import ROOT, files, python_files, tree_of

PAGE = "explanation/seams.md"
CODE = re.compile(r"`([^`]+)`")
# Of what is below these names no documentation says that it stays.
UNDOCUMENTED = (
    *("wagtail.actions", "wagtail.admin.forms", "wagtail.admin.templatetags"),
    *("wagtail.admin.ui.components", "wagtail.admin.ui.side_panels", "wagtail.admin.ui.tables"),
    *("wagtail.admin.utils", "wagtail.admin.views", "wagtail.contrib.redirects.middleware"),
    *("wagtail.images.forms", "wagtail.permissions", "wagtail.permission_policies.collections"),
    *("wagtail.rich_text.pages", "wagtail.snippets.action_menu", "wagtail.snippets.widgets"),
    *("wagtail.snippets.views.chooser", "wagtail_localize.models", "wagtail_localize.operations"),
    *("wagtail_localize.segments", "wagtail_localize.strings", "modelcluster.models.get_"),
    *("modelsearch", "django.db.backends", "django.db.migrations"),
)


def part(heading: str) -> list[list[str]]:
    """The cells of each row below this heading of the page."""
    _before, _heading, after = text(PAGE).partition(f"\n## {heading}\n")
    lines = after.partition("\n## ")[0].splitlines()
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:3] == "| `"]


def code(cell: str) -> list[str]:
    return CODE.findall(cell)


def ids(row: list[str]) -> str:
    return " ".join(code(" ".join(row[:2])))


OBJECTS = part("Replaced while the site runs") + part(
    "Classes and functions that are not documented"
)
ATTRIBUTES = part("Attributes that exist only while a view runs")
TEMPLATES, URLS, SCRIPTS = part("Templates"), part("Names of URLs"), part("Scripts and styles")


def ours(cell: str) -> str:
    [path] = code(cell)
    return (ROOT / path).read_text(encoding="utf-8")


def found(dotted: str) -> Any:
    """The object of this name. Raises AttributeError, or ModuleNotFoundError."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            there: Any = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            if length == 1:
                raise
            continue
        for name in parts[length:]:
            there = getattr(there, name)
        return there
    raise AssertionError(dotted)


def source(module: str) -> str:
    spec = find_spec(module)
    assert spec
    assert spec.origin
    return Path(spec.origin).read_text(encoding="utf-8")


def test_no_table_is_empty() -> None:
    sizes = [len(rows) for rows in (OBJECTS, ATTRIBUTES, TEMPLATES, URLS, SCRIPTS)]
    assert min(sizes) > 10


@pytest.mark.table
@pytest.mark.parametrize("row", OBJECTS, ids=ids)
def test_the_object_is_there_and_used(row: list[str]) -> None:
    [dotted] = code(row[0])
    found(dotted)
    assert dotted.rpartition(".")[2] in ours(row[1])


@pytest.mark.parametrize("row", ATTRIBUTES, ids=ids)
def test_the_attribute_is_set_there_and_used(row: list[str]) -> None:
    [name], [module] = code(row[0]), code(row[1])
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    assert word.search(source(module))
    assert word.search(ours(row[2]))


@pytest.mark.parametrize("row", TEMPLATES, ids=ids)
def test_the_template_has_the_block(row: list[str]) -> None:
    [template], [block] = code(row[0]), code(row[1])
    assert re.search(rf"{{% block {block} (?:\w+ )?%}}", "".join(theirs_above(template)))
    assert f'extends "{template}"' in ours(row[2])
    assert f"{{% block {block} %}}" in ours(row[2])


def theirs_above(template: str) -> list[str]:
    """The source of their template, and of those that it extends."""
    for loader in engines["django"].engine.template_loaders[0].loaders:
        for origin in loader.get_template_sources(template):
            path = Path(origin.name)
            if path.is_file() and not path.is_relative_to(ROOT / "people"):
                if path.is_relative_to(ROOT / "templates"):
                    continue
                source = path.read_text(encoding="utf-8")
                above = re.search(r'{% extends "([^"]+)" %}', source)
                return [source, *(theirs_above(above[1]) if above else [])]
    return []


@pytest.mark.parametrize("row", URLS, ids=ids)
def test_the_url_is_there(row: list[str]) -> None:
    [name] = code(row[0])
    assert name in {
        name for name, _pattern in url_patterns_with_full_names(get_resolver().url_patterns)
    }
    prefix, _colon, last = name.rpartition(":")
    assert last in ours(row[1])
    assert prefix in ours(row[1]) or "LOCALIZE" in ours(row[1])


@pytest.mark.parametrize("row", SCRIPTS, ids=ids)
def test_their_script_has_the_words(row: list[str]) -> None:
    [name], words, [file] = code(row[0]), code(row[2]), code(row[3])
    package, _slash, path = file.partition("/")
    theirs = Path(source_folder(package), path).read_text(encoding="utf-8")
    assert name in ours(row[1])
    assert [word for word in words if word not in theirs] == []


def source_folder(package: str) -> str:
    spec = find_spec(package)
    assert spec
    assert spec.submodule_search_locations
    return spec.submodule_search_locations[0]


def test_the_next_major_version_is_not_installed_unasked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [wagtail] = [one for one in project["dependencies"] if one.startswith("wagtail")]
    assert wagtail == "wagtail>=8.0,<9"


def test_a_test_notices_each() -> None:
    there = {path.relative_to(ROOT).as_posix() for path in files()}
    tests = {code(row[-1])[0] for row in OBJECTS + ATTRIBUTES + TEMPLATES + URLS + SCRIPTS}
    assert tests - there == set()


def imported() -> set[str]:
    """What our modules import from modules that are not documented."""
    nodes = (
        node
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module
    )
    names = {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
    below = tuple(name if name.endswith("_") else f"{name}." for name in UNDOCUMENTED)
    return {name for name in names if name.startswith(below)}


def test_every_import_of_the_undocumented_has_a_row() -> None:
    listed = {code(row[0])[0] for row in OBJECTS}
    missing = {
        name
        for name in imported()
        if name.rpartition(".")[0] not in listed
        and not any(f"{row}.".startswith(f"{name}.") for row in listed)
    }
    assert missing == set()


def test_every_template_of_theirs_that_we_extend_has_a_row() -> None:
    listed = {code(row[0])[0] for row in TEMPLATES}
    paths = [path for path in files() if path.suffix == ".html"]
    sources = [path.read_text(encoding="utf-8") for path in paths]
    extended = {match for one in sources for match in re.findall(r'extends "(wagtail[^"]+)"', one)}
    assert extended - listed == set()
