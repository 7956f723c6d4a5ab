"""A translator fills and mends a page beside its original, by keyboard and with one click a section."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages.clicking import Clicking
from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tests.browser.pages.new_vacancy import NewVacancy
from tests.browser.pages.strip import Strip
from tests.browser.pages.translating import Translating
from tools.browser.checks import axe
from tools.browser.signing_in import signed_in

WHERE = """() => {
    const field = document.activeElement.closest('[data-contentpath]');
    const row = document.activeElement.closest('[data-inline-panel-child]');
    return `${row ? row.id + ' ' : ''}${field ? field.dataset.contentpath : ''}`;
}"""

IS_FIELD = """() => {
    const { activeElement } = document;
    return activeElement.matches('input, textarea, [role=textbox]')
        && !!activeElement.closest('.groupsite-beside__field');
}"""


@pytest.fixture
def editor(new_page, fresh_site):
    return signed_in(new_page(width=1440), fresh_site)


@pytest.fixture
def form(editor, fresh_site):
    return open_page(editor, fresh_site, "Svenska")


def open_page(page, site, language):
    Hub(page, site).open(language)
    Strip(page).arrive(language)
    expect(page.locator(".Draftail-Editor").first).to_be_visible()
    return page


def original(form, section):
    return form.locator(f"#groupsite-original-{section}")


def test_two_columns_where_there_is_room(form):
    def sides():
        shown = original(form, "lead").bounding_box()
        field = Editing(form).field("lead").bounding_box()
        return shown["x"] + shown["width"] <= field["x"], shown["y"] < field["y"]

    assert sides()[0]
    form.set_viewport_size({"width": 1000, "height": 900})
    assert sides()[0]
    form.set_viewport_size({"width": 390, "height": 800})
    assert sides() == (False, True)
    assert form.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_the_main_button_is_in_reach(form):
    form.set_viewport_size({"width": 390, "height": 800})
    for position in (0, 2000):
        form.locator("main").evaluate(
            "(main, top) => main.scrollTo({ top, behavior: 'instant' })", position
        )
        expect(form.locator("footer .actions--primary button").first).to_be_in_viewport(ratio=1)
    expect(form.get_by_text("Tab goes to the next field.")).to_be_hidden()


def test_tab_goes_from_field_to_field(form):
    form.locator("[name=title]").focus()
    visited = [form.evaluate(WHERE)]
    while len(visited) < 40:
        form.keyboard.press("Tab")
        if not form.evaluate(IS_FIELD):
            break
        visited.append(form.evaluate(WHERE))
    assert len(visited) <= 26  # 25 times Tab
    assert visited[:4] == ["title", "lead", "project_overview", "environment"]
    assert visited[-2:] == ["seo_title", "search_description"]
    assert len(set(visited)) >= 14
    form.keyboard.press("Shift+Tab")
    assert form.evaluate(WHERE) == "search_description"
    form.keyboard.press("Shift+Tab")
    assert form.evaluate(WHERE) == "seo_title"


def test_a_whole_page_is_typed_after_one_click(editor, fresh_site):
    NewVacancy(editor, fresh_site).begin("PhD position", "PhD student in typing")
    Translating(editor).start()
    way, typed = Clicking(editor), {}
    way.click(editor.locator("[name=title]"))
    editor.keyboard.press("Control+A")
    while editor.evaluate(IS_FIELD):
        place = editor.evaluate(WHERE)
        typed[place] = f"Text {len(typed)}"
        editor.keyboard.type(typed[place])
        editor.keyboard.press("Tab")
    assert (way.clicks, len(typed) <= 25) == (1, True)  # one Tab after each
    Strip(editor).go("English")
    Strip(editor).go("Svenska")
    expect(editor.locator(".Draftail-Editor").first).to_be_visible()
    fields = [name for name in typed if " " not in name]  # the others are those of rows
    assert {"title", "lead", "required", "how_to_apply", "search_description"} <= set(fields)
    assert {name: Editing(editor).text(name).strip() for name in fields} == {
        name: typed[name] for name in fields
    }


def test_a_list_does_not_keep_the_focus(form):
    items = Editing(form).field("required")
    items.click()
    before = items.inner_text()
    form.keyboard.press("Tab")
    assert form.evaluate(WHERE) != "required"
    items.click()
    form.keyboard.press("Escape")
    form.keyboard.press("Tab")
    assert form.evaluate(WHERE) != "required"
    assert items.inner_text() == before


def test_rich_text_has_the_name_of_its_label(form):
    for name in ("Project overview", "Required qualifications", "How to apply"):
        expect(form.get_by_role("textbox", name=name, exact=True)).to_be_visible()


def test_enter_in_a_field_saves_a_draft_and_publishes_nothing(editor, fresh_site):
    form = open_page(editor, fresh_site, "English")
    expect(form.locator("footer button").first).to_have_text(re.compile("Publish"))
    field = Editing(form).field("seo_title")
    field.fill("A title that is not finished")
    with form.expect_navigation():
        field.press("Enter")
    Strip(form).says(English="live, newer draft")


def test_the_original_can_be_hidden(form):
    form.get_by_role("button", name="Hide English").click()
    expect(original(form, "lead").locator(".groupsite-original__text")).to_be_hidden()
    assert original(form, "lead").locator("input").is_disabled()
    form.reload()
    expect(original(form, "lead").locator(".groupsite-original__text")).to_be_hidden()
    form.get_by_role("button", name="Hide English").click()
    expect(original(form, "lead").locator(".groupsite-original__text")).to_be_visible()


def test_still_right_needs_one_click(editor, fresh_site):
    english = Editing(open_page(editor, fresh_site, "English"))
    english.field("lead").fill("Something else altogether.")
    english.field("seo_title").fill("Another title for search engines")
    english.do("Publish")
    form = open_page(editor, fresh_site, "Svenska")
    lead = original(form, "lead")
    expect(lead).to_contain_text("Changed in English")
    lead.get_by_role("button", name="Still right").click()
    expect(lead).not_to_contain_text("Changed in English")
    expect(lead).to_contain_text("Something else altogether.")
    expect(form.locator("#groupsite-update-notice")).not_to_contain_text("Introduction")
    Strip(form).says(Svenska="out of date")


def test_a_changed_section_is_mended(form):
    title = original(form, "seo_title")
    expect(title).to_contain_text("Changed in English")
    form.get_by_role("link", name="Title tag").click()
    Editing(form).field("seo_title").fill("En annan titel för sökmotorer")
    expect(title).to_contain_text("You have changed this section since")
    Editing(form).do("Publish")
    Strip(form).says(Svenska="live")
    expect(Editing(form).messages).to_contain_text("/sv/")


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_for_axe_to_complain_about(new_page, fresh_site, dark):
    page = open_page(signed_in(new_page(dark=dark, width=1440), fresh_site), fresh_site, "Svenska")
    assert axe(page, within=".groupsite-beside-bar, .groupsite-original") == []
