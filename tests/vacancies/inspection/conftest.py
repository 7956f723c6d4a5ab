"""Examines bytes as if they had just been sent."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vacancies.applications.files.inspection import (
    ExaminedFile,
    Reason,
    examine_uploaded_file,
    inspectors,
)

SERVER = "from vacancies.applications.files.inspector import server; "


type Examine = Callable[..., Reason | ExaminedFile]


@pytest.fixture
def examined(tmp_path: Path) -> Examine:
    """The reason why these bytes are refused, or what was found out about a good file."""

    def look(
        content: bytes, name: str = "cv.pdf", max_bytes: int = 41_943_040
    ) -> Reason | ExaminedFile:
        path = tmp_path / "sent"
        path.write_bytes(content)
        result = examine_uploaded_file(path, name=name, max_bytes=max_bytes)
        assert path.read_bytes() == content
        return result

    return look


@pytest.fixture
def act_as_child(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Have the children of new inspectors do something else than to look into a file.

    A child cannot import anything: `code` uses what is loaded before.
    """

    def act(code: str, before: str = "") -> None:
        start = f"import ctypes, os, stat, time; {SERVER}{before}"
        start += f"server.serve(lambda path: exec({code!r}))"
        monkeypatch.setattr(inspectors, "START", inspectors.PATHS + start)
        inspectors.end_all_inspectors()

    yield act
    inspectors.end_all_inspectors()
