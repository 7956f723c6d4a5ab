"""Ends requests whose body arrives too slowly, where no proxy in front of gunicorn does.

A proxy keeps a request until its body is whole, and the site sees no slow ones. Without a proxy a
thread reads as slowly as somebody sends; gunicorn waits for ever. So after the time that the apps give
a body its connection is closed for reading: what reads it meets its end, and the answer, which says
that it took too long, can still be sent.
"""

import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final
from wsgiref.types import StartResponse

from vacancies import conf

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

# The view has begun to count a moment later; for it too the time must be over.
MARGIN: Final = 1.0


class BodyTimeLimit:
    """WSGI wrapper with a time limit for bodies, on servers that expose the connection."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        connection = environ.get("gunicorn.socket")
        if connection is None or not has_body(environ):
            return self.application(environ, start_response)
        timer = threading.Timer(conf.upload_seconds() + MARGIN, stop_reading, [connection])
        timer.daemon = True
        timer.start()
        try:
            return self.application(environ, start_response)
        finally:
            timer.cancel()


def has_body(environ: dict[str, Any]) -> bool:
    return environ.get("CONTENT_LENGTH") not in (None, "", "0") or bool(
        environ.get("HTTP_TRANSFER_ENCODING")
    )


def stop_reading(connection: socket.socket) -> None:
    """Stop reading from a connection, while a TLS connection can still respond."""
    with suppress(OSError):  # it is closed already
        socket.socket.shutdown(connection, socket.SHUT_RD)
