"""`make bench`: its bars, when one counts as missed, and the table that it prints."""

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.sources import ROOT
from tools.bench.__main__ import chosen
from tools.bench.bars import BARS, Bar
from tools.bench.data import checksum
from tools.bench.environments import floor_environment
from tools.bench.noise import Verdict, judge, median, percentile
from tools.bench.rounds import Measured, interleaved, ratios
from tools.bench.table import HEAD, row

MET, NOISE, MISSED = Verdict


@pytest.mark.parametrize(
    ("values", "part", "expected"),
    [
        ([7], 0.99, 7),
        ([1, 2, 3, 4], 0.5, 2),
        ([3, 1, 2], 0.5, 2),
        ([1, 2, 3, 4, 5, 6], 1 / 3, 2),
        (list(range(1, 101)), 0.99, 99),
        (list(range(1, 201)), 0.99, 198),
        (list(range(1, 51)), 0.99, 50),
        ([1, 2, 3], 1, 3),
        ([1, 2, 3], 0, 1),
    ],
)
def test_percentiles(values, part, expected) -> None:
    assert percentile(values, part) == expected


def test_a_percentile_does_not_depend_on_the_order() -> None:
    assert median([9, 1, 5]) == median([1, 5, 9]) == 5


@pytest.mark.parametrize(
    ("rounds", "is_minimum", "verdict"),
    [
        ([1.9, 1.95, 2.0], False, MET),
        ([1.9, 1.9, 9], False, MET),
        ([1.9, 2.1, 2.2], False, NOISE),
        ([2.1, 2.1, 2.2], False, MISSED),
        ([1.0, 2.1, 2.2, 2.2, 2.3, 2.4], False, MISSED),
        ([1.0, 1.1, 2.2, 2.2, 2.3, 2.4], False, NOISE),
        ([2.001], False, MISSED),
        ([2.0], False, MET),
        ([2.1, 2.0, 1.9], True, MET),
        ([1.5, 1.9, 2.1], True, NOISE),
        ([1.5, 1.9, 1.99], True, MISSED),
        ([2.0], True, MET),
    ],
)
def test_a_bar_is_missed_if_the_best_third_misses_it(rounds, is_minimum, verdict) -> None:
    """The limit is 2."""
    assert judge(rounds, 2, is_minimum=is_minimum) is verdict


def test_every_bar_has_a_name_of_its_own_and_a_module() -> None:
    assert len({bar.id for bar in BARS}) == len({bar.what for bar in BARS}) == len(BARS)
    assert all(find_spec(f"tools.bench.kinds.{bar.kind}") for bar in BARS)


@pytest.mark.parametrize(
    ("only", "kinds"),
    [("search", ["search"]), ("^pa|ishing", ["pages", "publishing"]), ("nothing", [])],
)
def test_some_kinds_can_be_chosen(only, kinds) -> None:
    assert chosen(only) == kinds


def test_without_a_choice_everything_is_measured() -> None:
    assert set(chosen("")) == {bar.kind for bar in BARS}


def test_rounds_are_interleaved() -> None:
    asked = []
    turns = {name: lambda name=name: asked.append(name) or len(asked) for name in "ab"}
    assert interleaved(turns, 2) == {"a": [1, 3], "b": [2, 4]}
    assert asked == ["a", "b", "a", "b"]
    assert ratios([4, 9], [2, 3]) == [2, 3]


@pytest.mark.parametrize(
    ("bar", "measured", "expected"),
    [
        (
            Bar("x", "home", 2),
            Measured([3, 3.5, 4], "30 / 9 ms"),
            "| home | 3.50 × (30 / 9 ms) | 3.00 × to 4.00 × | ≤ 2 × | **missed** |",
        ),
        (
            Bar("x", "cached", 0.6, "×", True),
            Measured([0.5, 0.59, 0.7]),
            "| cached | 0.59 × | 0.50 × to 0.70 × | ≥ 0.6 × | noise |",
        ),
        (
            Bar("x", "facts", 60, "queries"),
            Measured([45]),
            "| facts | 45 queries |  | ≤ 60 queries | met |",
        ),
        (Bar("x", "refused", 0, ""), Measured([0, 0]), "| refused | 0 |  | ≤ 0 | met |"),
        (Bar("x", "start", 4, "s"), None, "| start | not measured | | ≤ 4 s | **missed** |"),
    ],
)
def test_rows_of_the_table(bar, measured, expected) -> None:
    assert row(bar, measured) == expected
    assert row(bar, measured).count("|") == HEAD.splitlines()[0].count("|")


def test_kept_data_is_made_again_when_a_migration_changes() -> None:
    assert checksum(["people/migrations/*.py"]) == checksum(["people/migrations/*.py"])
    assert checksum(["people/migrations/*.py"]) != checksum(["research/migrations/*.py"])


@pytest.mark.parametrize("folder", ["kinds", "inside"])
def test_what_is_renamed_in_the_site_is_renamed_here(folder) -> None:
    """A measurement that breaks off is noticed only when somebody measures."""
    for path in (ROOT / "tools" / "bench" / folder).glob("*.py"):
        import_module(f"tools.bench.{folder}.{path.stem}")


@pytest.mark.thorough
def test_the_floor_is_complete(tmp_path) -> None:
    """Its system checks pass, and it has all migrations."""
    subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        env=floor_environment(tmp_path, tmp_path / "static"),
        check=True,
        timeout=120,
    )
