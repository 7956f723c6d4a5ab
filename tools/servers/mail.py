"""Mail servers for tests: one that takes everything, one that refuses, one that never says a word."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

from tools.ports import free_port

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def mailers(port: int, timeout: float = 5) -> dict[str, Any]:
    options = {"host": "127.0.0.1", "port": port, "timeout": timeout}
    return {"default": {"BACKEND": SMTP, "OPTIONS": options}}


class Postbox:
    """Keeps what it is given, with the envelope's recipients; takes so many seconds for each."""

    def __init__(self, seconds: float = 0) -> None:
        self.messages: list[tuple[list[str], Message]] = []
        self.seconds = seconds

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.messages.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        await asyncio.sleep(self.seconds)
        return "250 OK"


@contextmanager
def postbox(seconds: float = 0, **options: Any) -> Iterator[tuple[Postbox, int]]:
    """A server that takes all, in so many seconds each; `options` are aiosmtpd's."""
    box = Postbox(seconds)
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield box, controller.port
    finally:
        controller.stop()


@contextmanager
def silent_server() -> Iterator[int]:
    """Accepts connections and never answers."""
    held: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hold() -> None:
            while True:
                try:
                    held.append(server.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=hold, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)
    for connection in held:
        connection.close()
