"""How services are asked: pace, limits, and what is believed. A local server answers."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from research.sources.answers import SourceError
from research.sources.manners import MAX_BYTES, Client, seconds_to_wait
from tests.research.sources.fake_services import Answer, Server, Time, serving

HOST = "api.crossref.org"
URL = f"https://{HOST}/works/10.5555%2Fa"
NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server()) as server:
        yield server


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def client(server: Server, time: Time) -> Iterator[Client]:
    client = Client(
        "editor@example.org",
        now=lambda: NOW,
        servers={HOST: server.address, "export.arxiv.org": server.address},
        clock=time.clock,
        sleep=time.sleep,
    )
    yield client
    client.close()


OK: Answer = (200, {}, b"{}")


def code_of(client: Client, url: str = URL) -> str:
    with pytest.raises(SourceError) as raised:
        client.get(url)
    return raised.value.code


def test_it_says_who_asks_and_waits_between_requests(
    client: Client, server: Server, time: Time
) -> None:
    server.answers = [OK]
    for _ in range(3):
        assert client.get(URL) == b"{}"
    assert time.slept == [1.0, 1.0]
    assert "mailto:editor@example.org" in server.seen[0]["User-Agent"]
    assert "Cookie" not in server.seen[2]


def test_arxiv_is_asked_once_in_three_seconds(client: Client, server: Server, time: Time) -> None:
    server.answers = [OK]
    client.get("https://export.arxiv.org/api/query?id_list=1")
    client.get("https://export.arxiv.org/api/query?id_list=2")
    assert time.slept == [3.0]


@pytest.mark.parametrize(
    ("retry_after", "slept"),
    [
        ("7", [7.0]),
        ("Sat, 28 Nov 2026 12:00:30 GMT", [30.0]),
        ("", [10.0]),
        ("soon", [10.0]),
        ("²", [10.0]),
    ],
)
def test_it_waits_as_long_as_it_is_asked_to(
    client: Client, server: Server, time: Time, retry_after: str, slept: list[float]
) -> None:
    server.answers = [(429, {"Retry-After": retry_after}, b""), OK]
    assert client.get(URL) == b"{}"
    assert time.slept == slept


def test_who_asks_for_too_long_a_pause_is_not_asked_again(
    client: Client, server: Server, time: Time
) -> None:
    server.answers = [(503, {"Retry-After": "86400"}, b"")]
    assert code_of(client) == "busy"
    assert code_of(client) == "away"
    assert (len(server.seen), time.slept) == (1, [])


def test_who_is_always_busy_is_asked_three_times(
    client: Client, server: Server, time: Time
) -> None:
    server.answers = [(429, {"Retry-After": "1"}, b"")]
    assert code_of(client) == "busy"
    assert (len(server.seen), time.slept) == (3, [1.0, 1.0])


def test_a_slower_rate_is_obeyed(client: Client, server: Server, time: Time) -> None:
    server.answers = [(200, {"X-Rate-Limit-Limit": "1", "X-Rate-Limit-Interval": "5s"}, b"{}")]
    client.get(URL)
    client.get(URL)
    assert time.slept == [5.0]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""), "redirect"),
        ((404, {}, b""), "not_found"),
        ((500, {}, b"x"), "status"),
        ((200, {}, b"x" * (MAX_BYTES + 1)), "too_large"),
        ((200, {"Content-Encoding": "gzip"}, b"x"), "status"),
    ],
)
def test_what_is_not_believed(client: Client, server: Server, answer: Answer, code: str) -> None:
    server.answers = [answer]
    assert code_of(client) == code
    assert len(server.seen) == 1


def test_an_answer_that_trickles_is_given_up(client: Client, server: Server, time: Time) -> None:
    released = threading.Event()

    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for _ in range(5):
            time.seconds += 20
            handler.wfile.write(b"x" * 200)
            handler.wfile.flush()
            released.wait(0.05)

    server.answers = [trickle]
    assert code_of(client) == "too_slow"


def test_a_server_that_says_nothing_is_away(client: Client, server: Server) -> None:
    released = threading.Event()
    server.answers = [lambda handler: released.wait(5) and None]
    client.max_seconds = 0.1
    assert code_of(client) == "away"
    released.set()
    assert code_of(client) == "away"
    assert len(server.seen) == 1


def test_a_run_has_a_limit(client: Client, server: Server) -> None:
    server.answers = [OK]
    client.requests_left = 2
    client.get(URL)
    client.get(URL)
    assert code_of(client) == "limit"


@pytest.mark.parametrize(
    "url",
    ["http://169.254.169.254/", "http://api.crossref.org/works", "https://api.crossref.org.evil.example/", "file:///etc/x",
     "https://user@api.crossref.org/"],
)  # fmt: skip
def test_only_the_sources_are_asked(client: Client, server: Server, url: str) -> None:
    assert code_of(client, url) == "host"
    assert server.seen == []


def test_the_time_of_a_date() -> None:
    assert seconds_to_wait("Sat, 28 Nov 2026 11:59:00 GMT", NOW) == -60
