"""Issue 2: typing into one tab and going at once to another loses nothing.

At once: the click follows the last key within a few hundredths of a second, while Wagtail looks for
edits twice a second and Draftail writes into its field a quarter of a second late.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.choosing import add_row, choose
from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tests.browser.pages.strip import Strip
from tools.browser.signing_in import signed_in

SCREEN = {
    "reference": "Facts",
    "lead": "English",
    "required": "English",
    "search_description": "Svenska",
    "project_overview": "Svenska",
}


class Editor:
    """Somebody at the screens of the posting."""

    def __init__(self, page: Page, hub: Hub) -> None:
        self.page, self.hub = page, hub
        self.strip, self.form = Strip(page), Editing(page)


@pytest.fixture
def editor(new_page, fresh_site):
    page = signed_in(new_page(), fresh_site)
    return Editor(page, Hub(page, fresh_site))


@pytest.mark.parametrize(
    ("field", "elsewhere"),
    [
        ("reference", "English"),
        ("reference", "Svenska"),
        ("lead", "Facts"),
        ("required", "Facts"),
        ("required", "Svenska"),
        ("search_description", "Facts"),
        ("search_description", "English"),
        ("project_overview", "Facts"),
    ],
)
def test_what_was_typed_last_is_there_on_coming_back(editor, field, elsewhere):
    editor.hub.open(SCREEN[field])
    editor.form.field(field).press_sequentially(f"Typed before {elsewhere}.")
    editor.strip.go(elsewhere)
    editor.strip.go(SCREEN[field])
    assert f"Typed before {elsewhere}." in editor.form.text(field)


def test_what_was_typed_during_a_save_is_there_on_coming_back(editor):
    """Wagtail takes what is in the form when a save ends for saved, though it was sent before."""
    editor.hub.open("English")
    lead = editor.form.field("lead")
    with editor.page.expect_request(is_a_save):
        lead.press_sequentially("First.")
    lead.press_sequentially("During the save.")
    editor.strip.go("Facts")
    editor.strip.go("English")
    assert "During the save." in editor.form.text("lead")


def is_a_save(request):
    return request.method == "POST" and "/edit/" in request.url


def test_a_person_chosen_last_is_there_on_coming_back(editor):
    """A chooser writes into a hidden field, where nobody types."""
    editor.hub.open("Facts")
    choose(editor.page, add_row(editor.page, "supervisors"), "Demonstration Member")
    editor.strip.go("English")
    editor.strip.go("Facts")
    expect(editor.page.locator("#inline_child_supervisors-2")).to_contain_text("Demonstration")


def test_going_without_a_change_makes_no_draft(editor):
    editor.hub.open("Facts", "Demonstration: theory")
    editor.form.field("reference").click()
    editor.strip.go("English")
    editor.form.field("required").click()
    editor.strip.go("Facts")
    editor.strip.says(Facts="live", English="live", Svenska="live")


def test_what_the_server_refuses_keeps_the_editor_there_and_says_why(editor):
    editor.hub.open("Facts")
    editor.form.field("positions_min").fill("3")
    editor.form.field("positions_max").fill("2")
    editor.strip.click("English")
    expect(editor.form.not_saved).to_contain_text("There are validation errors")
    editor.strip.arrive("Facts")
    assert editor.form.text("positions_max") == "2"
    editor.strip.asks("English")  # the second time it is the editor's own decision
    editor.strip.arrive("Facts")
    editor.form.field("positions_max").fill("4")
    editor.strip.go("English")


def test_a_text_that_cannot_be_saved_keeps_the_editor_there(editor):
    editor.hub.open("Svenska")
    editor.page.route("**/edit/**", fail_to_save)
    editor.form.field("search_description").fill("Går inte att spara")
    editor.strip.click("Facts")
    expect(editor.form.not_saved).to_be_visible()
    editor.strip.arrive("Svenska")
    assert editor.form.text("search_description") == "Går inte att spara"
    editor.strip.asks("Facts")
    editor.strip.arrive("Svenska")


def fail_to_save(route):
    route.fulfill(status=500) if is_a_save(route.request) else route.continue_()


def test_what_is_open_in_the_editor_of_other_translations_is_asked_about(editor, fresh_site):
    """wagtail-localize's, of a page without a record; it would leave without a word."""
    editor.page.goto(fresh_site.url("/admin/localize/reports/translations/"))
    editor.page.locator("main a[href$='/edit/']").last.click()
    texts = editor.page.locator("li.complete")
    texts.first.get_by_role("button").first.click()
    box = editor.page.locator(".js-translation-editor").get_by_role("textbox").first
    box.press_sequentially(" mer")
    asked = []
    editor.page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    editor.page.evaluate("window.location.assign('/admin/')")
    editor.page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    expect(box).to_be_visible()


def test_a_row_that_was_half_filled_in_when_it_was_sent_holds_nobody_back(editor):
    """Wagtail sends the empty row, which is refused; it is whole when one goes."""
    editor.hub.open("Facts")
    editor.form.tab("Applying")
    held = []

    def hold(route):
        held.append(route)

    editor.page.route("**/edit/**", hold, times=1)
    with editor.page.expect_request(is_a_save):
        contact = add_row(editor.page, "contacts")
    contact.get_by_label("Name").fill("Alice Ek")
    contact.get_by_label("E-mail").fill("alice@example.org")
    editor.strip.click("English")
    editor.page.wait_for_timeout(500)  # ours has begun to wait for the answer
    held[0].continue_()
    editor.strip.arrive("English")
