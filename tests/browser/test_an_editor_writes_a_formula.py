"""An editor writes a formula in the text of an area by keyboard, and changes it later; visitors read it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip
from tools.browser.checks import axe, too_wide
from tools.browser.signing_in import signed_in

AREAS = "/admin/snippets/groupsite_research/researcharea/"
AREA = "Information theory"
ANNOTATION = ".prose math annotation"


class Formulas:
    """The text of an area in the editor, and the dialog of the formula button."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialog = page.get_by_role("dialog", name="Formula")
        self.field = self.dialog.get_by_role("textbox")
        self.preview = self.dialog.get_by_role("status")
        self.use = self.dialog.get_by_role("button", name="Use this formula")
        self.text = Editing(page).field("body")
        self.formula = self.text.locator(".groupsite-formula__text")

    def go_to_the_end(self) -> None:
        self.text.click()
        self.page.keyboard.press("Control+End")

    def is_set(self) -> None:
        expect(self.preview.locator("math")).to_be_visible()
        expect(self.use).to_be_enabled()


def open_text(page: Page, site) -> Formulas:
    page.goto(site.url(AREAS))
    row = page.get_by_role("row").filter(has_text=AREA)
    row.get_by_role("link", name=re.compile("^English")).click()
    Strip(page).arrive("English")
    return Formulas(page)


@pytest.fixture
def editor(new_page, fresh_site):
    return signed_in(new_page(), fresh_site)


@pytest.fixture
def visitor(new_page, fresh_site):
    def read(*, javascript):
        page = new_page(javascript=javascript)
        page.goto(fresh_site.url("/en/research/"))
        page.get_by_role("main").get_by_role("link", name=AREA).first.click()
        return page

    return read


def test_by_keyboard_alone(editor, fresh_site, visitor):
    form = open_text(editor, fresh_site)
    form.go_to_the_end()
    editor.keyboard.type(" The norm /formula")
    expect(editor.get_by_role("option", name="Formula")).to_be_visible()
    editor.keyboard.press("Enter")
    expect(form.field).to_be_focused()
    editor.keyboard.type(r"\ell_2")
    form.is_set()
    editor.keyboard.press("Enter")
    expect(form.dialog).to_be_hidden()
    expect(form.formula).to_have_text("ℓ₂")
    expect(form.text).to_be_focused()
    editor.keyboard.type(" is small.")
    expect(form.text).to_contain_text("The norm ℓ₂ is small.")
    Editing(editor).do("Publish")
    for javascript in (True, False):
        page = visitor(javascript=javascript)
        expect(page.locator(ANNOTATION)).to_have_text(r"\ell_2")
        expect(page.locator(".prose math")).to_have_attribute("alttext", "ℓ₂")
        assert axe(page) == [] if javascript else True


def test_it_says_why_and_takes_nothing_that_cannot_be_set(editor, fresh_site):
    form = open_text(editor, fresh_site)
    form.go_to_the_end()
    before = form.text.inner_text()
    editor.keyboard.press("Control+Shift+E")
    # the cursor is behind a full stop, so it is a new one
    expect(form.dialog.get_by_role("button", name="Remove the formula")).to_be_hidden()
    form.field.fill(r"\nothing")
    expect(form.preview).to_have_text(r"There is no command \nothing.")
    expect(form.use).to_be_disabled()
    editor.keyboard.press("Enter")
    expect(form.dialog).to_be_visible()
    editor.keyboard.press("Escape")
    expect(form.dialog).to_be_hidden()
    assert form.text.inner_text() == before


def test_a_click_changes_it(editor, fresh_site, visitor):
    form = open_text(editor, fresh_site)
    form.formula.click()
    expect(form.field).to_have_value(r"\ell_2")
    form.is_set()
    form.field.fill(r"\ell_1")
    form.dialog.get_by_role("checkbox", name="On a line of its own").check()
    expect(form.preview.locator("math")).to_have_attribute("alttext", "ℓ₁")
    expect(form.preview.locator("math")).to_have_attribute("display", "block")
    form.use.click()
    expect(form.formula).to_have_text("ℓ₁")
    expect(form.text).to_contain_text("The norm ℓ₁ is small.")
    Editing(editor).do("Publish")
    for javascript in (True, False):
        page = visitor(javascript=javascript)
        expect(page.locator(ANNOTATION)).to_have_text(r"\ell_1")
        expect(page.locator(".prose math")).to_have_attribute("display", "block")


def test_the_keys_open_the_one_before_the_cursor_and_it_can_be_removed(editor, fresh_site):
    form = open_text(editor, fresh_site)
    form.go_to_the_end()
    for _key in " is small.":
        editor.keyboard.press("ArrowLeft")
    editor.keyboard.press("Control+Shift+E")
    expect(form.field).to_have_value(r"\ell_1")
    form.dialog.get_by_role("button", name="Remove the formula").click()
    expect(form.formula).to_have_count(0)
    expect(form.text).to_contain_text("The norm  is small.")


def test_what_is_marked_becomes_a_formula_and_a_copy_stays_one(editor, fresh_site):
    form = open_text(editor, fresh_site)
    form.go_to_the_end()
    editor.keyboard.press("Enter")
    editor.keyboard.type("$x^2$")
    editor.keyboard.press("Shift+Home")
    editor.keyboard.press("Control+Shift+E")
    expect(form.field).to_have_value("x^2")
    form.is_set()
    editor.keyboard.press("Enter")
    expect(form.formula.last).to_have_text("x²")
    expect(form.text).to_be_focused()
    editor.keyboard.press("Shift+Home")
    editor.wait_for_function("getSelection().toString().includes('x²')")
    editor.keyboard.press("Control+C")
    editor.keyboard.press("ArrowRight")
    editor.keyboard.type(" and ")
    before = form.formula.count()
    editor.keyboard.press("Control+V")
    expect(form.formula).to_have_count(before + 1)
    form.formula.last.click()
    expect(form.field).to_have_value("x^2")


@pytest.mark.parametrize("own_line", [False, True])
def test_a_wide_one_stays_within_the_page(new_page, editor, fresh_site, own_line):
    form = open_text(editor, fresh_site)
    form.go_to_the_end()
    editor.keyboard.press("Enter")
    editor.keyboard.press("Control+Shift+E")
    form.field.fill("+".join("abcdefghijklmnopqrstuvwxyz" * 2))
    form.dialog.get_by_role("checkbox").set_checked(own_line)
    form.is_set()
    assert axe(editor, "dialog") == []
    form.use.click()
    expect(form.text).to_be_focused()
    Editing(editor).do("Publish")
    for width in (320, 1440):
        page = new_page(width=width)
        page.goto(fresh_site.url("/en/research/"))
        page.get_by_role("main").get_by_role("link", name=AREA).first.click()
        expect(page.locator(".prose math[tabindex]").last).to_be_visible()
        assert too_wide(page) == []
        assert axe(page) == []


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("dark", [False, True])
def test_the_dialog_has_no_fault(new_page, fresh_site, width, dark):
    form = open_text(signed_in(new_page(width=width, dark=dark), fresh_site), fresh_site)
    form.go_to_the_end()
    form.page.keyboard.press("Control+Shift+E")
    for tex, shown in ((r"\sum_{n=1}^N a_n", "∑"), (r"\frac{1}", "Something is missing")):
        form.field.fill(tex)
        expect(form.preview).to_contain_text(shown)
        assert axe(form.page, "dialog") == []
    box = form.dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert too_wide(form.page) == []
