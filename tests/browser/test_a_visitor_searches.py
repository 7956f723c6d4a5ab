"""From the menu to a result with the keyboard alone, without scripts, in both languages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site

# What is found, proposed, in another kind, and nothing at all.
ADDRESSES = [
    "/en/search/?q=transf",
    "/en/search/?q=transfromers",
    "/en/search/?q=%25",
    "/en/search/?q=transf&type=people",
    f"/en/search/?q={'donaudampfschifffahrt' * 12}",
    "/sv/sok/?q=durisi",
    "/sv/sok/?q=%D7%A9%D7%9C%D7%95%D7%9D",
]


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the element has the focus."""
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"The keyboard does not reach {selector}")


@pytest.mark.parametrize(
    ("home", "menu", "words", "found"),
    [
        ("/en/", "Search", "transf durisi", "transformers"),
        ("/sv/", "Sök", "informationsteo", "Informationsteori"),
    ],
)
def test_with_the_keyboard_and_without_scripts(
    site: Site, new_page: NewPage, home: str, menu: str, words: str, found: str
) -> None:
    page = new_page(javascript=False)
    page.goto(site.url(home))
    link = page.get_by_role("navigation").get_by_role("link", name=menu, exact=True)
    link.focus()
    page.keyboard.press("Enter")
    tab_to(page, "#q")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    expect(page.locator("mark").filter(has_text=found).first).to_be_visible()
    expect(page.locator("#q")).to_have_value(words)
    tab_to(page, ".results a")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    assert "/search/" not in page.url
    assert "/sok/" not in page.url


def test_r79_no_answer_has_a_fault_of_accessibility_or_layout(
    site: Site, new_page: NewPage
) -> None:
    page, faults = new_page(), []
    for address in ADDRESSES:
        page.goto(site.url(address))
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            faults += [f"{address} {scheme}: {fault}" for fault in axe(page)]
        for width in (1440, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            faults += [f"{address} at {width} px: {fault}" for fault in too_wide(page)]
    assert faults == []


def test_the_switch_of_language_keeps_what_was_asked(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("/en/search/?q=durisi"))
    page.get_by_role("link", name="Svenska", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("#q")).to_have_value("durisi")
    expect(page.locator("mark").first).to_have_text("Durisi")
