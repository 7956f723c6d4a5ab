"""The application form where there is little room, and without a mouse (R79)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.pages.applying import Applying
from tests.browser.pages.keyboard import Keyboard
from tools.browser.server import Site

# Targets of fingers that are lower than 24 px and stand in no sentence (WCAG 2.5.8).
TOO_SMALL = """() => [...document.querySelectorAll("main :is(a, button, input, summary)")]
    .filter(one => one.checkVisibility() && one.type !== "hidden" && one.type !== "checkbox")
    .filter(one => one.getBoundingClientRect().height < 24 && !one.closest("p"))
    .map(one => one.outerHTML.slice(0, 80))"""


def begin(site: Site, page: Page) -> Applying:
    page.goto(site.url("/en/vacancies/"))
    page.get_by_role("main").get_by_role("link", name="Demonstration – ").first.click()
    page.locator("main a.button").first.click()
    expect(page.locator("[name=given_name]")).to_be_visible()
    page.wait_for_load_state()
    return Applying(page)


def draft(site: Site, page: Page, email: str) -> Applying:
    form = begin(site, page)
    form.fill_in("Aisha", "Nowak", email)
    form.go_on()
    expect(form.heading).to_have_text("Your documents")
    page.wait_for_load_state()
    return form


def test_the_form_begins_in_the_first_screen_of_a_phone(
    fresh_site: Site, new_page: NewPage
) -> None:
    page = new_page(width=360, height=640, javascript=False)
    begin(fresh_site, page)
    expect(page.locator("label", has_text="Given name")).to_be_in_viewport(ratio=1)
    expect(page.locator(".facts__deadline")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Have these ready").first).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 360])
def test_tab_goes_through_form_and_documents(
    fresh_site: Site, new_page: NewPage, width: int
) -> None:
    page = new_page(width=width)
    begin(fresh_site, page)
    for step in ("start", "documents"):
        if step == "documents":
            draft(fresh_site, page, f"keyboard-{width}@example.org")
        keyboard = Keyboard(page)
        reached = list(iter(keyboard.tab, ""))
        assert len(reached) == keyboard.reachable.count(), step
        assert page.evaluate(TOO_SMALL) == []


def test_the_errors_lead_to_their_fields(fresh_site: Site, new_page: NewPage) -> None:
    page = new_page(javascript=False)
    form = begin(fresh_site, page)
    form.go_on()
    form.errors.get_by_role("link", name="Enter your family name").press("Enter")
    expect(page.get_by_label("Family name")).to_be_focused()
    boxes = [page.get_by_label(label).bounding_box() for label in ("Given name", "Family name")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]  # though only one of them has an error
