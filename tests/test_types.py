"""Types say what a function takes: few parameters are annotated with `Any`.

Counted is every parameter with an annotation, of every function and method of the product (without
migrations), except `*args` and `**kwargs`, whose types are those of the method that is overridden.
`self` and `cls` have no annotation. A parameter counts as `Any` where `Any` stands anywhere in its
annotation: `Any`, `Any | None`, `Iterable[Any]`, `dict[str, Any]`.
"""

import ast
import typing
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import models

from tests.sources import PACKAGES, ROOT, python_files, tree_of
from vacancies import protocols
from vacancies.models import (
    DocumentGuidance,
    DocumentRule,
    Vacancy,
    VacancyExtension,
    VacancyPage,
)

LIMIT = 0.08
# A folder with fewer parameters than this is judged in the total alone.
SMALL_FOLDER = 20
FOLDER_LIMIT = 0.3


def parameters(path: Path) -> Iterator[ast.expr]:
    """The annotations of all parameters of a file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found = node.args
            for parameter in (*found.posonlyargs, *found.args, *found.kwonlyargs):
                if parameter.annotation is not None:
                    yield parameter.annotation


def is_any(annotation: ast.expr) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(annotation))


@cache
def by_folder() -> dict[str, tuple[int, int]]:
    """By folder: how many parameters are `Any`, and how many there are."""
    found: dict[str, list[bool]] = defaultdict(list)
    for path in python_files():
        relative = path.relative_to(ROOT)
        if relative.parts[0] in PACKAGES:
            found[relative.parent.as_posix()] += map(is_any, parameters(path))
    return {folder: (sum(each), len(each)) for folder, each in found.items()}


def test_few_parameters_are_any() -> None:
    folders = by_folder()
    untyped = sum(count for count, _total in folders.values())
    total = sum(count for _untyped, count in folders.values())
    assert total > 2500
    assert untyped / total <= LIMIT, f"{untyped} of {total}: {untyped / total:.1%}"


def test_no_folder_is_left_out() -> None:
    over = {
        folder: f"{untyped} of {total}"
        for folder, (untyped, total) in by_folder().items()
        if total >= SMALL_FOLDER and untyped / total > FOLDER_LIMIT
    }
    assert over == {}


OF_FIELDS = {
    models.BooleanField: bool,
    models.CharField: str,
    models.DateField: date,
    models.DateTimeField: datetime,
    models.DecimalField: Decimal,
    models.PositiveSmallIntegerField: int,
    models.TextField: str,
    models.TimeField: time,
}


def type_of(field: models.Field) -> Any:
    found = next(OF_FIELDS[kind] for kind in type(field).__mro__ if kind in OF_FIELDS)
    return found | None if field.null else found


@pytest.mark.parametrize(
    ("protocol", "model"),
    [
        (protocols.VacancyFacts, Vacancy),
        (protocols.VacancyText, VacancyPage),
        (protocols.DocumentRuleFacts, DocumentRule),
        (protocols.GuidanceText, DocumentGuidance),
        (protocols.DeadlineExtensionFacts, VacancyExtension),
    ],
)
def test_models_have_what_their_protocols_name(protocol: type, model: type[models.Model]) -> None:
    """mypy cannot tell: a model that inherits from a class of Wagtail may have anything."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    hints = typing.get_type_hints(protocol)
    methods = {name for name in vars(protocol) if name[0] != "_"}
    assert [name for name in {*hints, *methods} if not hasattr(model, name)] == []
    wrong = {
        name: (hint, type_of(fields[name]))
        for name, hint in hints.items()
        if name in fields and not fields[name].is_relation and hint != Any
        if hint != type_of(fields[name])
    }
    assert wrong == {}
