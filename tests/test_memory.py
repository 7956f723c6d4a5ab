"""The garbage collector: after every module of the whole run, and in the quick run if memory is short."""

from types import SimpleNamespace

import pytest

from tests import memory
from tests.memory import has_to_collect, largest_size, share_of_memory

QUICK, WHOLE = "not browser and not thorough", "not alone"


@pytest.mark.parametrize(
    ("marks", "size", "expected"),
    [(QUICK, 1, False), (QUICK, 3, True), (WHOLE, 1, True), ("", 1, True)],
)
def test_when(monkeypatch: pytest.MonkeyPatch, marks: str, size: int, expected: bool) -> None:
    monkeypatch.setattr(memory, "largest_size", lambda: size)
    monkeypatch.setattr(memory, "share_of_memory", lambda: 2)
    config = SimpleNamespace(option=SimpleNamespace(markexpr=marks))
    assert has_to_collect(config) is expected  # type: ignore[arg-type]


def test_processes_share_half_of_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_XDIST_WORKER_COUNT", raising=False)
    alone = share_of_memory()
    monkeypatch.setenv("PYTEST_XDIST_WORKER_COUNT", "4")
    assert 10 * memory.KIB**2 < largest_size() < alone * 2
    assert share_of_memory() == alone // 4
