"""What somebody on a phone pays for following the link: bytes, requests, cookies, strangers.

Against production's settings and server, since the developer's neither joins nor compresses.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tools.browser.server import Site
from tools.web.addresses import MEASURED
from tools.web.first_visit import KIB, FirstVisit, first_visit
from tools.web.production import serving_production

MOST_REQUESTS = 8
MOST_SCRIPT = 5 * KIB
# The whole page with its font; the index and a person are held to what a posting may cost.
MOST_BYTES = {"home": 100 * KIB, "posting": 60 * KIB, "person": 60 * KIB, "index": 60 * KIB}

on_every_page = pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name in MEASURED for language in MEASURED[name]]
)
type Visits = dict[tuple[str, str], FirstVisit]


@pytest.fixture(scope="module")
def production_site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving_production(demo_data, tmp_path_factory.mktemp("production") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def visits(production_site: Site, browser: Browser) -> Visits:
    return {
        (name, language): first_visit(browser, production_site.url(path))
        for name, paths in MEASURED.items()
        for language, path in paths.items()
    }


@on_every_page
def test_it_is_light(visits: Visits, name: str, language: str) -> None:
    visit = visits[name, language]
    assert visit.of("Document")
    assert visit.of("Font")
    assert visit.bytes <= MOST_BYTES[name], "\n".join(visit.lines())


@on_every_page
def test_it_asks_for_little(visits: Visits, name: str, language: str) -> None:
    visit = visits[name, language]
    assert len(visit.requests) <= MOST_REQUESTS, "\n".join(visit.lines())
    assert sum(one.bytes for one in visit.of("Script")) <= MOST_SCRIPT
    assert [one.address for one in visit.requests if not one.bytes] == [], "what did not come"


@on_every_page
def test_it_asks_nobody_else_and_leaves_no_cookie(
    visits: Visits, production_site: Site, name: str, language: str
) -> None:
    visit, ours = visits[name, language], production_site.url("/")
    assert [one.address for one in visit.requests if not one.address.startswith(ours)] == []
    assert visit.cookies == []
