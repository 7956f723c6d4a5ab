"""A section that is out of date is translated again by machine; what was typed elsewhere is saved too."""
# ruff: noqa: F811 -- a fixture is asked for by its name

from playwright.sync_api import Page, expect

from tests.browser.pages.editing import Editing
from tests.browser.test_one_text_and_a_machine import machine_site  # noqa: F401
from tests.browser.test_text_beside_its_original import open_page, original
from tools.browser.checks import axe
from tools.browser.signing_in import signed_in

AGAIN, BACK = "Translate this section again", "Bring back the earlier text"


def test_by_machine_and_back(new_page, machine_site) -> None:
    page: Page = signed_in(new_page(width=1440), machine_site)
    editing = Editing(open_page(page, machine_site, "English"))
    editing.field("lead").fill("Something else altogether.")
    editing.do("Publish")
    open_page(page, machine_site, "Svenska")
    before = editing.text("lead")
    editing.field("seo_title").fill("En titel")
    original(page, "lead").get_by_role("button", name=AGAIN).click()
    expect(editing.messages).to_contain_text("has translated “Introduction” again")
    expect(editing.field("lead")).to_have_value("[sv] Something else altogether.")
    expect(editing.field("seo_title")).to_have_value("En titel")
    assert axe(page) == []
    original(page, "lead").get_by_role("button", name=BACK).click()
    expect(editing.messages).to_contain_text("The earlier text of “Introduction” is back.")
    expect(editing.field("lead")).to_have_value(before)
