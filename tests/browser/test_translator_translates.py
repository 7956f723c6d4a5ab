"""A translator translates a page and hands it in; an editor publishes it. No right beyond that."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages.translating import Translating
from tools.browser.signing_in import signed_in

VACANCIES = "/admin/snippets/groupsite_vacancies/vacancy/"
AREAS = "/admin/snippets/groupsite_research/researcharea/"


@pytest.fixture
def translator(new_page, fresh_site):
    return signed_in(new_page(), fresh_site, "translator")


def open_translation(page, site, title):
    """By the report of translations, which is where translators begin."""
    page.goto(site.url("/admin/localize/reports/translations/"))
    row = page.get_by_role("row").filter(
        has=page.get_by_role("link", name=f"{title} (English)", exact=True)
    )
    row.locator("a[href$='/edit/']").last.click()


def test_a_translation_is_handed_in(translator, fresh_site, new_page):
    open_translation(translator, fresh_site, "Information theory")
    editing, visitor = Translating(translator), new_page()
    expect(editing.texts.first).to_be_visible()
    editing.texts.first.get_by_role("button").first.click()
    box = translator.locator(".js-translation-editor").get_by_role("textbox").first
    box.fill("Informationsteori för alla")
    translator.keyboard.press("Enter")
    expect(editing.text("Informationsteori för alla").first).to_be_visible()
    expect(translator.get_by_role("button", name=re.compile("^Publish"))).to_have_count(0)
    # Nor what is refused to whoever may not publish: wagtail-localize would offer it first.
    expect(translator.get_by_role("link", name="Convert to alias page")).to_have_count(0)
    translator.reload()
    translator.get_by_role("button", name="Submit for review").click()
    expect(translator.locator(".messages")).to_contain_text("was submitted for review")
    expect(translator.get_by_role("main")).to_contain_text("It waits for Editors")
    visitor.goto(fresh_site.url("/sv/"))
    expect(visitor.locator("body")).not_to_contain_text("Informationsteori för alla")


def test_an_editor_publishes_it(fresh_site, new_page):
    editor = signed_in(new_page(), fresh_site, "editor")
    open_translation(editor, fresh_site, "Information theory")
    expect(editor.get_by_role("main")).to_contain_text("submitted this page")
    Translating(editor).publish()
    visitor = new_page()
    visitor.goto(fresh_site.url("/sv/"))
    expect(visitor.locator("body")).to_contain_text("Informationsteori för alla")


@pytest.mark.parametrize("address", [VACANCIES, AREAS, f"{VACANCIES}add/", "/admin/images/add/"])
def test_facts_are_refused_kindly(translator, fresh_site, address):
    translator.goto(fresh_site.url(address))
    expect(translator).to_have_url(fresh_site.url("/admin/"))
    expect(translator.locator(".messages")).to_contain_text("do not have permission")
