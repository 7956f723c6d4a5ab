"""Tests run where deep calls find room: at no depth does each call fetch memory of its own."""

import resource
from collections.abc import Callable

CALLS = 400


def page_faults() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def call_often() -> int:
    before = page_faults()
    for _number in range(CALLS):
        nothing()
    return page_faults() - before


def nothing() -> None:
    return


def at_depth[T](depth: int, call: Callable[[], T]) -> T:
    return call() if depth == 0 else at_depth(depth - 1, call)


def test_no_depth_is_slow() -> None:
    slow = [depth for depth in range(400) if at_depth(depth, call_often) >= CALLS]
    assert slow == []
