"""Small rooms, plain names, and nothing in the repository that belongs to somebody's machine."""

import ast
import re
import statistics
from pathlib import Path

import pytest

from tests.sources import ROOT, files, name, python_files, template_files, tree_of

VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc"}
# Names that somebody else asks for: Django finds a database backend by this one.
ASKED_FOR = {"groupsite/sqlite/base.py"}
PRODUCT = {"groupsite", "people", "research", "vacancies"}
TOP_LEVEL = {
    *("groupsite", "people", "research", "vacancies", "templates", "tests", "tools", "docs"),
    "deploy",
    *("manage.py", "pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "LICENSE"),
    *("CITATION.cff", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("requirements.txt", "requirements-dev.txt"),
}
# Written in pieces, or this file would name them.
MACHINE = re.compile(
    r"(?<![\w.])/work" + r"/|\.\./" + r"shared|/root" + r"/|/tmp/" + r"boot"
    r"|pypi" + r"\.org|pythonhosted" + r"\.org|registry\.npmjs" + r"\.org|deb\.debian" + r"\.org"
)
INLINE_STYLE = re.compile(r"<[^>]*\sstyle\s*=|<style(?![^>]*nonce)", re.IGNORECASE)
INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*(?:\ssrc=|nonce|type=\"application/))[^>]*>|<[^>]*\son\w+=\"", re.IGNORECASE
)


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def over(paths: list[Path], budget: int) -> list[str]:
    return [f"{name(path)}: {lines_of(path)} lines" for path in paths if lines_of(path) > budget]


def css_files() -> list[Path]:
    return [path for path in files() if path.suffix == ".css"]


@pytest.mark.parametrize(
    ("found", "budget"),
    [(python_files, 300), (template_files, 80), (css_files, 120)],
    ids=["python", "templates", "css"],
)
def test_files_are_small(found, budget: int) -> None:
    paths = found()
    assert paths
    assert over(paths, budget) == []


def test_a_short_comment_of_a_template_ends_in_its_line() -> None:
    """Django takes one that goes on for text, and visitors read it."""
    open_comments = [
        f"{name(path)}:{number}"
        for path in template_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.count("{#") != line.count("#}")
    ]
    assert open_comments == []


def test_functions_are_short() -> None:
    """The aim is 30 lines; 40 is where a function has certainly two jobs."""
    long = [
        f"{name(path)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > 40
    ]
    assert long == []


def product_files() -> list[Path]:
    return [path for path in python_files() if name(path).split("/")[0] in PRODUCT]


def length_without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    documented = ast.get_docstring(function) is not None and len(function.body) > 1
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


@pytest.mark.thorough
def test_most_functions_are_very_short() -> None:
    """The median has at most 5 lines, nine of ten at most 16; a docstring is not counted."""
    lengths = sorted(
        length_without_docstring(node)
        for path in product_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert statistics.median(lengths) <= 5
    assert lengths[len(lengths) * 9 // 10] <= 16


def test_the_demonstration_is_small_beside_the_product() -> None:
    demo = [path for path in product_files() if name(path).startswith("groupsite/demo/")]
    assert demo
    assert sum(map(lines_of, demo)) <= 3000


def test_no_module_has_a_vague_name() -> None:
    vague = [
        name(path)
        for path in files()
        if path.suffix == ".py"
        and name(path) not in ASKED_FOR
        and VAGUE & {path.stem, *path.relative_to(ROOT).parts[:-1]}
    ]
    assert vague == []


def test_the_top_level_is_what_the_readme_says() -> None:
    entries = {path.relative_to(ROOT).parts[0] for path in files()}
    assert {entry for entry in entries if not entry.startswith(".")} <= TOP_LEVEL


def test_nothing_names_a_machine_or_a_registry() -> None:
    naming = [
        f"{name(path)}:{number}"
        for path in files()
        if path.suffix
        not in {".png", ".jpg", ".webp", ".avif", ".woff2", ".ico", ".pdf", ".xz", ".bib"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if MACHINE.search(line)
    ]
    assert naming == []


@pytest.mark.parametrize("forbidden", [INLINE_STYLE, INLINE_SCRIPT], ids=["style", "script"])
def test_templates_hold_nothing_that_the_policy_would_block(forbidden: re.Pattern[str]) -> None:
    """R50: no inline style or script; what must be inline carries the nonce.

    E-mails have no policy, and e-mail programs read no other styles; their own test allows no script.
    """
    blocked = [
        f"{name(path)}: {found.group()}"
        for path in template_files()
        if forbidden is not INLINE_STYLE or "/mail/" not in name(path)
        for found in forbidden.finditer(path.read_text(encoding="utf-8"))
    ]
    assert blocked == []


@pytest.mark.parametrize(
    ("markup", "blocked"),
    [
        ('<p style="color: red">', True),
        ("<style>p { color: red }</style>", True),
        ('<style nonce="x">', False),
        ('<p class="style">', False),
        ("<script>alert(1)</script>", True),
        ('<script src="/x.js"></script>', False),
        ("<script{% csp_nonce_attr %}>", False),
        ('<script type="application/ld+json">', False),
        ('<button onclick="x()">', True),
        ('<button data-on="x">', False),
    ],
)
def test_the_patterns_tell_the_two_apart(markup: str, blocked: bool) -> None:
    assert bool(INLINE_STYLE.search(markup) or INLINE_SCRIPT.search(markup)) is blocked
