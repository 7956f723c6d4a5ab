"""Browsers and sites for the journeys. A journey asks for `site` (it only reads) or `fresh_site`
(it writes: one a module, thrown away with it), and opens pages with `new_page`."""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from tools.browser import chromium
from tools.browser.server import Site, serving, shared_demo
from tools.sources import ROOT

FOLDER = "tests/browser/"
WITHOUT_DATABASE = [ROOT / "tests" / name for name in ("browser", "faults", "wheel")]
PATIENCE = 15_000  # ms: a busy machine is slow, and a test that waits for a condition loses nothing
NewPage = Callable[..., Page]
# No other name has an address. Playwright's own way to stop requests switches the browser's cache off,
# and each page would load all of its scripts and styles anew.
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
expect.set_options(timeout=PATIENCE)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None]:
    """Marks the journeys before anything is chosen by marks; afterwards puts each module in order.

    A module tells one story on one site, which each of its tests changes; modules stay shuffled.
    """
    for item in items:
        if item.nodeid.startswith(FOLDER):
            item.add_marker(pytest.mark.browser)
    yield
    _keep_modules_in_order(items)


def _keep_modules_in_order(items: list[pytest.Item]) -> None:
    places = [n for n, item in enumerate(items) if item.nodeid.startswith(FOLDER)]
    journeys = [items[n] for n in places]
    modules = {path: n for n, path in enumerate(dict.fromkeys(item.path for item in journeys))}
    journeys.sort(key=lambda item: (modules[item.path], item.reportinfo()[1] or 0))
    for place, item in zip(places, journeys, strict=True):
        items[place] = item


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Where Chromium is. Skips with the reason where it is not; fails where it must be."""
    path = chromium.headless_executable()
    if path is None and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(chromium.MISSING)
    if path is None:
        pytest.skip(chromium.MISSING)
    return path


@pytest.fixture(scope="session")
def demo_data(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared_demo(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration site for everybody who only reads."""
    with serving(demo_data, tmp_path_factory.mktemp("site") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def fresh_site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration site as it was seeded, for one module to write in."""
    with serving(demo_data, tmp_path_factory.mktemp("fresh") / "data") as running:
        yield running


def run_or_module(fixture_name: str, config: pytest.Config) -> Literal["session", "module"]:
    """The whole run if it has only tests that never ask Django's database, as `make test-waiting` has.

    An event loop that is left open would stand in the way of the others. A start takes a second.
    """
    places = [ROOT / argument.partition("::")[0] for argument in config.args]
    waiting = all(any(place.is_relative_to(one) for one in WITHOUT_DATABASE) for place in places)
    return "session" if waiting else "module"


@pytest.fixture(scope=run_or_module)
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope=run_or_module)
def browser(playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    """One browser for all; each test has a context of its own."""
    opened = playwright.chromium.launch(
        executable_path=browser_path, args=[*chromium.arguments(), NOWHERE]
    )
    yield opened
    opened.close()


class Visit:
    """A browser context that notes what no page of ours may do."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.faults: list[str] = []
        context.set_default_timeout(PATIENCE)
        context.on("request", self.note_request)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("console", self.note)

    def note_request(self, request: Request) -> None:
        """R50: no request to third parties. It is noted, and goes nowhere (`NOWHERE`)."""
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.faults.append(f"request to a stranger: {request.url}")

    def note(self, message: ConsoleMessage) -> None:
        """Errors of the page's own. What axe does when it is put into one has no address, and an
        address that answers 404 or 403 is for the test to judge."""
        loading = "Failed to load resource" in message.text
        if message.type == "error" and message.location["url"] and not loading:
            self.faults.append(f"console: {message.text}")


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens a page in a context of its own: `new_page(javascript=False, width=320)`.

    Options: javascript, dark, width, height, language ("sv-SE"), zone; `faults=False` for a journey in
    which scripts are expected to complain. Afterwards no page may have asked a third party for
    anything or written an error to the console.
    """
    visits: list[tuple[Visit, bool]] = []

    def open_page(
        *,
        javascript: bool = True,
        dark: bool = False,
        width: int = 1280,
        height: int = 900,
        language: str = "en-GB",
        zone: str = "Europe/Stockholm",
        faults: bool = True,
    ) -> Page:
        context = browser.new_context(
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            viewport={"width": width, "height": height},
            locale=language,
            timezone_id=zone,
            reduced_motion="reduce",
        )
        visits.append((Visit(context), faults))
        return context.new_page()

    yield open_page
    found = [fault for visit, judged in visits if judged for fault in visit.faults]
    for visit, _judged in visits:
        visit.context.close()
    assert found == []
