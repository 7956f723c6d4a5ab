"""Every way through the site by keyboard alone, with the focus always to be seen (R79)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages.keyboard import Keyboard

LIST, POSTING = "/en/vacancies/", "/en/vacancies/demonstration-phd-position/"


def open_at(site, page, path=LIST):
    page.goto(site.url(path))
    return Keyboard(page)


def test_the_skip_link_comes_first_and_leads_to_the_content(site, new_page):
    keyboard = open_at(site, new_page(javascript=False))
    assert keyboard.tab() == "Skip to main content"
    expect(keyboard.focused).to_be_in_viewport(ratio=1)
    keyboard.press("Enter")
    expect(keyboard.page.get_by_role("main")).to_be_focused()
    keyboard.tab()
    assert keyboard.focused.evaluate("link => !!link.closest('main')")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["/en/", LIST, POSTING])
def test_tab_goes_through_everything_and_shows_where_it_is(site, new_page, path, width):
    keyboard = open_at(site, new_page(javascript=False, width=width), path)
    reached = list(iter(keyboard.tab, ""))
    assert len(reached) == keyboard.reachable.count()


@pytest.mark.parametrize(
    ("link", "heading"),
    [
        ("Research", "Research"),
        ("Svenska", "Lediga tjänster"),
        ("Demonstration – not a real position", "Demonstration – not a real position"),
    ],
)
def test_a_link_is_reached_and_followed(site, new_page, link, heading):
    keyboard = open_at(site, new_page(javascript=False))
    keyboard.tab_to(link)
    keyboard.press("Enter")
    expect(keyboard.page.get_by_role("heading", level=1)).to_contain_text(heading)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_filter_is_chosen_from_and_sent(site, new_page, width):
    keyboard = open_at(site, new_page(javascript=False, width=width))
    if keyboard.page.locator("summary").is_visible():  # folded away on a narrow screen
        keyboard.tab_to("Filter by type and area")
        keyboard.press("Enter")
    keyboard.tab_to("Type of position")
    keyboard.page.keyboard.type("Postdoc")
    keyboard.tab_to("Show")
    keyboard.press("Enter")
    expect(keyboard.page).to_have_url(re.compile("kind=postdoc"))
    expect(keyboard.page.get_by_role("main")).not_to_contain_text("Demonstration")
