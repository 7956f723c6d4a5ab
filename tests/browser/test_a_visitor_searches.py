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


class TestSuggestions:
    """A combobox with a list box: by keyboard and for screen readers, and nothing before three letters."""

    @pytest.mark.parametrize(
        ("address", "typed", "kind", "said"),
        [
            ("/en/search/", "durisi", "Person", "suggestion"),
            ("/sv/sok/", "durisi", "Person", "förslag"),
        ],
    )
    def test_the_keyboard_chooses_one(
        self, site: Site, new_page: NewPage, address: str, typed: str, kind: str, said: str
    ) -> None:
        page, asked = new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site.url(address))
        field, listbox = page.get_by_role("combobox"), page.get_by_role("listbox")
        expect(field).to_have_attribute("aria-expanded", "false")
        tab_to(page, "#q")
        asked.clear()
        page.keyboard.type(typed[:2])
        page.wait_for_timeout(400)
        assert asked == []
        page.keyboard.type(typed[2:])
        expect(listbox).to_be_visible()
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("status").filter(has_text=said)).to_have_count(1)
        assert len(asked) == 1, "one request for a word typed without a pause"
        page.keyboard.press("ArrowDown")
        option = listbox.get_by_role("option").first
        expect(option).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute("aria-activedescendant", "q-suggestion-0")
        assert [f"{width}: {one}" for width in (360,) for one in self.faults(page, width)] == []
        page.keyboard.press("ArrowUp")
        expect(field).not_to_have_attribute("aria-activedescendant", "q-suggestion-0")
        page.keyboard.press("Escape")
        expect(listbox).to_be_hidden()
        expect(field).to_have_value(typed)
        page.keyboard.press("ArrowDown")
        expect(option).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Durisi")

    def faults(self, page: Page, width: int) -> list[str]:
        page.set_viewport_size({"width": width, "height": 800})
        found = too_wide(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += axe(page)
        return found

    def test_a_refusal_is_quiet_and_the_form_still_works(
        self, site: Site, new_page: NewPage
    ) -> None:
        page, asked = new_page(), []
        headers = {"Retry-After": "60"}
        page.route("**/suggestions/*", lambda route: route.fulfill(status=429, headers=headers))
        page.on("request", lambda one: asked.append(one.url) if "suggestions/" in one.url else None)
        page.goto(site.url("/en/search/"))
        page.locator("#q").press_sequentially("duri")
        page.wait_for_timeout(500)
        page.locator("#q").press_sequentially("si")
        page.wait_for_timeout(500)
        assert len(asked) == 1, "no other before the time that the server has named"
        expect(page.get_by_role("listbox")).to_be_hidden()
        page.keyboard.press("Enter")
        expect(page.locator("mark").first).to_have_text("Durisi")
