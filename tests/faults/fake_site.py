"""A site of one page behind nginx as printed, which answers what the test says, when the test says."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import time

from groupsite.front_cache.link import FrontLink
from tools.ports import free_port
from tools.web.applicants import Answer, ask
from tools.web.deployment import Places, nginx_block, running_nginx
from tools.web.production import HOST

Said = tuple[int, dict[str, str], bytes]


def kept(body: str, seconds: float = 60, **headers: str) -> Said:
    """A page that nginx may keep for so long."""
    return 200, {"X-Accel-Expires": f"@{int(time() + seconds)}", **headers}, body.encode()


@dataclass
class FakeSite:
    """`say` is asked for each request. `asked` holds the method, path and headers of each."""

    link: FrontLink
    pages: Path  # where nginx keeps them
    address: str = ""
    say: Callable[[BaseHTTPRequestHandler], Said] = lambda _request: kept("page")
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def get(self, path: str = "/en/", method: str = "GET", **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return ask(self.address, method, path, headers=named)

    def begin(self, generation: str = "01") -> None:
        self.link.begin(lambda: generation)

    def kept_bytes(self) -> bytes:
        return b"".join(path.read_bytes() for path in self.pages.rglob("*") if path.is_file())

    def handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                site.asked.append((self.command, self.path, dict(self.headers.items())))
                status, headers, body = site.say(self)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def log_message(self, *_arguments: object) -> None:
                pass

        for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS"):
            setattr(Handler, f"do_{method}", Handler.handle_any)
        return Handler


@contextmanager
def fake_site(folder: Path, pages: Path | None = None) -> Iterator[FakeSite]:
    """The page, nginx before it, and the link of the site; `pages` is where nginx keeps pages."""
    data = folder / "data"
    data.mkdir(parents=True)
    link = FrontLink(data / "front")
    link.prepare()
    places = Places(folder / "nginx", data, free_port(), free_port(), f"{HOST}:{free_port()}")
    block = places.put_into(nginx_block())
    if pages:
        block = block.replace(f"{places.folder}/pages", str(pages))
    site = FakeSite(link, pages or places.folder / "pages", f"http://{HOST}:{places.port}")
    port = int(places.behind.rpartition(":")[2])
    server = ThreadingHTTPServer((HOST, port), site.handler())
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        with running_nginx(places.folder, block):
            site.begin()
            yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
