"""A reader goes from the list to an applicant, opens a file in the browser, and goes on to the next."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.conftest import NOWHERE, NewPage
from tools.browser import chromium
from tools.browser.server import Site
from tools.browser.signing_in import signed_in
from tools.web.applicants import Applicant

LIST = "main td.title a"


@pytest.fixture(scope="module")
def browser(playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    """Chromium itself: its headless shell has no viewer for PDF files."""
    opened = playwright.chromium.launch(
        executable_path=chromium.executable() or browser_path,
        args=[*chromium.arguments(), NOWHERE],
    )
    yield opened
    opened.close()


@pytest.fixture(scope="module", autouse=True)
def applicants(fresh_site: Site) -> list[Applicant]:
    found = [Applicant(fresh_site.address) for _number in range(2)]
    for who in found:
        who.apply()
    return found


@pytest.fixture
def applications(fresh_site: Site, new_page: NewPage) -> Page:
    """The list of applications, at the width of a phone."""
    page = signed_in(new_page(width=390, faults=False), fresh_site, "reader")
    page.goto(fresh_site.url("/admin/applications/"))
    page.locator(LIST).first.click()
    return page


def test_a_file_opens_in_the_viewer_of_the_browser(applications: Page) -> None:
    """R40, decision 0015: in a tab of its own, in another origin than the site's."""
    page = applications
    page.locator(LIST).first.click()
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Open ").first.click()
    assert viewer_of(opening.value)


def viewer_of(tab: Page) -> str:
    """The address of the viewer's frame. No script runs in the tab, so it is asked from outside."""
    for _try in range(100):
        for frame in tab.frames:
            if frame.url.startswith("chrome-extension://"):
                return frame.url
        tab.wait_for_timeout(100)
    return ""


def test_the_keyboard_goes_from_one_applicant_to_the_next(applications: Page) -> None:
    page = applications
    page.locator(LIST).first.click()
    beside = page.get_by_role("navigation", name="Applicants")
    expect(beside).to_contain_text("1 of 2")
    following = beside.get_by_role("link", name="Next applicant:")
    following.focus()
    page.keyboard.press("Enter")
    expect(beside).to_contain_text("2 of 2")
    expect(beside.get_by_role("link", name="Previous applicant:")).to_be_visible()


def test_nothing_is_wider_than_a_phone(applications: Page) -> None:
    page = applications
    page.locator(LIST).first.click()
    expect(page.locator("details").first).to_be_visible()
    page.get_by_text("Checksum").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator("main table").bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390
