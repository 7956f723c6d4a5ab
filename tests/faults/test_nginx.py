"""The site behind nginx, both exactly as docs/deployment.md prints them."""

import os
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import pytest

from tools.deployed.nginx import Front
from tools.web.applicants import Applicant, ask

EVIL = "<script>document.title = 'stolen'</script>"
TOKEN = "aB3-" + "x" * 38 + "_"
RESET = "d0abcd-0123456789abcdef0123456789abcdef"


def test_a_visitor_reads_and_applies(front: Front) -> None:
    address = front.site.address
    assert ask(address, "GET", "/en/").status == 200
    applicant = Applicant(address)
    applicant.apply()
    assert applicant.statuses == [303, 200, 303, 200, 303, 200, 303, 303, 200]
    assert applicant.number


class TestUploadedFiles:
    """R37: what an editor uploads never runs in the origin in which officers read applications."""

    @pytest.fixture(autouse=True)
    def uploaded(self, front: Front) -> None:
        """Whatever could lie there: names say nothing about who put it there and how."""
        for folder in ("documents", "original_images", "images", "avatar_images", "."):
            place = front.site.data / "media" / folder
            place.mkdir(parents=True, exist_ok=True)
            for ending in ("html", "svg", "js", "pdf", "xml", "jpg", "html.jpg", "jpg.html"):
                (place / f"evil.{ending}").write_text(EVIL)

    @pytest.mark.parametrize("folder", ["images", "avatar_images"])
    @pytest.mark.parametrize("name", ["evil.jpg", "evil.html.jpg"])
    def test_images_are_served_as_images(self, front: Front, folder: str, name: str) -> None:
        answer = ask(front.site.address, "GET", f"/media/{folder}/{name}")
        assert answer.status == 200
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"

    @pytest.mark.parametrize(
        "path",
        [
            *(
                f"{folder}/evil.{ending}"
                for folder in ("documents", "original_images", ".")
                for ending in ("html", "svg", "js", "pdf", "xml", "jpg")
            ),
            *(
                f"images/evil.{ending}"
                for ending in ("html", "svg", "js", "pdf", "xml", "jpg.html")
            ),
            "images/../documents/evil.jpg",
            "images/%2e%2e/documents/evil.jpg",
            "images%2f..%2fdocuments/evil.jpg",
            "images/../../applications/",
            "images../documents/evil.jpg",
            "images/../../db.sqlite3",
            "images/",
        ],
    )
    def test_nothing_else_is_served_as_a_file(self, front: Front, path: str) -> None:
        answer = ask(front.site.address, "GET", f"/media/{path}")
        assert answer.status in (302, 404)
        assert EVIL not in answer.text


