"""A translator mends a page beside its original and submits it; an editor publishes it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip
from tools.browser.signing_in import signed_in

VACANCIES = "/admin/snippets/groupsite_vacancies/vacancy/"
AREAS = "/admin/snippets/groupsite_research/researcharea/"
AREA = "Information theory"
NAMES = re.compile("Information theory|Informationsteori")  # of facts, and of the page
SWEDISH = "Informationsteori för alla"


@pytest.fixture
def translator(new_page, fresh_site):
    return signed_in(new_page(), fresh_site, "translator")


@pytest.fixture
def editor(new_page, fresh_site):
    return signed_in(new_page(), fresh_site, "editor")


def open_from_the_dashboard(page, site):
    """The panel of translations that are out of date is where translators begin."""
    page.goto(site.url("/admin/"))
    row = page.get_by_role("row").filter(has_text=NAMES).filter(has_text="Svenska")
    row.get_by_role("link").first.click()
    Strip(page).arrive("Svenska")


def test_an_editor_changes_the_english_page(editor, fresh_site):
    editor.goto(fresh_site.url(f"{AREAS}?q=information+theory"))
    editor.get_by_role("row").filter(has_text=AREA).get_by_role("link", name="English").click()
    Strip(editor).arrive("English")
    Editing(editor).field("summary").fill("Information theory for everybody.")
    Editing(editor).do("Publish")
    Strip(editor).says(English="live", Svenska="out of date")


def test_what_has_changed_is_submitted(translator, fresh_site, new_page):
    open_from_the_dashboard(translator, fresh_site)
    form, visitor = Editing(translator), new_page()
    expect(translator.locator("#groupsite-original-summary")).to_contain_text("Changed in English")
    form.field("summary").fill(SWEDISH)
    expect(translator.get_by_role("button", name="Publish")).to_have_count(0)
    # Nor what is refused to whoever may not publish: wagtail-localize would offer it first.
    expect(translator.get_by_role("link", name="Convert to alias page")).to_have_count(0)
    form.do("Submit to Editors")
    open_from_the_dashboard(translator, fresh_site)
    expect(translator.locator("#groupsite-tabs")).to_contain_text("in review")
    visitor.goto(fresh_site.url("/sv/forskning/informationsteori/"))
    expect(visitor.locator("body")).not_to_contain_text(SWEDISH)


def test_an_editor_publishes_it(editor, fresh_site, new_page):
    open_from_the_dashboard(editor, fresh_site)
    editor.get_by_role("button", name="More actions").last.click()
    editor.get_by_role("button", name="Approve and Publish", exact=True).last.click()
    expect(editor.locator(".messages")).to_contain_text(re.compile(r"\w"))
    editor.goto(fresh_site.url("/admin/"))
    expect(editor.get_by_role("main")).to_contain_text("All published translations are up to date.")
    visitor = new_page()
    visitor.goto(fresh_site.url("/sv/forskning/informationsteori/"))
    expect(visitor.locator("body")).to_contain_text(SWEDISH)


@pytest.mark.parametrize("address", [VACANCIES, AREAS, f"{VACANCIES}add/", "/admin/images/add/"])
def test_facts_are_refused_kindly(translator, fresh_site, address):
    translator.goto(fresh_site.url(address))
    expect(translator).to_have_url(fresh_site.url("/admin/"))
    expect(translator.locator(".messages")).to_contain_text("do not have permission")
