"""What nginx as printed keeps of a site, and for how long: the site here answers what each test says."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from time import time

import pytest

from tests.faults.fake_site import FakeSite, fake_site, kept
from tests.faults.small_disks import CannotMountError, full, small_disk


@pytest.fixture(scope="module")
def running(nginx_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeSite]:
    with fake_site(tmp_path_factory.mktemp("fake")) as site:
        yield site


@pytest.fixture
def site(running: FakeSite) -> FakeSite:
    """nginx keeps nothing yet."""
    running.link.hold().close()
    running.begin()
    running.say = lambda _request: kept("page")
    running.asked.clear()
    return running


def test_a_page_is_asked_for_once(site: FakeSite) -> None:
    texts = [site.get().text for _visit in range(5)]
    assert texts == ["page"] * 5
    assert len(site.asked) == 1


def test_nothing_is_kept_while_somebody_writes(site: FakeSite) -> None:
    site.get()
    with closing(site.link.hold()):
        site.say = lambda _request: kept("new")
        assert [site.get().text, site.get().text] == ["new", "new"]
        site.begin("02")
        assert site.get().text == "new"
        site.say = lambda _request: kept("newer")
        assert site.get().text == "newer"
    site.begin("02")
    assert [site.get().text, site.get().text] == ["newer", "newer"]
    assert len(site.asked) == 6


def test_a_link_that_is_missing_or_leads_nowhere(site: FakeSite) -> None:
    site.get()
    target = site.link.link.readlink()
    for broken in (None, "kept-01-none", "../front", "/nowhere", "current"):
        site.link.link.unlink(missing_ok=True)
        if broken:
            site.link.link.symlink_to(broken)
        assert [site.get().status, site.get().status] == [200, 200]
    assert len(site.asked) == 11
    site.link.link.unlink()
    site.link.link.symlink_to(target)
    site.get()
    assert len(site.asked) == 11


def test_a_response_that_was_under_way_while_something_was_written(site: FakeSite) -> None:
    """It is stored for a name that nobody asks for again."""
    is_asked, goes_on = threading.Event(), threading.Event()

    def slow(_request: object) -> tuple[int, dict[str, str], bytes]:
        is_asked.set()
        goes_on.wait(30)
        return kept("old")

    site.say = slow
    with ThreadPoolExecutor() as pool:
        first = pool.submit(site.get)
        is_asked.wait(30)
        site.link.hold().close()
        site.begin("02")
        site.say = lambda _request: kept("new")
        goes_on.set()
        assert first.result().text == "old"
    assert [site.get().text, site.get().text] == ["new", "new"]
    assert b"old" in site.kept_bytes()


def test_it_asks_again_at_the_end_of_the_last_second(site: FakeSite) -> None:
    end = int(time()) + 3
    site.say = lambda _request: (200, {"X-Accel-Expires": f"@{end - 1}"}, b"before")
    assert site.get().text == "before"
    site.say = lambda _request: kept("after")
    answers = []
    while not answers or answers[-1][1] == "before":
        began = time()
        text = site.get().text
        answers.append((began, text, time()))
    assert all(began < end for began, text, _ended in answers if text == "before")
    assert answers[-1][2] >= end
    assert len(site.asked) == 2


@pytest.mark.parametrize("said", ["0", "@1", "-1", ""])
def test_what_has_no_time_left_is_not_kept(site: FakeSite, said: str) -> None:
    site.say = lambda _request: (200, {"X-Accel-Expires": said}, b"page")
    site.get()
    site.get()
    assert len(site.asked) == 2


PASSING = {
    "cookie": {"Cookie": "a=b"},
    "session": {"Cookie": "sessionid=somebody"},
    "login": {"Authorization": "Basic YTpi"},
}
QUERIES = (
    *("?preview=1", "?page=0", "?page=10000", "?page=1&a=b", "?page=1:abc", "?:abc", "?%70age=1"),
    *("?page=1%0a", "?page=1#x", "?page=", "?"),
)


@pytest.mark.parametrize("name", PASSING)
def test_somebody_known_gets_nothing_that_is_kept_and_leaves_nothing(
    site: FakeSite, name: str
) -> None:
    site.get()
    site.say = lambda _request: kept(f"for {name} alone")
    for _visit in range(2):
        assert site.get(**PASSING[name]).text == f"for {name} alone"
    assert site.get().text == "page"
    assert len(site.asked) == 3
    assert f"for {name} alone".encode() not in site.kept_bytes()


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_that_is_no_page_number(site: FakeSite, query: str) -> None:
    """Nobody fills the memory with one page under many addresses."""
    for _visit in range(2):
        site.get(f"/en/{query}")
    assert len(site.asked) == 2


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "OPTIONS"])
def test_another_method(site: FakeSite, method: str) -> None:
    site.get()
    for _visit in range(2):
        site.get(method=method)
    assert [asked[0] for asked in site.asked] == ["GET", method, method]
    assert site.get().text == "page"


OTHERS = {
    "no header": (200, {}, b"page"),
    "browser's": (200, {"Cache-Control": "max-age=600", "Expires": "Fri, 01 Jan 2100 00:00:00 GMT"}, b"page"),
    "cookie": kept("page", **{"Set-Cookie": "sessionid=somebody"}),
    "error": (503, {"Retry-After": "5"}, b"page"),
    "not found": (404, {}, b"page"),
    "redirect": (302, {"Location": "/en/"}, b""),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_what_the_site_does_not_mark_is_not_kept(site: FakeSite, name: str) -> None:
    site.say = lambda _request: OTHERS[name]
    for _visit in range(2):
        site.get()
    assert len(site.asked) == 2


def test_private_links_are_never_kept(site: FakeSite) -> None:
    for path in ("/en/apply/draft/x/", "/sv/bevakning/x/", "/admin/password_reset/x/"):
        for _visit in range(2):
            site.get(path)
    assert len(site.asked) == 6


def test_hosts_and_spellings_of_an_address_are_apart(site: FakeSite) -> None:
    site.say = lambda request: kept(f"{request.headers['Host']} {request.path}")
    for _visit in range(2):
        for path in ("/en/", "/EN/", "/en/./", "/en/:01", "/%65n/", "/en/?page=2"):
            for host in ("one.example", "two.example"):
                assert site.get(path, Host=host).text == f"{host} {path}"
    assert len(site.asked) == 14  # what is percent-encoded is not kept


def test_encodings_are_apart_and_not_multiplied(site: FakeSite) -> None:
    """As the site decides: `gzip` as a word, or not."""

    def say(request):
        encoding = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "plain"
        return kept(encoding, Vary="Accept-Encoding, Cookie")

    site.say = say
    for sent in ("gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8"):
        assert site.get(Accept_Encoding=sent).text == "gzip"
    for sent in ("identity", "br", "xgzipx".replace("gzip", "GZIP")):
        assert site.get(Accept_Encoding=sent).text == "plain"
    assert len(site.asked) == 2


def test_the_answer_says_what_the_site_said_and_its_own_id(site: FakeSite) -> None:
    headers = {
        "ETag": 'W/"1"',
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding, Cookie",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": "default-src 'none'",
    }

    def say(request):
        return kept("page", **headers, **{"X-Request-ID": request.headers["X-Request-ID"]})

    site.say = say
    answers = [site.get() for _visit in range(3)]
    assert len(site.asked) == 1
    assert len({answer.headers.pop("x-request-id") for answer in answers}) == 3
    for answer in answers:
        assert {name: answer.headers[name.lower()] for name in headers} == headers
        assert "x-accel-expires" not in answer.headers
        assert "age" not in answer.headers
    sent = site.asked[0][2]["X-Request-ID"]
    assert len(sent) == 32


def test_conditions_and_ranges(site: FakeSite) -> None:
    """Where nginx keeps the page, it compares; where not, the site does."""
    conditional = {"If_None_Match": 'W/"1"', "Range": "bytes=0-1"}
    site.say = lambda _request: (200, {}, b"page")
    site.get(**conditional)
    assert site.asked[-1][2].items() >= {"If-None-Match": 'W/"1"', "Range": "bytes=0-1"}.items()
    site.say = lambda _request: (304, {"ETag": 'W/"1"'}, b"")
    assert site.get(If_None_Match='W/"1"').status == 304
    site.say = lambda _request: kept("page", ETag='W/"1"')
    assert site.get().text == "page"
    asked = len(site.asked)
    assert site.get(If_None_Match='W/"1"').status == 304
    assert site.get(If_None_Match='W/"2"').text == "page"
    assert len(site.asked) == asked


def test_a_stampede_waits_for_nobody(site: FakeSite) -> None:
    """The site renders a page once; nginx would make others wait for half a second at a time."""
    with ThreadPoolExecutor(30) as pool:
        began = time()
        answers = list(pool.map(lambda _visit: site.get(), range(30)))
        assert time() - began < 5
    assert {answer.text for answer in answers} == {"page"}
    before = len(site.asked)
    site.get()
    assert len(site.asked) == before


def test_a_site_that_does_not_run(site: FakeSite) -> None:
    """What is kept is answered; an error is not replaced by what was kept before."""
    site.get()
    site.say = lambda _request: (502, {}, b"down")
    assert site.get().text == "page"
    site.link.hold().close()
    assert site.get().status == 502


def is_answered_by_nginx(site: FakeSite, page: str) -> bool:
    asked = len(site.asked)
    assert site.get().text == page
    return len(site.asked) == asked


def test_a_full_disk_breaks_only_what_would_be_kept(nginx_path: str, tmp_path: Path) -> None:
    """nginx writes a page before it sends it. Half a page is never kept."""
    page = "page" * 10_000
    try:
        with small_disk(tmp_path / "disk", 1) as disk:
            disk.chmod(0o755)
            with fake_site(tmp_path / "site", disk / "pages") as site:
                site.say = lambda _request: kept(page)
                site.get("/en/kept/")
                with full(disk):
                    assert site.get("/en/kept/").text == page
                    assert site.get(Cookie="a=b").text == page
                    with pytest.raises(HTTPException):
                        site.get()
                    with closing(site.link.hold()):
                        assert site.get().text == page
                    site.begin()
                # A visitor has the page a moment before nginx has its file.
                assert any(is_answered_by_nginx(site, page) for _time in range(50))
    except CannotMountError as error:
        pytest.skip(str(error))
