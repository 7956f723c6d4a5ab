"""What the site tells nginx: which pages it may keep and until when, and that the link may move on."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from groupsite.front_cache.expiry import HEADER, expiry_headers
from groupsite.middleware.cached_pages import CachedPages
from groupsite.page_cache.generation import current_generation, start_new_generation
from groupsite.servers import start
from tests.factories import NOW, PersonFactory
from tests.groupsite.page_cache.test_cached_pages import Asked, ask, environ

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.mark.table
@pytest.mark.parametrize(
    ("until", "said"),
    [
        # nginx answers while its clock, in whole seconds, is not later than this.
        (datetime(2026, 3, 1, 12, 0, tzinfo=UTC), "@1772366399"),
        (datetime(2026, 3, 1, 12, 0, 0, 999_999, tzinfo=UTC), "@1772366399"),
        (datetime(2026, 3, 1, 11, 59, 2, tzinfo=UTC), "@1772366341"),
        (datetime(2026, 3, 1, 11, 59, 1, 999_999, tzinfo=UTC), "@1772366340"),
        (datetime(2026, 3, 1, 11, 59, 0, 999_999, tzinfo=UTC), "0"),
    ],
)
def test_nginx_asks_again_at_the_instant_at_which_a_page_changes(settings, tmp_path, until, said):
    settings.GROUPSITE_FRONT_CACHE = tmp_path
    made_at = datetime(2026, 3, 1, 11, 59, tzinfo=UTC)
    assert expiry_headers(made_at, until) == {HEADER: said}


def test_without_the_setting_nginx_is_told_nothing(group_site, at, visitor):
    assert expiry_headers(NOW, NOW + SECOND) == {}
    assert HEADER not in visitor.get("/en/").headers


def seconds_until(response) -> float:
    return int(response.headers[HEADER].removeprefix("@")) - NOW.timestamp()


def test_a_page_that_is_kept_says_until_when(group_site, at, front, visitor):
    for _visit in ("rendered", "kept"):
        assert 0 < seconds_until(visitor.get("/en/")) <= 600
    wrapped = ask(CachedPages(Asked()), environ())
    assert wrapped[1][HEADER] == visitor.get("/en/").headers[HEADER]


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/en/", {"if-none-match": "*"}, 304),
        ("/en/", {"authorization": "none"}, 200),
        ("/en/", {"cookie": "sessionid=somebody"}, 200),
        ("/en/?preview=1", {}, 200),
        ("/en/nothing/", {}, 404),
        ("/", {}, 302),
        ("/admin/login/", {}, 200),
        ("/healthz", {}, 200),
        ("/readyz", {}, 200),
        ("/robots.txt", {}, 200),
    ],
)
@pytest.mark.table
def test_nothing_else_is_kept(group_site, at, front, visitor, path, headers, status):
    visitor.get("/en/")
    response = Client(headers=headers).get(path)
    assert response.status_code == status
    assert HEADER not in response.headers


@pytest.mark.parametrize("how", ["middleware", "before Django"])
def test_the_link_moves_on_with_the_next_page_for_anybody(group_site, at, front, visitor, how):
    visitor.get("/en/")
    visitor.get("/en/")  # which this process keeps in memory
    front.hold().close()
    assert front.is_moved
    if how == "middleware":
        visitor.get("/en/")
    else:
        assert ask(CachedPages(Asked()), environ())[2] != b"Django"
    assert front.is_kept


def test_a_form_or_a_signed_in_reader_does_not_move_it(group_site, at, front, visitor):
    front.hold().close()
    Client(headers={"cookie": "sessionid=somebody"}).get("/en/")
    visitor.post("/en/")
    assert front.is_moved


def test_a_write_moves_it_and_the_next_page_moves_it_on(group_site, at, front, visitor):
    PersonFactory()
    assert front.is_moved
    visitor.get("/en/")
    assert front.is_moved  # the test's transaction has no end
    front.answer()
    assert front.is_of(str(current_generation()))


def test_migrating_moves_it(front):
    """Each `migrate` ends with this."""
    start_new_generation()
    assert front.is_moved


def test_a_start_moves_it(front):
    before = front.link.readlink()
    start._prepare_front_cache()
    assert front.is_moved
    front.answer()
    assert front.link.readlink() != before


def test_a_folder_without_rights_prevents_the_start(settings, tmp_path, front):
    settings.GROUPSITE_FRONT_CACHE = tmp_path / "file" / "front"
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match=r"GROUPSITE_FRONT_CACHE.*/file/front"):
        start._prepare_front_cache()
