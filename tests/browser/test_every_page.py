"""Every public page, found by following links as a visitor would, in both languages (R79)."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.conftest import NewPage
from tools.browser.checks import AXE_OPTIONS, axe, too_wide
from tools.browser.server import DIRECT, Site

HREF = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
# Filters and pages of a list lead to the same template many times; one address of each is enough.
MANY = re.compile(r"\?")


def public_addresses(site: Site) -> list[str]:
    """Every page of our own that a link leads to, from both home pages on; not feeds and calendars."""
    found, files, waiting = [], [], ["/en/", "/sv/"]
    while waiting:
        path = waiting.pop(0)
        with DIRECT.open(site.url(path), timeout=30) as answer:
            if "html" not in answer.headers["content-type"]:
                files.append(path)
                continue
            found.append(path)
            links = HREF.findall(answer.read().decode())
        for link in links:
            full = urljoin(site.url(path), link.replace("&amp;", "&"))
            place = full.removeprefix(site.address)
            known = {*found, *files, *waiting}
            if (
                full.startswith(site.address + "/")
                and place not in known
                and not MANY.search(place)
            ):
                waiting.append(place)
    return found


@pytest.fixture(scope="module")
def addresses(site: Site) -> list[str]:
    return public_addresses(site)


def test_the_visitor_reaches_the_pages_of_both_languages(addresses: list[str]) -> None:
    paths = [urlsplit(path).path for path in addresses]
    for language in ("en", "sv"):
        assert len([path for path in paths if path.startswith(f"/{language}/")]) >= 8, paths
    assert {"/en/accessibility/", "/sv/tillganglighet/", "/en/privacy/", "/sv/kontakt/"} < {*paths}


def test_r79_axe_asks_for_what_the_statement_says() -> None:
    tags = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}
    assert tags <= {*AXE_OPTIONS["runOnly"]["values"]}
    assert AXE_OPTIONS["rules"] == {"target-size": {"enabled": True}}


def test_r79_no_page_has_an_accessibility_fault(
    site: Site, addresses: list[str], new_page: NewPage
) -> None:
    page = new_page()
    faults = []
    for path in addresses:
        page.goto(site.url(path))
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            faults += [f"{path} {scheme}: {fault}" for fault in axe(page)]
    assert faults == []


def test_no_page_scrolls_sideways(site: Site, addresses: list[str], new_page: NewPage) -> None:
    page = new_page()
    faults = []
    for path in addresses:
        page.goto(site.url(path))
        for width in (1440, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            faults += [f"{path} at {width} px: {fault}" for fault in too_wide(page)]
    assert faults == []


def test_every_page_reads_the_same_without_scripts(
    site: Site, addresses: list[str], new_page: NewPage
) -> None:
    with_scripts, without = new_page(), new_page(javascript=False)
    for path in addresses:
        for page in (with_scripts, without):
            page.goto(site.url(path), wait_until="domcontentloaded")
        # The text itself: what shows of it is a matter of styles, which are loaded later.
        assert without.locator("body").text_content() == with_scripts.locator("body").text_content()
