"""The rules by which the last hour is judged, and its visitors."""

import asyncio
import io
import random
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tools.last_hour.archives import _looked_at
from tools.last_hour.crowds import BYTES_A_SECOND, many_bytes, paced, scanned_paper
from tools.last_hour.hour import NEVER, Measured
from tools.last_hour.readers import Reader


class Clock:
    """A clock that goes on only while somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0

    def wait(self, seconds: float) -> None:
        self.now += seconds


def test_a_slow_line_sends_everything_at_its_speed() -> None:
    clock, body = Clock(), bytes(range(256)) * 2000
    pieces = [(clock.now, piece) for piece in paced(body, lambda: clock.now, clock.wait)]
    assert b"".join(piece for _at, piece in pieces) == body
    sent = 0
    for at, piece in pieces:
        assert sent <= (at - 100.0) * BYTES_A_SECOND + 1
        sent += len(piece)
    assert clock.now - 100.0 == pytest.approx(len(body) / BYTES_A_SECOND, abs=0.25)


def test_a_scanned_document_is_large_and_one_of_its_kind() -> None:
    one, other = scanned_paper("CV of one"), scanned_paper("CV of another")
    assert one != other
    assert many_bytes() == pytest.approx(4_000_000, rel=0.01)
    with pikepdf.open(io.BytesIO(one)) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize(
    ("clicks", "answers", "killed_at", "faults"),
    [
        ([(1.0, 499.0, 200)], [(1.0, 303)], NEVER, 0),
        ([(1.0, 500.0, 200)], [], NEVER, 1),
        ([(1.0, 9.0, 200)] * 99 + [(1.0, 9000.0, 200)], [], NEVER, 0),
        ([(1.0, 9.0, 503)], [], NEVER, 1),
        ([(10.5, 9.0, 0)], [], 10.0, 1),  # readers notice nothing
        ([(1.0, 9.0, 200)], [(1.0, 502)], NEVER, 1),
        ([(1.0, 9.0, 200)], [(9.9, 502), (13.0, 503)], 10.0, 2),
        ([(1.0, 9.0, 200)], [(10.1, 502), (11.0, 0)], 10.0, 0),
    ],
)
def test_which_bars_are_missed(clicks, answers, killed_at, faults) -> None:
    assert len(Measured(clicks, answers, [], killed_at).faults()) == faults


def test_an_archive_that_is_not_whole_is_a_fault(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("one", b"x" * 1000)
    assert (_looked_at(target, 1.0).files, _looked_at(target, 1.0).fault) == (1, "")
    target.write_bytes(target.read_bytes()[:500])
    assert _looked_at(target, 1.0).fault == "the archive is not whole"


def answers_of(parts: list[bytes]) -> tuple[list[tuple[int, bytes]], int]:
    """What a reader gets of a server that sends each part to one request, and on how many connections.

    A part that is empty ends the connection.
    """
    connections = 0
    left = list(parts)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        try:
            while left:
                await reader.readuntil(b"\r\n\r\n")
                part = left.pop(0)
                if not part:
                    break
                writer.write(part)
        except asyncio.IncompleteReadError:
            pass
        writer.close()

    async def talk() -> list[tuple[int, bytes]]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        reader = Reader(f"127.0.0.1:{port}", random.Random(0), [])  # noqa: S311 — no secret
        got = [await reader.get("/") for part in parts if part]
        reader._close()
        server.close()
        return got

    return asyncio.run(talk()), connections


WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"
LAST = b"HTTP/1.1 503 Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def test_a_reader_keeps_a_connection() -> None:
    assert answers_of([WHOLE, CHUNKED, WHOLE]) == ([(200, b"hello")] * 3, 1)


def test_a_reader_opens_another_one_if_it_has_ended() -> None:
    assert answers_of([LAST, WHOLE]) == ([(503, b""), (200, b"hello")], 2)
    assert answers_of([WHOLE, b"", CHUNKED]) == ([(200, b"hello")] * 2, 2)


def test_a_connection_that_ends_without_an_answer_is_broken() -> None:
    assert answers_of([WHOLE[:-1]])[0] == [(0, b"")]
