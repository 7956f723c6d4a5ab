"""Many at once, some of them slow, large or gone: `tests.faults.stress` in the small, and more."""

import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import pytest

from tests.faults import stress
from tests.faults.memory import of_large_uploads
from tests.faults.stored import stored
from tools.deployed.server import Server
from tools.pdfs import good_pdf
from tools.web.applicants import Applicant, ask, multipart

SLOW = 30


def test_parallel_applications_are_neither_lost_nor_doubled(server: Server) -> None:
    """R24, R25, R29: no "locked", no 5xx, all bytes there."""
    assert stress.in_parallel(server, 12) == []


def test_one_form_posted_ten_times_at_once_is_one_application(server: Server) -> None:
    """R24."""
    assert stress.repeated(server, 10) == []


def test_a_server_that_is_killed_has_kept_what_it_acknowledged(server: Server) -> None:
    """R26: twice here, twenty times in `make stress`."""
    assert stress.killed(server, 2, seed=26) == []


def test_parallel_uploads_into_a_slot_for_one_leave_one(
    server: Server, applicant: Applicant
) -> None:
    before = stored(server)
    slot = applicant.slot("Personal letter")
    files = [good_pdf(2, f"Letter {number}") for number in range(4)]
    answers = stress.at_once(
        [lambda file=file: applicant.post(slot, *multipart(file)) for file in files]
    )
    assert [answer.status for answer in answers] == [303] * 4
    after = stored(server)
    assert after.files == before.files + 1
    assert len(after.names - before.names) == 1


def test_parallel_uploads_cannot_pass_the_limit(server: Server, applicant: Applicant) -> None:
    """R8: ten files an application, however they come."""
    before = stored(server)
    slot = applicant.slot("Other documents")
    files = [good_pdf(1, f"Paper {number}") for number in range(12)]
    answers = stress.at_once(
        [lambda file=file: applicant.post(slot, *multipart(file)) for file in files]
    )
    assert sorted(answer.status for answer in answers) == [303] * 10 + [409] * 2
    after = stored(server)
    assert (after.files, len(after.names)) == (before.files + 10, len(before.names) + 10)


def test_a_large_upload_takes_little_memory(server: Server) -> None:
    """R7: 40 MB exactly are accepted, with 60 MB of memory at most; one byte more is refused."""
    most, accepted, refused = of_large_uploads(server)
    assert (accepted.status, refused.status) == (303, 413)
    said = " ".join(refused.text.split())
    assert "Personal letter: “mine.pdf” is larger than 40 MB." in said
    assert most < 60 * 1024 * 1024, f"{most / 1e6:.0f} MB"


@contextmanager
def dribbling(server: Server, head: bytes, many: int) -> Iterator[None]:
    """Connections that send the head, and then a byte each second, until the end of the block."""
    place = urlsplit(server.site.address)
    over = threading.Event()
    with ExitStack() as open_ones:
        slow = [
            open_ones.enter_context(socket.create_connection((place.hostname, place.port)))
            for _connection in range(many)
        ]

        def dribble() -> None:
            while not over.wait(1):
                for connection in slow:
                    connection.send(b"x")

        for connection in slow:
            connection.sendall(head)
        thread = threading.Thread(target=dribble)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


@pytest.mark.parametrize("part", ["body", "head"])
def test_slow_uploads_hold_up_nobody(server: Server, applicant: Applicant, part: str) -> None:
    """R30: thirty at one byte a second, without any proxy in front."""
    head = (
        f"POST {applicant.slot('CV')} HTTP/1.1\r\nHost: {urlsplit(server.site.address).netloc}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n"
    )
    begun = b'\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'
    begun = begun if part == "body" else b"X-Slow: "
    with dribbling(server, head.encode() + begun, SLOW):
        time.sleep(1)
        waited = []
        for _visit in range(3):
            asked = time.monotonic()
            assert ask(server.site.address, "GET", "/en/", patience=20).status == 200
            waited.append(time.monotonic() - asked)
        assert statistics.median(waited) < 2
        assert applicant.upload("Personal letter").status == 303


@pytest.mark.parametrize("abrupt", [False, True], ids=["leaves", "is cut off"])
def test_who_leaves_in_the_middle_leaves_nothing(
    server: Server, applicant: Applicant, abrupt: bool
) -> None:
    """R26: no row, no file, no fault in the log."""
    slot, before = applicant.slot("CV"), stored(server)
    said = len(server.site.log)
    place = urlsplit(server.site.address)
    body, kind = multipart(good_pdf(300))
    head = (
        f"POST {slot} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((place.hostname, place.port)) as connection:
        connection.sendall(head.encode() + body[: len(body) // 2])
        if abrupt:  # RST in place of FIN
            linger_never = b"\1\0\0\0\0\0\0\0"
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_never)
    time.sleep(0.5)
    assert applicant.upload("Personal letter").status == 303
    after = stored(server)
    assert (after.files, len(after.names)) == (before.files + 1, len(before.names) + 1)
    told = server.site.log[said:]
    assert "Traceback" not in told
    assert "Internal Server Error" not in told
