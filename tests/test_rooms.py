"""Where modules live: small folders, few loose modules, and no circle between folders.

A folder is a node of the graph, and so is each loose module at the root of an app.
`docs/decisions/0022-where-modules-live.md` says what lives where.
"""

import re
from collections import Counter, defaultdict
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.sources import PACKAGES, ROOT, files, name, python_files

LARGEST_FOLDER = 15
# Loose modules at the root: what Django, Wagtail or a host looks for there, and little more.
AT_THE_ROOT = {"people": 12, "research": 5, "vacancies": 10, "groupsite": 10}
# Base names that say the same thing in each folder of an app where they stand.
MEAN_THE_SAME = {
    *("apps", "checks", "choosers", "columns", "context", "documents", "facts", "filters", "forms"),
    *(
        "formats",
        "hooks",
        "listing",
        "pages",
        "people",
        "permissions",
        "urls",
        "vacancies",
        "views",
    ),
    *("areas", "organisations", "records", "texts", "middleware", "dashboard", "models"),
}


def modules() -> list[Path]:
    """The product's own modules, without migrations and `__init__`."""
    return [
        path.relative_to(ROOT)
        for path in python_files()
        if path.relative_to(ROOT).parts[0] in PACKAGES and path.name != "__init__.py"
    ]


def test_folders_are_small() -> None:
    sizes = Counter(path.parent.as_posix() for path in modules())
    assert {folder: n for folder, n in sizes.items() if n > LARGEST_FOLDER} == {}


def test_little_lies_loose() -> None:
    loose = Counter(path.parts[0] for path in modules() if len(path.parts) == 2)
    assert {app: n for app, n in loose.items() if n > AT_THE_ROOT[app]} == {}


def test_a_base_name_means_one_thing_in_an_app() -> None:
    places = defaultdict(set)
    for path in modules():
        if path.stem not in MEAN_THE_SAME:
            places[path.parts[0], path.stem].add(path.parent.as_posix())
    assert {key: sorted(found) for key, found in places.items() if len(found) > 1} == {}


def room(module: str, depth: int) -> str:
    """The folder of a module down to this depth below its app; a loose module is its own."""
    parts = module.split(".")
    is_package = (ROOT / Path(*parts)).is_dir()
    folders = parts if is_package else parts[:-1]
    return module if len(folders) < 2 else ".".join(folders[: depth + 1])


@cache
def graph_of_imports() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES, cache_dir=None)


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_no_circle_between_folders(depth: int) -> None:
    graph = graph_of_imports()
    knows: dict[str, set[str]] = defaultdict(set)
    for module in graph.modules - set(PACKAGES):
        here = room(module, depth)
        for other in graph.find_modules_directly_imported_by(module):
            if "migrations" not in f"{module} {other}" and room(other, depth) != here:
                knows[here].add(room(other, depth))
    try:
        TopologicalSorter(knows).prepare()
    except CycleError as error:
        pytest.fail("Circle: " + " <- ".join(error.args[1]))


def packages_with_a_table() -> list[Path]:
    return [
        path
        for path in python_files()
        if path.name == "__init__.py" and "| module | responsibility |" in path.read_text()
    ]


@pytest.mark.parametrize("package", packages_with_a_table(), ids=str)
def test_a_table_of_modules_is_complete(package: Path) -> None:
    docstring = package.read_text(encoding="utf-8").split('"""')[1]
    rows = [line for line in docstring.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`(\w+\.py)`", row.split("|")[1])}
    there = {path.name for path in package.parent.glob("*.py")} - {"__init__.py"}
    assert named == there


def test_what_docstrings_and_readmes_call_a_module_is_one() -> None:
    """A module that is moved or renamed is often still named in the text of another."""
    texts = [*python_files(), *(path for path in files() if path.name == "README.md")]
    modules = [f"/{name(path)}" for path in files() if path.suffix == ".py"]
    gone = [
        f"{name(path)}: {module}"
        for path in texts
        for module in re.findall(r"`([\w/]+\.py)`", path.read_text(encoding="utf-8"))
        if not any(one.endswith(f"/{module}") for one in modules)
    ]
    assert gone == []
