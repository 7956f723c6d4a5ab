"""Posts over a line as slow as a test wants it, byte by byte."""

import socket
import time
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.faults.stored import FILES, database
from tools.deployed.server import Server
from tools.web.applicants import multipart


@dataclass(frozen=True)
class Told:
    """What came back; status 0 where the connection broke without an answer."""

    status: int
    text: str
    seconds: float


def post(site: str, path: str, body: bytes, kind: str, seconds: float, headers: str = "") -> Told:
    """The head at once, the body evenly over so many seconds; what is answered before ends it."""
    place = urlsplit(site)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: {kind}\r\n"
        f"Connection: close\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    )
    steps = max(1, round(seconds * 5))
    parts = [body[len(body) * n // steps : len(body) * (n + 1) // steps] for n in range(steps)]
    began = time.monotonic()
    with socket.create_connection((place.hostname, place.port)) as line:
        line.sendall(head.encode())
        answer = b""
        for part in parts:
            time.sleep(seconds / steps)
            line.sendall(part)
            if answer := _ready(line):
                break
        line.settimeout(30)
        while part := line.recv(65536):
            answer += part
    status = int(answer.split()[1]) if answer else 0
    return Told(status, " ".join(answer.decode(errors="replace").split()), time.monotonic() - began)


def upload(site: str, path: str, content: bytes, seconds: float, headers: str = "") -> Told:
    return post(site, path, *multipart(content), seconds, headers)


def _ready(line: socket.socket) -> bytes:
    line.setblocking(False)
    try:
        return line.recv(65536)
    except BlockingIOError:
        return b""
    finally:
        line.setblocking(True)


def end_in(server: Server, seconds: float) -> None:
    """The time to apply, of everything, ends so many seconds from now."""
    at = time.time() + seconds
    moment = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(at)) + f"{at % 1:.6f}"[1:]
    with closing(database(server)) as connection:
        connection.execute("UPDATE groupsite_vacancies_vacancy SET closes_at = ?", [moment])


def digests(server: Server, email: str) -> set[str]:
    """Of the files that somebody's application holds."""
    held = (
        f"SELECT f.sha256 FROM {FILES} f JOIN groupsite_vacancies_application a"  # noqa: S608 — names of our own
        " ON a.id = f.application_id WHERE a.email = ?"
    )
    with closing(database(server)) as connection:
        return {digest for (digest,) in connection.execute(held, [email])}
