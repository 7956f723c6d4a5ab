"""The rules by which drills judge, and the gate that takes servers away."""

import socket
import threading
from collections.abc import Iterator

import pytest

from tools.deployed.worker import seconds_until_restart
from tools.drills.drill import Drill
from tools.drills.parts import PARTS
from tools.ports import free_port
from tools.printed import Printed
from tools.servers.gate import Gate, gate


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that answers what it is sent."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer, args=(server,), daemon=True).start()
        yield server.getsockname()[1]


def _answer(server: socket.socket) -> None:
    while True:
        try:
            connection, _address = server.accept()
        except OSError:
            return
        with connection:
            connection.sendall(connection.recv(100))


def sent(through: Gate) -> bytes:
    with socket.create_connection(("127.0.0.1", through.port), timeout=10) as connection:
        connection.sendall(b"hello")
        return connection.recv(100)


def test_a_closed_gate_refuses_and_an_open_one_passes_on(echo: int) -> None:
    with gate(echo) as between:
        assert sent(between) == b"hello"
        between.close()
        with pytest.raises(ConnectionRefusedError):
            sent(between)
        between.open()
        assert sent(between) == b"hello"


def is_cut_off(connection: socket.socket) -> bool:
    """Whether it has ended, with or without an error."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_closing_a_gate_cuts_off_who_waits() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        gate(silent.getsockname()[1]) as between,
        socket.create_connection(("127.0.0.1", between.port), timeout=10) as connection,
        silent.accept()[0] as accepted,
    ):
        accepted.sendall(b"x")
        assert connection.recv(1) == b"x"
        between.close()
        assert is_cut_off(connection)


def test_a_gate_before_nothing_ends_connections() -> None:
    with (
        gate(free_port()) as between,
        socket.create_connection(("127.0.0.1", between.port), timeout=10) as connection,
    ):
        assert is_cut_off(connection)


def test_a_worker_is_started_again_as_its_unit_says() -> None:
    assert 0 < seconds_until_restart() <= 30


@pytest.mark.parametrize(
    ("part", "name", "phase", "statuses", "is_fault"),
    [
        ("cache", "read", "away", {200: 5}, False),
        ("cache", "read", "away", {200: 5, 503: 1}, True),
        ("cache", "applied", "away", {303: 5, 0: 1}, True),
        ("bucket", "applied", "away", {303: 5, 503: 1}, False),
        ("bucket", "applied", "afterwards", {303: 5, 503: 1}, True),
        ("database", "read", "away", {503: 5}, False),
        ("database", "read", "away", {500: 1}, True),
    ],
)
def test_what_visitors_may_be_answered(part, name, phase, statuses, is_fault) -> None:
    drill = Drill(PARTS[part], lambda line: None)
    drill._judge(name, phase, statuses)
    assert bool(drill.faults) == is_fault


def test_the_output_replaces_the_earlier_one(tmp_path) -> None:
    page = tmp_path / "drills.md"
    page.write_text("# Drills\n\n<!-- output -->\nearlier\n")
    printed = Printed()
    printed.say("cache: gone")
    printed.write_into(page)
    text = page.read_text()
    assert text.startswith("# Drills\n\n<!-- output -->\nOutput of ")
    assert text.endswith("\n    cache: gone\n")
    assert "earlier" not in text
