"""The site behind nginx that keeps its pages: never outdated, whoever writes or is killed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.deployed import nginx
from tools.deployed.nginx import Front
from tools.deployed.server import prepare
from tools.sources import ROOT
from tools.web.applicants import Answer, Applicant, ask

HOME = "/en/"
SECONDS_TO_SETTLE = 30
# The title of the home page in the middle of a transaction; each step waits for a line.
WRITE = """
import sys
from django.db import transaction
from wagtail.models import Page
def step(said):
    print(said, flush=True)
    sys.stdin.readline()
try:
    with transaction.atomic():
        Page.objects.filter(depth=2).update(title={title!r}, seo_title={title!r})
        step("written")
        if {rolls_back}:
            raise ZeroDivisionError
except ZeroDivisionError:
    pass
step("ended")
"""


@dataclass
class Visited:
    """What visitors see, and who has answered: the site's log has a line for each of its own answers."""

    front: Front

    def get(self, path: str = HOME, **headers: str) -> Answer:
        return ask(self.front.site.address, "GET", path, headers=headers)

    def is_by_site(self, answer: Answer) -> bool:
        log = (self.front.site.data / "server.log").read_text(encoding="utf-8")
        return answer.headers["x-request-id"] in log

    def get_kept(self, path: str = HOME) -> Answer:
        """Ask until nginx answers by itself, and compare with what the site renders."""
        for _visit in range(3):
            answer = self.get(path)
            if not self.is_by_site(answer):
                break
        assert not self.is_by_site(answer), self.state(answer)
        assert answer.text == self.rendered(path)
        return answer

    def wait_until_kept(self) -> None:
        """After a start, each worker renders its first page, and may write once more."""
        until = time.monotonic() + SECONDS_TO_SETTLE
        while self.is_by_site(answer := self.get()):
            assert time.monotonic() < until, self.state(answer)
            time.sleep(0.1)

    def state(self, answer: Answer) -> str:
        """What decides whether nginx keeps a page, and the last lines of both logs."""
        data = self.front.site.data
        logs = ((data / "server.log").read_text(encoding="utf-8"), self.front.error_log)
        link = (data / "front" / "current").readlink()
        lines = [line for log in logs for line in log.splitlines()[-15:]]
        return "\n".join([f"{link}, {answer.status}, {answer.headers}", *lines])

    def rendered(self, path: str = HOME) -> str:
        return self.get(path, Authorization="none").text

    def kept_bytes(self) -> bytes:
        files = (self.front.folder / "pages").rglob("*")
        return b"".join(path.read_bytes() for path in files if path.is_file())

    def writer(self, title: str, *, rolls_back: bool = False) -> "subprocess.Popen[str]":
        code = WRITE.format(title=title, rolls_back=rolls_back)
        return subprocess.Popen(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", code],
            cwd=ROOT,
            env=self.front.server.variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


def heard(writer: "subprocess.Popen[str]", said: str) -> bool:
    assert writer.stdout
    return writer.stdout.readline() == f"{said}\n"


def go_on(writer: "subprocess.Popen[str]") -> None:
    assert writer.stdin
    writer.stdin.write("\n")
    writer.stdin.flush()


@pytest.fixture(scope="module")
def running(
    nginx_path: str, demo_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Front]:
    data = tmp_path_factory.mktemp("kept") / "data"
    prepare(demo_data, data)
    where = {"GROUPSITE_FRONT_CACHE": "True", "GROUPSITE_LOG_FORMAT": "json"}
    with nginx.serving_behind_nginx(data, **where) as running:
        Visited(running).wait_until_kept()
        yield running


@pytest.fixture
def visited(running: Front) -> Visited:
    visited = Visited(running)
    visited.get_kept()
    return visited


@pytest.mark.parametrize(
    "path", [HOME, "/sv/", "/en/people/", "/en/people/?page=1", "/sitemap.xml"]
)
def test_nginx_answers_with_what_the_site_renders(visited: Visited, path: str) -> None:
    first, second = visited.get_kept(path), visited.get_kept(path)
    ids = {answer.headers.pop("x-request-id") for answer in (first, second)}
    assert len(ids) == 2
    for answer in (first, second):
        answer.headers.pop("date")
    assert first.headers == second.headers


@pytest.mark.parametrize("rolls_back", [False, True])
def test_a_transaction_of_another_process(visited: Visited, rolls_back: bool) -> None:
    title = f"Written, {rolls_back}"
    before = visited.get().text
    with visited.writer(title, rolls_back=rolls_back) as writer:
        assert heard(writer, "written")
        for _visit in range(2):
            answer = visited.get()
            assert visited.is_by_site(answer)
            assert answer.text == before
        go_on(writer)
        assert heard(writer, "ended")
        assert (visited.get().text == before) == rolls_back
        assert (title in visited.get_kept().text) != rolls_back
        go_on(writer)


@pytest.mark.parametrize("moment", ["written", "ended"])
def test_killed(visited: Visited, moment: str) -> None:
    title = f"Killed, {moment}"
    before = visited.get().text
    with visited.writer(title) as writer:
        assert heard(writer, "written")
        if moment == "ended":
            go_on(writer)
            assert heard(writer, "ended")
        writer.kill()
    assert (title in visited.get().text) == (moment == "ended")
    assert (visited.get_kept().text == before) == (moment == "written")


def test_another_program_is_seen_by_whatever_page_the_site_answers_next(visited: Visited) -> None:
    database = visited.front.site.data / "db.sqlite3"
    sql = "UPDATE wagtailcore_page SET title = 'By hand', seo_title = 'By hand' WHERE depth = 2"
    code = f"import sqlite3; c = sqlite3.connect({str(database)!r}); c.execute({sql!r}); c.commit()"
    subprocess.run([sys.executable, "-c", code], check=True)
    visited.get("/en/nothing-that-nginx-keeps/")
    assert "By hand" in visited.get().text
    assert "By hand" in visited.get_kept().text


def test_a_start_begins_anew(visited: Visited) -> None:
    link = visited.front.site.data / "front" / "current"
    before = link.readlink()
    visited.front.server.kill()
    assert visited.get().status == 200  # nginx has it
    visited.front.server.start()
    assert link.readlink() != before
    visited.get_kept()


def test_nothing_private_is_kept(visited: Visited) -> None:
    address = visited.front.site.address
    applicant = Applicant(address)
    applicant.apply()
    for path in (applicant.draft, "/admin/login/", "/readyz", "/healthz", "/en/search/?q=coding"):
        for _visit in range(2):
            assert visited.is_by_site(visited.get(path)) or path in ("/readyz", "/healthz")
    for _visit in range(2):
        assert visited.is_by_site(visited.get(Cookie="sessionid=x"))
        assert visited.is_by_site(visited.get(Cookie="django_language=sv"))
    kept = visited.kept_bytes()
    assert b"KEY: " in kept
    for private in (
        applicant.draft,
        applicant.email,
        "csrfmiddlewaretoken",
        "Set-Cookie",
        "sessionid",
    ):
        assert private.encode() not in kept, private
