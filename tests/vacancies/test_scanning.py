"""R16: the virus scanner, as the real clamd answers and as a broken one does."""

import io
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tools.pdfs import good_pdf
from tools.servers.clamd import BAD_WORDS, MISSING, is_installed, scanner
from vacancies.applications.files import clamd_client
from vacancies.applications.files.clamd_client import scan
from vacancies.choices import ScanState


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real clamd that knows one signature: ours."""
    if not is_installed():
        pytest.skip(MISSING)
    with scanner(tmp_path_factory.mktemp("clamd")) as server:
        yield server.address


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (good_pdf(), ScanState.CLEAN),
        (b"", ScanState.CLEAN),
        (good_pdf() + BAD_WORDS, ScanState.INFECTED),
        (bytes(200_000) + BAD_WORDS, ScanState.INFECTED),
        # More than this clamd takes: it was not looked at, so nobody may call it clean.
        (os.urandom(3_000_000), ScanState.ERROR),
    ],
    ids=["good", "empty", "bad", "bad at the end", "too large"],
)
def test_r16_what_clamd_says(clamd, content: bytes, state, settings) -> None:
    settings.GROUPSITE_VACANCIES_CLAMD = clamd
    assert scan(io.BytesIO(content)) is state


def test_r16_without_a_scanner_nothing_is_checked(settings) -> None:
    settings.GROUPSITE_VACANCIES_CLAMD = ""
    assert scan(io.BytesIO(good_pdf())) is ScanState.NOT_CHECKED


type Behaviour = Callable[[socket.socket], None]


def answering(answer: bytes) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        received = b""
        while not received.endswith(bytes(4)):
            received += connection.recv(1 << 16)
        assert received == b"zINSTREAM\0\0\0\0\x05hello" + bytes(4)
        connection.sendall(answer)

    return behave


def hanging_up(connection: socket.socket) -> None:
    connection.recv(1)


def silent(connection: socket.socket) -> None:
    """Read all, until the other side hangs up, and say nothing."""
    while connection.recv(1 << 16):
        pass


def trickling(connection: socket.socket) -> None:
    """Send a piece now and then, until the other side hangs up."""
    for _piece in range(200):
        connection.sendall(b"s")
        time.sleep(0.05)


ANSWERS = {
    "clean": (answering(b"stream: OK\0"), ScanState.CLEAN),
    "infected": (answering(b"stream: Eicar-Signature FOUND\0"), ScanState.INFECTED),
    "half an answer": (answering(b"stream: O"), ScanState.ERROR),
    "half a good answer": (answering(b"stream: OK"), ScanState.ERROR),
    "more than one answer": (answering(b"stream: OK\0stream: OK\0"), ScanState.ERROR),
    "clean after all": (answering(b"stream: X FOUND\0stream: OK\0"), ScanState.ERROR),
    "no answer": (answering(b""), ScanState.ERROR),
    "its own fault": (answering(b"Can't allocate memory ERROR\0"), ScanState.ERROR),
    "too large": (answering(b"INSTREAM size limit exceeded. ERROR\0"), ScanState.ERROR),
    "another server": (answering(b"HTTP/1.1 400 Bad Request\r\n\r\n"), ScanState.ERROR),
    "endless": (answering(b"stream: " + b"x" * 100_000), ScanState.ERROR),
    "hangs up": (hanging_up, ScanState.ERROR),
    "silent": (silent, ScanState.ERROR),
    "slow": (trickling, ScanState.ERROR),
}


@pytest.mark.parametrize(("behave", "state"), ANSWERS.values(), ids=ANSWERS)
def test_r16_a_fault_is_not_clean(behave, state, settings, monkeypatch) -> None:
    monkeypatch.setattr(clamd_client, "PATIENCE", 0.25)
    monkeypatch.setattr(clamd_client, "WHOLE_PATIENCE", 0.25)
    with socket.create_server(("127.0.0.1", 0)) as server:
        serving = threading.Thread(target=serve, args=(server, behave))
        serving.start()
        settings.GROUPSITE_VACANCIES_CLAMD = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        assert scan(io.BytesIO(b"hello")) is state
        serving.join(10)


def serve(server: socket.socket, behave: Behaviour) -> None:
    connection, _address = server.accept()
    with connection:
        try:
            behave(connection)
        except OSError:
            # The other side went away, which is what some of the tests want.
            return


@pytest.mark.parametrize(
    "address",
    [
        *("unix:/nowhere/socket", "tcp://127.0.0.1:1", "tcp://127.0.0.1", "tcp://127.0.0.1:x"),
        *(
            "http://127.0.0.1:3310",
            "/run/clamd",
            "tcp://no-such-host.invalid:3310",
            "unix:" + "x" * 300,
        ),
    ],
)
def test_r16_a_scanner_that_is_not_there_is_an_error(address: str, settings) -> None:
    settings.GROUPSITE_VACANCIES_CLAMD = address
    assert scan(io.BytesIO(b"hello")) is ScanState.ERROR
