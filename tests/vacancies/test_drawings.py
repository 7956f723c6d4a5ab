import re

import pytest

from vacancies.posting.deadline_ruler import LONGEST, deadline_ruler_svg


def ticks(drawing: str) -> list[int]:
    """How many are gone, and how many are left."""
    return [path.count("M") for path in re.findall(r'd="([^"]*)"', drawing)]


@pytest.mark.parametrize(
    ("days", "left", "drawn"), [(32, 25, [7, 26]), (32, 32, [0, 33]), (32, 0, [32, 1])]
)
def test_a_tick_stands_for_a_day(days, left, drawn):
    assert ticks(deadline_ruler_svg(days, left)) == drawn


@pytest.mark.parametrize(("days", "left"), [(32, -1), (32, 33), (0, 0), (LONGEST + 1, 3)], ids=str)
def test_nothing_is_drawn_where_there_is_nothing_to_count(days, left):
    assert deadline_ruler_svg(days, left) == ""


def test_it_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in deadline_ruler_svg(3, 1)
