"""R51: the screens of applications work in a browser that runs no inline script and no inline style.

They show what strangers wrote. What a browser refuses is an error in its console, which no page of
`new_page` may have; here the browser is asked itself too.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tools.browser.server import Site
from tools.browser.signing_in import signed_in
from tools.web.applicants import Applicant

SCREENS = "/admin/applications/"
DOWNLOADS = (".zip", ".csv", ".xlsx", ".json")
NOTE = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@pytest.fixture(scope="module")
def applicant(fresh_site: Site) -> Applicant:
    who = Applicant(fresh_site.address)
    who.apply()
    assert who.number
    return who


@pytest.fixture
def page(fresh_site: Site, applicant: Applicant, new_page: NewPage) -> Page:
    """An administrator's, who may open every screen."""
    opened = new_page()
    opened.add_init_script(NOTE)
    return signed_in(opened, fresh_site, "administrator")


def refused(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.refused")
    return found


def links(page: Page) -> set[str]:
    """The screens that this one leads to; a download is none."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('main a[href]')].map(a => a.href)"
    )
    paths = {urlsplit(link).path for link in found}
    return {
        path
        for path in paths
        if path.startswith(SCREENS) and not path.endswith(DOWNLOADS) and "/files/" not in path
    }


def open_everything(page: Page) -> tuple[int, set[str]]:
    """Press what opens menus, filters and panels: how many did, and the links that were in them."""
    found = links(page)
    buttons = page.locator("main [aria-expanded=false]:visible").all()
    for button in buttons:
        button.click()
        found |= links(page)
        page.keyboard.press("Escape")
    return len(buttons), found


def test_every_screen_works_and_nothing_is_refused(page: Page, fresh_site: Site) -> None:
    seen, waiting, opened = set(), {SCREENS}, 0
    while waiting:
        path = waiting.pop()
        answer = page.goto(fresh_site.url(path))
        assert answer
        assert answer.status == 200, path
        page.wait_for_load_state("networkidle")
        expect(page.locator(".sidebar-menu-item").first).to_be_visible()
        count, found = open_everything(page)
        assert refused(page) == [], path
        seen.add(path)
        waiting |= found - seen
        opened += count
    assert {len(path.strip("/").split("/")) for path in seen} == {2, 3, 4, 5, 6}, seen
    # Behind the three dots: the one with a date, for which Wagtail's own field needs an inline script.
    assert any(re.fullmatch(r"/admin/applications/\d+/keeping/", path) for path in seen), seen
    assert opened > 3


def test_a_list_is_searched_and_filtered(
    page: Page, applicant: Applicant, fresh_site: Site
) -> None:
    page.goto(fresh_site.url(SCREENS))
    page.locator("main").get_by_role("link", name="Demonstration").first.click()
    expect(page.get_by_text(applicant.number)).to_be_visible()
    search = page.get_by_role("searchbox").or_(page.locator("main input[name=q]")).first
    search.fill("nobody of this name")
    expect(page.get_by_text(applicant.number)).to_have_count(0)
    search.fill("Ek")
    expect(page.get_by_text(applicant.number)).to_be_visible()
    assert refused(page) == []


def test_the_browser_would_refuse(fresh_site: Site, new_page: NewPage) -> None:
    """Else the tests above would prove nothing."""
    page = new_page(faults=False)
    page.add_init_script(NOTE)
    signed_in(page, fresh_site, "administrator").goto(fresh_site.url(SCREENS))
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.text = "document.title = 'stolen'";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='document.title = 1'>");
    }""")
    expect(page).not_to_have_title("stolen")
    page.wait_for_function("window.refused.length > 1")
