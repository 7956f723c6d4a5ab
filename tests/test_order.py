"""The order in which modules run: the longest first."""

from types import SimpleNamespace

from tests.order import LONGEST, longest_modules_first
from tests.sources import ROOT


def test_each_of_the_longest_is_there_once() -> None:
    assert [path for path in LONGEST if not (ROOT / path).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)


def test_they_come_first_and_the_others_stay_in_their_order() -> None:
    names = ("tests/b.py", LONGEST[1], "tests/a.py", LONGEST[0])
    items = [SimpleNamespace(path=ROOT / name) for name in names]
    ordered = [item.path for item in longest_modules_first(items)]
    assert ordered == [ROOT / name for name in (*LONGEST[:2], "tests/b.py", "tests/a.py")]
