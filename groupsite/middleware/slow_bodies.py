"""Ends requests whose body arrives too slowly, for servers without a proxy in front of gunicorn.

A proxy buffers requests, so the site never sees slow ones. Without a proxy, a thread reads as
slowly as the client sends, and gunicorn sets no limit. After the time that the apps allow for a
body, this wrapper closes the connection for reading. The view then sees the end of the body, and
can still send a response that says it took too long.
"""

import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final
from wsgiref.types import StartResponse

from vacancies import conf

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

# The view starts its own clock a moment later, and must find that its time has run out too.
MARGIN: Final = 1.0


class BodyTimeLimit:
    """WSGI wrapper with a time limit for request bodies, on servers that expose the connection."""

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
    """Stop reading from a connection so that, also over TLS, a response can still be sent."""
    with suppress(OSError):  # already closed
        socket.socket.shutdown(connection, socket.SHUT_RD)
