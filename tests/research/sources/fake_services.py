"""A local server in place of services, and a clock that only sleeping moves."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

type Answer = tuple[int, dict[str, str], bytes]
type Reply = Answer | Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """Answers in order; the last answer is repeated. `seen` has the headers of each request.

    `by_path` has the answers of addresses with this text in them, in order too.
    """

    answers: list[Reply] = field(default_factory=list)
    by_path: dict[str, list[Reply]] = field(default_factory=dict)
    seen: list[dict[str, str]] = field(default_factory=list)
    address: str = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.seen.append({**dict(handler.headers.items()), "path": handler.path})
        answers = next((own for part, own in self.by_path.items() if part in handler.path), None)
        answers = self.answers if answers is None else answers
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if callable(answer):
            answer(handler)
            return
        status, headers, body = answer
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def serving[S: Server](state: S) -> Iterator[S]:
    """Listen on a free port of this machine while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                state.answer(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        state.address = f"http://127.0.0.1:{listening.server_port}"
        threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True).start()
        yield state
        listening.shutdown()


@dataclass
class Time:
    """A clock that only sleeping moves."""

    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds
