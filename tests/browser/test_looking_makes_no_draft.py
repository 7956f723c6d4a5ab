"""Who opens a page beside its original, and writes nothing, leaves no draft behind.

Rich text is written anew by its editor as soon as it has started, and what the original looks like
on the screen is part of the form: neither is something that somebody wrote.
"""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tests.browser.pages.strip import Strip
from tools.browser.server import Site
from tools.browser.signing_in import signed_in

OPEN = "Demonstration: theory"
# Wagtail compares the form with a snapshot that it takes two seconds after loading.
NOTE_SNAPSHOT = """addEventListener('w-unsaved:watch-edits', () => {
    document.documentElement.dataset.snapshot = 'taken';
});"""
ADDRESSES: dict[tuple[Site, str], str] = {}
UNTIL_SAVED = 2500  # ms: twice as long as Wagtail takes from an edit to its autosave


def revisions(site) -> int:
    with closing(sqlite3.connect(site.data / "db.sqlite3")) as database:
        ((count,),) = database.execute("SELECT count(*) FROM wagtailcore_revision")
    return int(count)


@pytest.fixture
def page(new_page, fresh_site):
    opened = signed_in(new_page(), fresh_site)
    opened.add_init_script(NOTE_SNAPSHOT)
    return opened


def open_at(page, site, fragment, language="Svenska"):
    address = editor_address(page, site, language)
    page.goto("about:blank")
    page.goto(f"{address}#{fragment}" if fragment else address)
    Strip(page).arrive(language)


def editor_address(page, site, language):
    """Return where the page is edited; the hub is asked for it once."""
    if (site, language) not in ADDRESSES:
        Hub(page, site).open(language, OPEN)
        ADDRESSES[site, language] = page.url.partition("#")[0]
    return ADDRESSES[site, language]


def wait_for_autosave(page):
    expect(page.locator("html")).to_have_attribute("data-snapshot", "taken")
    page.wait_for_timeout(UNTIL_SAVED)


@pytest.mark.parametrize("language", ["English", "Svenska"])
@pytest.mark.parametrize("section", ["lead", "required", "discover_more", "guidance"])
def test_a_link_to_a_section(page, fresh_site, language, section):
    """Plain text, a list, text with a link, rows."""
    before = revisions(fresh_site)
    open_at(page, fresh_site, f"groupsite-section-{section}", language)
    expect(page.locator(f"#groupsite-section-{section} :focus")).to_be_visible()
    wait_for_autosave(page)
    Strip(page).says(**{language: "live"})
    assert revisions(fresh_site) == before


@pytest.mark.parametrize(
    "selector", ["[name=title]", "[data-contentpath=discover_more] [role=textbox]"]
)
def test_a_click_into_a_field(page, fresh_site, selector):
    before = revisions(fresh_site)
    open_at(page, fresh_site, "")
    page.locator(selector).click()
    wait_for_autosave(page)
    page.keyboard.press("Tab")
    page.wait_for_timeout(UNTIL_SAVED)
    Strip(page).says(Svenska="live")
    assert revisions(fresh_site) == before


def test_the_original_is_hidden_and_the_editor_leaves_unasked(page, fresh_site):
    before = revisions(fresh_site)
    open_at(page, fresh_site, "")
    wait_for_autosave(page)
    page.get_by_role("button", name="Hide English").click()
    page.wait_for_timeout(UNTIL_SAVED)
    Strip(page).says(Svenska="live")
    page.on("dialog", lambda dialog: pytest.fail(dialog.type))
    page.goto(fresh_site.url("/admin/"))
    assert revisions(fresh_site) == before


def test_a_changed_section_is_confirmed(page, fresh_site):
    Hub(page, fresh_site).open("English", OPEN)
    Editing(page).field("lead").fill("Something else altogether.")
    Editing(page).do("Publish")
    before = revisions(fresh_site)
    open_at(page, fresh_site, "")
    page.locator("#groupsite-update-notice").get_by_role("link", name="Introduction").click()
    wait_for_autosave(page)
    page.locator("#groupsite-original-lead").get_by_role("button", name="Still right").click()
    Strip(page).says(Svenska="live")
    page.wait_for_timeout(UNTIL_SAVED)
    Strip(page).says(Svenska="live")
    assert revisions(fresh_site) == before


def test_what_is_typed_is_saved_all_the_same(page, fresh_site):
    before = revisions(fresh_site)
    open_at(page, fresh_site, "groupsite-section-discover_more")
    wait_for_autosave(page)
    page.keyboard.type("Mer. ")
    Strip(page).says(Svenska="live, newer draft")
    assert revisions(fresh_site) == before + 1
