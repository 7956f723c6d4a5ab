"""A client of the virus scanner clamd, which is optional (R16).

Sends the file over the connection, so the scanner needs no access to the private folder and may run
on another machine. See clamd(8), INSTREAM.
"""

import logging
import socket
import time
from typing import BinaryIO, Final

from vacancies import conf
from vacancies.choices import ScanState

logger = logging.getLogger(__name__)

CHUNK: Final = 1 << 16
# The response is "stream: OK" or the name of a virus; nothing from clamd is longer.
MAX_ANSWER_BYTES: Final = 4096
# Seconds for a single send or receive, and for the whole scan.
PATIENCE: Final = 30.0
WHOLE_PATIENCE: Final = 120.0
PING_PATIENCE: Final = 3.0


def scan(stream: BinaryIO) -> ScanState:
    """Send the rest of the stream to clamd and return the result; ERROR if clamd cannot check it.

    NOT_CHECKED if the site has no scanner.
    """
    address = conf.clamd_address()
    if not address:
        return ScanState.NOT_CHECKED
    try:
        answer = _send_to_clamd(address, stream)
    except (OSError, ValueError) as fault:
        logger.error("The virus scanner did not answer: %s", fault)
        return ScanState.ERROR
    if answer == b"stream: OK\0":
        return ScanState.CLEAN
    if answer.startswith(b"stream: ") and answer.endswith(b" FOUND\0"):
        return ScanState.INFECTED
    logger.error("The virus scanner could not check a file: %r", answer[:200])
    return ScanState.ERROR


def is_answering() -> bool:
    """Whether clamd answers a PING; True if the site has no scanner."""
    address = conf.clamd_address()
    if not address:
        return True
    try:
        with _connect_to_clamd(address) as connection:
            connection.settimeout(PING_PATIENCE)
            connection.sendall(b"zPING\0")
            return _read_clamd_answer(connection) == b"PONG\0"
    except (OSError, ValueError):
        return False


def _send_to_clamd(address: str, stream: BinaryIO) -> bytes:
    with _connect_to_clamd(address) as connection:
        connection.sendall(b"zINSTREAM\0")
        while chunk := stream.read(CHUNK):
            connection.sendall(len(chunk).to_bytes(4) + chunk)
        connection.sendall((0).to_bytes(4))
        return _read_clamd_answer(connection)


def _read_clamd_answer(connection: socket.socket) -> bytes:
    """Return clamd's answer, incomplete if it hangs up. Raises ValueError if too long or slow, or OSError."""
    until = time.monotonic() + WHOLE_PATIENCE
    answer = b""
    while not answer.endswith(b"\0") and (part := connection.recv(MAX_ANSWER_BYTES)):
        answer += part
        if len(answer) > MAX_ANSWER_BYTES or time.monotonic() > until:
            raise ValueError("This is no answer of clamd.")
    return answer


def _connect_to_clamd(address: str) -> socket.socket:
    """Return a socket connected to clamd. Raises OSError, or ValueError for a bad setting."""
    kind, _colon, place = address.partition(":")
    if kind == "unix":
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(PATIENCE)
        try:
            connection.connect(place)
        except OSError:
            connection.close()
            raise
        return connection
    host, _colon, port = place.removeprefix("//").rpartition(":")
    if kind != "tcp" or not host:
        raise ValueError("GROUPSITE_VACANCIES_CLAMD is neither unix:/path nor tcp://host:port.")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE)
