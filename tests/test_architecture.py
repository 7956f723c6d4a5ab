"""Who may know whom: imports, relations between models, migrations. `docs/decisions/` says why."""

import ast
import itertools
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import importlinter.api  # noqa: F401 — importing it sets import-linter up
import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model
from importlinter.application import use_cases
from packaging.utils import canonicalize_name

from tests.sources import LABELS, PACKAGES, ROOT, files, module_of, name, python_files, tree_of

ORDER = {label: height for height, label in enumerate(LABELS.values())}
# Not a rule of ours but Django's: what needs loaded models is imported when the app is ready.
IMPORTS_LATE = ("apps.py", "ready")


def imported_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import below this node, `import_module("…")` included."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield node.lineno, module
            case ast.Call(
                func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield node.lineno, module


@cache
def imports_of(path: Path) -> tuple[tuple[int, str], ...]:
    """Return what `imported_names` finds in a file. For all files it takes half a second."""
    return tuple(imported_names(tree_of(path)))


def top(module: str) -> str:
    return module.partition(".")[0]


def test_import_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """The contracts stand in pyproject.toml, so `lint-imports` says the same."""
    kept = use_cases.lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True
    )
    assert kept, capsys.readouterr().out


def test_no_import_cycle() -> None:
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    knows = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(knows).prepare()
    except CycleError as error:
        pytest.fail("Import cycle: " + " <- ".join(error.args[1]))


def test_one_package_imports_wagtail_localize() -> None:
    importers = {
        path.parent.relative_to(ROOT).as_posix()
        for path in python_files(migrations=True)
        for _line, module in imports_of(path)
        if top(module) == "wagtail_localize"
    }
    assert importers == {"people/content/localize"}


@pytest.mark.thorough
def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{name(path)}:{line} {function.name}() imports {module}"
        for path in python_files()
        if any(top(module) in PACKAGES for _line, module in imports_of(path))
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and (path.name, function.name) != IMPORTS_LATE
        for line, module in imported_names(function)
        if top(module) in PACKAGES
    ]
    assert hidden == []


def test_nothing_imports_the_tests() -> None:
    """The product knows neither tests nor tools, and the tools know no tests."""
    tools = [path for path in files() if path.is_relative_to(ROOT / "tools")]
    unknown = {path: {"tests", "tools"} for path in python_files(migrations=True)} | {
        path: {"tests"} for path in tools if path.suffix == ".py"
    }
    importers = [
        f"{name(path)}:{line}"
        for path, folders in unknown.items()
        for line, module in imports_of(path)
        if top(module) in folders
    ]
    assert importers == []


# The group `sentry`: imported where the setting that asks for it is set.
OPTIONAL = {"sentry-sdk"}


def test_nothing_needs_what_only_developers_install() -> None:
    """`make demo` installs requirements.txt alone, and shows the gallery too."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    installed = {canonicalize_name(line.split("==")[0]) for line in lines if "==" in line}
    installed |= OPTIONAL
    by_module = packages_distributions()
    own = {*PACKAGES, *sys.stdlib_module_names}
    needing = {
        f"{name(path)}:{line} {module}"
        for path in python_files(migrations=True)
        for line, module in imports_of(path)
        if top(module) not in own
        and not installed & {canonicalize_name(one) for one in by_module.get(top(module), ())}
    }
    assert needing == set()


def own_models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ORDER
    ]


def relations(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """Name and target of each relation that this model itself declares."""
    meta = model._meta
    for field in itertools.chain(meta.fields, meta.many_to_many, meta.private_fields):
        if isinstance(field, Field) and isinstance(field.related_model, type):
            yield field.name, field.related_model


def test_labels_are_prefixed() -> None:
    labels = {config.name: config.label for config in apps.get_app_configs()}
    assert {package: labels.get(package) for package in PACKAGES} == LABELS


def test_relations_point_downwards() -> None:
    """String foreign keys are invisible to a check of imports; the model graph shows them."""
    upward = [
        f"{model._meta.label}.{field} points at {target._meta.label}"
        for model in own_models()
        for field, target in relations(model)
        if ORDER.get(target._meta.app_label, -1) > ORDER[model._meta.app_label]
    ]
    assert own_models()
    assert upward == []


def own_migrations() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """App label, name and dependencies of each of our migrations."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return [
        (label, migration, [*map(tuple, found.dependencies), *map(tuple, found.run_before)])
        for (label, migration), found in loader.disk_migrations.items()
        if label in ORDER
    ]


@pytest.mark.django_db  # wagtail-localize's own migrations ask the database what has been applied
def test_migrations_depend_downwards() -> None:
    upward = [
        f"{label}.{migration} depends on {dependency}"
        for label, migration, dependencies in own_migrations()
        for dependency in dependencies
        if ORDER.get(dependency[0], -1) > ORDER[label]
    ]
    assert {label for label, _, _ in own_migrations()} >= set(LABELS.values()) - {"groupsite"}
    assert upward == []


def test_no_migration_names_wagtail_localize() -> None:
    """A site without it must be able to migrate; a site that adds it later must not have to."""
    naming = [
        name(path)
        for path in python_files(migrations=True)
        if "migrations" in path.parts and "wagtail_localize" in path.read_text(encoding="utf-8")
    ]
    assert naming == []


def test_every_module_is_reachable() -> None:
    """A file in a folder without `__init__.py` is in no wheel and in no import graph."""
    modules = grimp.build_graph(*PACKAGES, cache_dir=None).modules
    lost = {module_of(path) for path in python_files(migrations=True)} - modules - {"manage"}
    assert lost == set()


def test_what_reads_advertisements_is_imported_when_somebody_pastes_one() -> None:
    """It would take a sixth of the time in which every process of the site starts."""
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    late = ("vacancies.parser", "vacancies.admin.paste", "vacancies.management.commands")
    importers = {
        importer
        for module in graph.modules
        if module.startswith(late[:2])
        for importer in graph.find_modules_that_directly_import(module)
    }
    assert {name for name in importers if not name.startswith(late)} == set()


@pytest.mark.parametrize("app", ["people", "research", "vacancies"])
def test_no_migration_names_the_image_model_of_this_site(app):
    """A host's own `WAGTAILIMAGES_IMAGE_MODEL` is what portraits and pictures refer to."""
    files = (ROOT / app / "migrations").glob("*.py")
    named = [one.name for one in files if "wagtailimages" in one.read_text(encoding="utf-8")]
    assert named == []
