"""`make test-quick` has an example of every rule, and leaves out cases, never whole features."""

import ast
import re
from functools import cache
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.docs.test_requirements import listed
from tests.selection import examples_of
from tests.sources import ROOT, files, name, tree_of

RULE = re.compile(r"\bR(\d{1,2})\b|(?<=_)r(\d{1,2})(?=_)")
LEFT_OUT = {"thorough", "browser", "build", "alone"}
# Every test of these folders drives a browser, a real server or an installed wheel.
SLOW_FOLDERS = {"browser", "faults", "wheel"}
ONLY_THERE = {
    "R30": "slow uploads need a real server",
    "R83": "a host is made of the wheel",
}


def modules_of_tests() -> list[Path]:
    tests = ROOT / "tests"
    return [p for p in files() if p.is_relative_to(tests) and p.name.startswith("test_")]


def rules(text: str) -> set[str]:
    return {f"R{upper or lower}" for upper, lower in RULE.findall(text)}


def marks(nodes: list[ast.expr]) -> set[str]:
    """The names behind `pytest.mark`."""
    return {
        node.attr
        for top in nodes
        for node in ast.walk(top)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "pytest.mark"
    }


def marks_of_module(tree: ast.Module) -> set[str]:
    return marks(
        [
            node.value
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
        ]
    )


@cache
def rules_and_marks(path: Path) -> list[tuple[set[str], set[str]]]:
    """Of each test, the rules that it or what surrounds it names, and its marks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    tree = tree_of(path)
    everywhere = rules(ast.get_docstring(tree) or "")
    found = []
    for top in tree.body:
        inner = top.body if isinstance(top, ast.ClassDef) else [top]
        around = rules(ast.get_docstring(top) or "") if isinstance(top, ast.ClassDef) else set()
        outer = marks_of_module(tree) | marks(getattr(top, "decorator_list", []))
        found += [
            (
                everywhere | around | rules("\n".join(lines[node.lineno - 1 : node.end_lineno])),
                outer | marks(node.decorator_list),
            )
            for node in inner
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        ]
    return found


def test_every_rule_has_a_quick_test() -> None:
    all_of, quick = set(), set()
    for path in modules_of_tests():
        for named, marked in rules_and_marks(path):
            all_of |= named
            if not marked & LEFT_OUT and not SLOW_FOLDERS & set(path.relative_to(ROOT).parts):
                quick |= named
    assert set(listed()) & all_of - quick == set(ONLY_THERE)


def test_no_module_is_left_out_as_a_whole() -> None:
    """`thorough` is a mark of a test or of a class; a module of tables is marked `table`."""
    left_out = [p for p in modules_of_tests() if "thorough" in marks_of_module(tree_of(p))]
    assert [name(path) for path in left_out] == []


def test_what_runs_alone_is_in_a_folder_that_make_looks_into() -> None:
    """`make test-alone` collects only the folders of tests that wait."""
    found = [
        path
        for path in modules_of_tests()
        if any("alone" in marked for _named, marked in rules_and_marks(path))
    ]
    assert found
    assert [name(path) for path in found if not SLOW_FOLDERS & set(path.parts)] == []


def cases_of(mark: pytest.Mark, **sizes: int) -> list:
    """Stand-ins for the collected cases of one test with parameters of these sizes."""
    return [
        SimpleNamespace(
            callspec=SimpleNamespace(
                params=dict(zip(sizes, row, strict=True)), indices=dict.fromkeys(sizes, number)
            ),
            get_closest_marker=lambda _name: mark,
        )
        for number, row in enumerate(product(*map(range, sizes.values())))
    ]


def test_of_a_table_the_first_case_is_the_example() -> None:
    cases = cases_of(pytest.mark.table.mark, role=3, view=4)
    assert examples_of(cases[::-1]) == [cases[0]]


def test_of_a_table_of_rows_each_first_of_a_view_is_an_example() -> None:
    mark = pytest.mark.table(every="view").mark
    cases = [case for case in cases_of(mark, role=3, view=2) if case.callspec.params["role"] != 1]
    cases = [case for case in cases if case.callspec.params != {"role": 0, "view": 0}]
    examples = [tuple(case.callspec.params.values()) for case in examples_of(cases)]
    assert examples == [(0, 1), (2, 0)]


def test_of_a_table_of_views_each_view_and_each_role_is_an_example() -> None:
    cases = cases_of(pytest.mark.table(every="view").mark, role=3, view=4)
    examples = [tuple(case.callspec.params.values()) for case in examples_of(cases)]
    assert sorted(examples, key=lambda one: one[1]) == [(0, 0), (1, 1), (2, 2), (0, 3)]
