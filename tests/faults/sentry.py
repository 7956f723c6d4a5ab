"""A server that takes reports of errors, as Sentry's protocol has them, and keeps them."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Reports:
    """What has arrived: headers and bodies, as text."""

    def __init__(self, port: int) -> None:
        self.dsn = f"http://{'a' * 32}@127.0.0.1:{port}/7"
        self.received: list[str] = []

    def wait_for(self, many: int, seconds: float = 20) -> list[str]:
        until = time.monotonic() + seconds
        while len(self.received) < many and time.monotonic() < until:
            time.sleep(0.05)
        return self.received


@contextmanager
def taking_reports() -> Iterator[Reports]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            reports.received.append(f"{self.path}\n{self.headers}\n{body.decode()}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    reports = Reports(server.server_port)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield reports
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
