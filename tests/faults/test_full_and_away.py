"""R27: a full disk, a locked database, one that is away: 503, nothing stored, and well again.

The disks are real. The server runs on through all of it: none of its workers is another at the end.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.faults.small_disks import CannotMountError, full, small_disk
from tests.faults.stored import database, stored
from tools.deployed.server import Server, prepare, serving
from tools.pdfs import good_pdf, pdf_of_size
from tools.web.applicants import Answer, Applicant, ask, multipart

LOCK_SECONDS = 1
DISK = 8  # megabytes


@dataclass(frozen=True)
class Place:
    """A server whose database, applications and temporary files lie on a small disk each."""

    server: Server
    data: Path
    files: Path
    temporary: Path


@pytest.fixture(scope="module")
def place(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("small")
    prepare(demo_data, folder / "data")
    used = sum(path.stat().st_blocks * 512 for path in (folder / "data").rglob("*")) >> 20
    with ExitStack() as until_the_end:
        try:
            disks = {
                name: until_the_end.enter_context(small_disk(folder / name, size))
                for name, size in (("disk", used + 3 * DISK), ("files", DISK), ("temporary", DISK))
            }
        except CannotMountError as error:
            pytest.skip(str(error))
        data = disks["disk"] / "data"
        shutil.copytree(folder / "data", data)
        # What the server prints is not what this is about.
        (data / "server.log").symlink_to(folder / "server.log")
        where = {
            "TEST_FILES": str(disks["files"]),
            "TEST_TEMPORARY": str(disks["temporary"]),
            "TEST_LOCK_SECONDS": str(LOCK_SECONDS),
        }
        server = until_the_end.enter_context(serving(data, **where))
        yield Place(server, disks["disk"], disks["files"], disks["temporary"])


@pytest.fixture
def applicant(place: Place) -> Iterator[Applicant]:
    """Somebody whose letter alone is missing; afterwards the same workers are well."""
    workers = place.server.workers()
    who = Applicant(place.server.site.address)
    assert who.begin().status == 303
    assert who.upload("CV").status == 303
    assert who.upload("Other documents").status == 303
    assert_gone(place.temporary)  # or what goes later makes room on a disk that was filled
    yield who
    assert place.server.workers() == workers


def assert_is_ours(answer: Answer) -> None:
    assert answer.status == 503
    assert int(answer.headers["retry-after"]) > 0
    page = BeautifulSoup(answer.text, "lxml")
    assert page.select_one("main.standalone h1")
    assert page.select_one("link[rel=stylesheet]")


@contextmanager
def locked(place: Place) -> Iterator[None]:
    """Another process writes for longer than anybody waits."""
    with closing(database(place.server)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def away(place: Place) -> Iterator[None]:
    """There is no database where it was; a restart of its server looks the same."""
    there = place.server.site.data / "db.sqlite3"
    there.rename(there.with_suffix(".away"))
    there.mkdir()
    try:
        yield
    finally:
        there.rmdir()
        there.with_suffix(".away").rename(there)


FAULTS: dict[str, Callable[[Place], AbstractContextManager[None]]] = {
    "applications full": lambda place: full(place.files),
    "temporary files full": lambda place: full(place.temporary),
    "database full": lambda place: full(place.data),
    "database locked": locked,
    "database away": away,
}
OF_THE_DATABASE = [name for name in FAULTS if name.startswith("database")]


def on_disk(place: Place) -> set[Path]:
    return {path for path in place.files.rglob("*") if path.is_file()}


def assert_gone(folder: Path) -> None:
    """Nothing is left in it; a request's own file goes when its answer has been sent."""
    until = time.monotonic() + 10
    while (left := list(folder.iterdir())) and time.monotonic() < until:
        time.sleep(0.05)
    assert left == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("content", [good_pdf(), pdf_of_size(700_000)], ids=["small", "larger"])
def test_an_upload_is_refused_and_later_taken(
    place: Place, applicant: Applicant, fault: str, content: bytes
) -> None:
    slot = applicant.slot("Personal letter")
    before, there = stored(place.server), on_disk(place)
    with FAULTS[fault](place):
        answer = applicant.post(slot, *multipart(content))
        assert on_disk(place) - {place.files / "ballast"} == there
    assert_is_ours(answer)
    assert stored(place.server) == before
    assert_gone(place.temporary)
    assert applicant.upload("Personal letter", content).status == 303
    assert applicant.send().status == 303


@pytest.mark.parametrize("fault", OF_THE_DATABASE)
def test_nobody_begins_or_sends_meanwhile(place: Place, applicant: Applicant, fault: str) -> None:
    applicant.upload("Personal letter")
    before = stored(place.server)
    other = Applicant(applicant.site)
    with FAULTS[fault](place):
        assert_is_ours(other.begin())
        assert_is_ours(applicant.send())
    assert stored(place.server) == before
    assert other.begin().status == 303
    assert applicant.send().status == 303


@pytest.mark.parametrize(
    "path", ["/en/", "/sv/lediga-tjanster/", "/en/search/?q=a", "/admin/login/"]
)
def test_every_page_says_that_the_database_is_away(place: Place, path: str) -> None:
    with away(place):
        answer = ask(place.server.site.address, "GET", path)
    assert_is_ours(answer)
    assert ask(place.server.site.address, "GET", path).status == 200


def test_reading_does_not_wait_for_who_writes(place: Place, applicant: Applicant) -> None:
    with locked(place):
        for path in ("/en/", applicant.draft):
            assert ask(place.server.site.address, "GET", path).status == 200
