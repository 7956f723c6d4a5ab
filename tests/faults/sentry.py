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

    def about(self, request_id: str, seconds: float = 20) -> list[str]:
        """The reports that name this request, when the first of them is there.

        Each worker sends its own, in any order, and gunicorn one of a worker that has been killed.
        """
        until = time.monotonic() + seconds
        while not (found := [one for one in self.received if request_id in one]):
            if time.monotonic() > until:
                break
            time.sleep(0.05)
        return found


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
