"""A LibreTranslate server on this machine, which answers as a test asks it to."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


def swedish(text: str) -> str:
    """Translate a text without touching its tags: `[sv] ` before its first letter."""
    return f"[sv] {text}"


class FakeTranslator:
    def __init__(self) -> None:
        self.answer: Callable[[str], Any] = swedish  # of each text
        self.body: bytes | None = None  # instead of the texts
        self.status = 200
        self.seconds = 0.0
        self.asked: list[dict[str, Any]] = []
        self.while_asked: Callable[[], None] = lambda: None

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers["Content-Length"])
        asked = json.loads(handler.rfile.read(length))
        self.asked.append(asked)
        time.sleep(self.seconds)
        texts = [self.answer(text) for text in asked["q"]]
        found = [text for text in texts if text is not None]
        body = (
            self.body if self.body is not None else json.dumps({"translatedText": found}).encode()
        )
        handler.send_response(self.status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def serving() -> Iterator[tuple[FakeTranslator, str]]:
    """Yield the translator and the address of its server."""
    fake = FakeTranslator()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            try:
                fake.handle(self)
            except BrokenPipeError:
                pass  # nobody waits any more

        def log_message(self, *args: Any) -> None:
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield fake, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def libre_translate_at(url: str, api_key: str = "secret") -> dict[str, Any]:
    """Return the setting of wagtail-localize for a LibreTranslate server at this address."""
    return {
        "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
        "OPTIONS": {"LIBRETRANSLATE_URL": url, "API_KEY": api_key},
    }
