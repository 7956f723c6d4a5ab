"""A body that never ends is ended, whoever reads it; what comes in time is left alone."""

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from groupsite.middleware import slow_bodies
from groupsite.middleware.slow_bodies import BodyTimeLimit


@pytest.fixture(autouse=True)
def soon(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.GROUPSITE_VACANCIES_UPLOAD_SECONDS = 0
    monkeypatch.setattr(slow_bodies, "MARGIN", 0.2)


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def reading(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """An application that reads all there is, and answers."""
    read = b""
    while part := environ["gunicorn.socket"].recv(100):
        read += part
        if read.endswith(b"."):
            break
    environ["gunicorn.socket"].sendall(b"answer")
    return [read]


def test_who_waits_for_a_body_meets_its_end_and_can_answer(line: Any) -> None:
    ours, theirs = line
    theirs.sendall(b"half of it")
    began = time.monotonic()
    environ = {"gunicorn.socket": ours, "CONTENT_LENGTH": "100"}
    assert BodyTimeLimit(reading)(environ, None) == [b"half of it"]
    assert 0.1 < time.monotonic() - began < 5
    assert theirs.recv(100) == b"answer"


def test_what_comes_in_time_leaves_the_line_open(line: Any) -> None:
    ours, theirs = line
    theirs.sendall(b"all of it.")
    environ = {"gunicorn.socket": ours, "HTTP_TRANSFER_ENCODING": "chunked"}
    assert BodyTimeLimit(reading)(environ, None) == [b"all of it."]
    time.sleep(0.4)
    theirs.sendall(b"the next request")
    assert ours.recv(100) == b"the next request"


@pytest.mark.parametrize(
    "environ", [{"CONTENT_LENGTH": "5"}, {"gunicorn.socket": None, "CONTENT_LENGTH": "5"}]
)
def test_another_server_sees_to_it_itself(environ: dict[str, Any]) -> None:
    assert BodyTimeLimit(lambda *_asked: [b"answered"])(environ, None) == [b"answered"]


@pytest.mark.parametrize("length", [None, "", "0"])
def test_a_request_without_a_body_has_no_clock(
    monkeypatch: pytest.MonkeyPatch, line: Any, length: str | None
) -> None:
    monkeypatch.setattr(threading, "Timer", None)
    environ = {"gunicorn.socket": line[0], "CONTENT_LENGTH": length}
    assert BodyTimeLimit(lambda *_asked: [b"answered"])(environ, None) == [b"answered"]


def test_a_line_that_is_gone_is_no_fault() -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    ours.close()
    slow_bodies.stop_reading(ours)
