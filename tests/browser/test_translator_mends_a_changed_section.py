"""A link to a section that has changed in another language leads into its field (issue 12)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages.clicking import Clicking
from tests.browser.pages.hub import Hub
from tests.browser.pages.strip import Strip
from tools.browser.signing_in import signed_in

FOCUSED = """() => {
    const { activeElement } = document;
    const section = activeElement.closest('[id^=groupsite-section-]');
    return section && activeElement.closest('.groupsite-beside__field') ? section.id : '';
}"""
OPEN, CLOSED = "Demonstration", "PhD position 2025"  # only what is open is on the dashboard
RESPONSIBILITIES = "Du forskar, undervisar och skriver."


@pytest.fixture
def editor(new_page, fresh_site):
    return signed_in(new_page(), fresh_site)


def change_in_english(page, site, section, vacancy=CLOSED):
    """Write something at the end of the section's first field, and publish."""
    Hub(page, site).open("English", vacancy)
    address = f"{page.url.partition('#')[0]}#groupsite-section-{section}"
    page.goto("about:blank")
    page.goto(address)
    expect_cursor_in(page, section)
    page.keyboard.press("Control+End")
    page.keyboard.type(" And more.")
    Clicking(page).publish("Publish")
    Strip(page).says(Svenska="out of date")


def expect_cursor_in(page, section):
    expect(page.locator(f"#groupsite-section-{section} :focus")).to_be_in_viewport()
    assert page.evaluate(FOCUSED) == f"groupsite-section-{section}"


def test_a_changed_section_is_mended_and_submitted(editor, fresh_site, new_page):
    change_in_english(editor, fresh_site, "responsibilities", OPEN)
    translator = signed_in(new_page(), fresh_site, "translator")
    translator.goto(fresh_site.url("/admin/"))
    way = Clicking(translator)
    changed = translator.get_by_role("link", name="“Main responsibilities” has changed in English.")
    way.go(changed, "the section")
    expect_cursor_in(translator, "responsibilities")
    translator.keyboard.press("Control+A")
    translator.keyboard.type(RESPONSIBILITIES)
    way.submit("Submit to Editors")
    assert way.clicks <= 4
    Strip(translator).says(Svenska="out of date, in review")
    expect(translator.locator("#groupsite-section-responsibilities")).to_contain_text(
        RESPONSIBILITIES
    )


@pytest.mark.parametrize("section", ["lead", "required", "guidance"])
def test_the_notice_leads_into_the_field(editor, fresh_site, section):
    """Plain text, rich text, a row."""
    change_in_english(editor, fresh_site, section)
    follow_the_notice(editor, fresh_site, section)
    editor.evaluate("document.activeElement.blur()")
    notice_link(editor, section).click()
    expect_cursor_in(editor, section)


def test_the_notice_leads_into_a_block_or_to_what_adds_one(editor, fresh_site):
    Hub(editor, fresh_site).open("English", CLOSED)
    insert_block(editor, "Travel")
    Clicking(editor).publish("Publish")
    follow_the_notice(editor, fresh_site, "extra_sections")
    expect(editor.get_by_role("button", name="Insert a block")).to_be_focused()
    insert_block(editor, "Resor")
    Clicking(editor).publish("Publish")
    change_in_english(editor, fresh_site, "extra_sections")
    follow_the_notice(editor, fresh_site, "extra_sections")
    assert editor.evaluate("document.activeElement.value") == "Resor"


def insert_block(page, heading):
    blocks = page.locator("[data-contentpath=extra_sections]").first
    blocks.get_by_role("button", name="Insert a block").click()
    blocks.get_by_role("textbox", name="Heading").fill(heading)
    blocks.locator(".Draftail-Editor [role=textbox]").fill(heading)
    # Draftail writes into its field a quarter of a second late.
    expect(blocks.locator("input[name$=-text]")).to_have_value(re.compile(heading))


def follow_the_notice(page, site, section):
    Hub(page, site).open("Svenska", CLOSED)
    notice_link(page, section).click()
    expect_cursor_in(page, section)


def notice_link(page, section):
    return page.locator(f"#groupsite-update-notice a[href='#groupsite-section-{section}']")
