"""Issue 13, 5: fields for dates keep what is typed and say what it means; extending asks once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.hub import Hub
from tools.browser.checks import axe
from tools.browser.signing_in import signed_in

OPEN = "Demonstration: theory"


@pytest.fixture
def page(new_page, fresh_site) -> Page:
    return signed_in(new_page(), fresh_site)


def line(page: Page, name: str):
    return page.locator(f"[name={name}] + [data-groupsite-line]")


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("deadline_time", "24:00", "23:59"),
        ("deadline_time", "noon", "12:00"),
        ("deadline_time", "kl 12", "12:00"),
        ("deadline_on", "15 maj 2027", "Saturday 15 May 2027"),
        ("deadline_on", "15/5/2027", "Saturday 15 May 2027"),
        ("deadline_on", "15.5.2027", "Saturday 15 May 2027"),
        ("deadline_on", "someday", "This is not a date."),
        ("meeting_at", "15 maj 2027 kl 9", "Saturday 15 May 2027, 09:00"),
    ],
)
def test_what_was_typed_stays_and_is_explained(page, fresh_site, field, typed, says) -> None:
    Hub(page, fresh_site).open("Facts", OPEN)
    page.get_by_role("tab", name="Dates").click()
    page.locator(f"[name={field}]").fill(typed)
    page.keyboard.press("Tab")
    expect(line(page, field)).to_contain_text(says)
    assert page.locator(f"[name={field}]").input_value() == typed


@pytest.mark.parametrize("javascript", [True, False])
def test_extending_asks_once_and_can_be_taken_back(new_page, fresh_site, javascript) -> None:
    page = signed_in(new_page(javascript=javascript), fresh_site)
    extend = fresh_site.url("/admin/snippets/groupsite_vacancies/vacancy/extend/2/")
    page.goto(extend)
    before = page.locator("main").inner_text()
    page.get_by_label("New application deadline").fill("15 April 2037")
    page.get_by_label("Until (time)").fill("kl 7.06")
    page.get_by_role("button", name="Continue").press("Enter")
    asked = page.locator("main [role=status].help-block")
    expect(asked).to_contain_text("Apply by Wednesday 15 April 2037, 07:06 Swedish time (CEST).")
    expect(asked).to_contain_text("15 april 2037 kl. 07.06")
    if javascript:
        assert axe(page) == []
    page.get_by_role("button", name="Extend the deadline").press("Enter")
    # By key: without JavaScript Wagtail's notice about that covers the link.
    page.locator(".messages").get_by_role("link", name="Undo the extension").press("Enter")
    page.wait_for_url("**/take_back/**")
    page.locator("main").get_by_role("button", name="Undo the extension").press("Enter")
    expect(page.locator(".messages")).to_contain_text("Done.")
    page.goto(extend)
    assert page.locator("main").inner_text() == before