def say(address: str, lines: str) -> str:
    """What is answered to a request that no client would send."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=30) as connection:
        connection.sendall(lines.replace("\n", "\r\n").encode())
        connection.shutdown(socket.SHUT_WR)
        return connection.makefile("rb").read().decode(errors="replace")


@dataclass(frozen=True)
class Visitor:
    """Somebody whose requests can be told from everybody else's in the access log.

    nginx writes a line when its answer has gone: one of an earlier test may come late.
    """

    front: Front
    name: str = field(default_factory=lambda: uuid4().hex)

    def get(self, path: str, **headers: str) -> int:
        """The status of the answer."""
        headers["User-Agent"] = self.name
        return ask(self.front.site.address, "GET", path, headers=headers).status

    def lines(self, many: int = 1) -> list[str]:
        """The lines of the access log about this visitor, once there are that many."""
        until = time.monotonic() + 5
        while len(found := self.written()) < many and time.monotonic() < until:
            time.sleep(0.02)
        return found

    def written(self) -> list[str]:
        return [line for line in self.front.access_log.splitlines() if self.name in line]


@pytest.fixture
def visitor(front: Front) -> Visitor:
    return Visitor(front)


def encoded(text: str, every: int = 1) -> str:
    """Each so-manieth character as %xx: the application reads the same."""
    return "".join(
        f"%{ord(char):02x}" if place % every == 0 else char for place, char in enumerate(text)
    )


ADDRESSES = (
    f"/en/apply/draft/{TOKEN}/",
    f"/en/apply/draft/{TOKEN}/send/?kept=1",
    f"/sv/ansok/utkast/{TOKEN}/",
    f"/sv/ansok/utkast/{TOKEN}/om-dig/",
    # What people and programs make of it.
    f"/apply/draft/{TOKEN}/",
    f"/en//apply/draft/{TOKEN}/",
    f"/en/%61pply/draft/{TOKEN}/",
    f"/EN/Apply/Draft/{TOKEN}",
    f"/en/apply/draft/{TOKEN[:-3]}",
    f"/en/apply/draft/{TOKEN}.and_what_follows",
    f"/admin/login/?next=/en/apply/draft/{TOKEN}/",
    f"/admin/password_reset/confirm/Mg/{RESET}/",
    # Written otherwise, and read as the same.
    *(
        f"{path}{encoded(secret, every)}/"
        for path, secret in (
            ("/en/apply/draft/", TOKEN),
            ("/admin/password_reset/confirm/Mg/", RESET),
        )
        for every in (1, 2, 5, 31)
    ),
    f"/en/apply/draft/{encoded(TOKEN).upper()}/",
    f"/en/apply/draft/{TOKEN[:20]}%{ord(TOKEN[20]):02x}{TOKEN[21:]}/send/",
    f"/admin/login/?next=/en/apply/draft/{encoded(encoded(TOKEN))}/",
)


class TestPrivateLinks:
    """R23: whoever reads a log of nginx's can open no draft and reset no password."""

    @pytest.fixture(autouse=True)
    def nothing_is_logged(self, front: Front) -> Iterator[None]:
        before = front.logs
        yield
        for name, written in front.logs.items():
            new = unquote(unquote(written[len(before.get(name, "")) :]))
            assert TOKEN[:-3] not in new, name
            assert RESET not in new, name

    @pytest.mark.parametrize("path", ADDRESSES)
    def test_no_request_is_logged_with_its_link(self, visitor: Visitor, path: str) -> None:
        assert visitor.get(path) < 500
        (line,) = visitor.lines()
        assert '"GET [private link]" ' in line

    def test_a_link_is_not_logged_as_where_somebody_came_from(self, visitor: Visitor) -> None:
        link = f"{visitor.front.site.address}/en/apply/draft/{TOKEN}/"
        assert visitor.get("/en/", Referer=link) == 200
        (line,) = visitor.lines()
        assert '"GET /en/ HTTP/1.1" ' in line

    @pytest.mark.parametrize("secret", [TOKEN, RESET, encoded(TOKEN, 3), encoded(RESET, 3)])
    def test_nor_as_the_name_of_a_program(self, visitor: Visitor, secret: str) -> None:
        """Some programs that follow a link name themselves after it."""
        path = f"/en/?{visitor.name}"
        headers = {"User-Agent": f"Fetcher (for /en/apply/draft/{secret}/)"}
        assert ask(visitor.front.site.address, "GET", path, headers=headers).status == 200
        (line,) = visitor.lines()
        # The id of the request follows.
        assert re.search(r'"\[private link\]" [0-9a-f]{32}$', line)

    def test_other_addresses_are_logged(self, visitor: Visitor) -> None:
        path = "/en/vacancies/two-phd-positions-in-information-theory-and-coding/"
        assert visitor.get(path) == 404
        (line,) = visitor.lines()
        assert f'"GET {path} HTTP/1.1" 404 ' in line

    def test_neither_is_a_request_that_is_wrong(self, front: Front) -> None:
        for head in (
            f"GET /en/apply/draft/{TOKEN}/ HTTP/1.1\n\n",
            f"GET /en/apply/draft/{TOKEN}/ HTTP/9.9\n\n",
            f"GET /en/apply/draft/{TOKEN}/%zz HTTP/1.0\n\n",
            f"POST /en/apply/draft/{TOKEN}/ HTTP/1.0\nContent-Length: x\n\n",
            f"GET http://127.0.0.1/en/apply/draft/{TOKEN}/ HTTP/1.0\nX: {'x' * 40_000}\n\n",
        ):
            say(front.site.address, head)

    def test_nor_one_without_tls(self, front: Front) -> None:
        path = f"/en/apply/draft/{TOKEN}/"
        answer = ask(front.plain, "GET", path)
        assert (answer.status, answer.headers["location"]) == (301, f"https://127.0.0.1{path}")

    @pytest.mark.parametrize(
        "path", [f"/en/apply/draft/{TOKEN}/", f"/admin/password_reset/confirm/Mg/{RESET}/"]
    )
    def test_nor_one_that_fails(self, front: Front, visitor: Visitor, path: str) -> None:
        """Each of these is a line of the error log, wherever it is allowed to write one."""
        address = front.site.address
        assert self.while_the_server_dies(visitor, path) == 502
        assert visitor.get(path) == 502  # nobody is there
        front.server.start()
        ask(address, "POST", path, b"x" * 3_000_000, "text/plain")  # written to a file
        too_large = f"POST {path} HTTP/1.0\nContent-Length: {600 << 20}\n\n"
        assert " 413 " in say(address, too_large).splitlines()[0]
        statuses = [re.findall(r"link\]\" (\d+) ", line) for line in visitor.lines(2)]
        assert statuses == [["502"], ["502"]]

    def while_the_server_dies(self, visitor: Visitor, path: str) -> int:
        front = visitor.front
        assert front.server.process
        os.killpg(front.server.process.pid, signal.SIGSTOP)
        death = threading.Timer(0.5, front.server.kill)
        death.start()
        status = visitor.get(path)
        death.join()
        return status

    def test_what_fails_elsewhere_is_logged(self, front: Front) -> None:
        front.server.kill()
        ask(front.site.address, "GET", "/en/nowhere/")  # no page that nginx keeps
        front.server.start()
        assert 'request: "GET /en/nowhere/ HTTP/1.1"' in front.error_log


def test_one_id_leads_from_the_response_to_the_access_log(front: Front) -> None:
    """Nginx makes it; what a visitor sends is replaced."""
    theirs = "f" * 32
    answer = ask(front.site.address, "GET", "/healthz", headers={"X-Request-ID": theirs})
    mine = answer.headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", mine)
    assert mine != theirs
    until = time.monotonic() + 10
    while mine not in front.access_log and time.monotonic() < until:
        time.sleep(0.05)
    assert mine in front.access_log
    assert theirs not in front.access_log
