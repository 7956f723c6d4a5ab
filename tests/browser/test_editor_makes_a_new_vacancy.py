"""Issue 2: an editor makes a new vacancy, publishes it, translates it and reads both pages."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.choosing import add_row, choose
from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tests.browser.pages.new_vacancy import NewVacancy
from tests.browser.pages.strip import Strip
from tests.browser.pages.translating import Translating
from tools.browser.checks import axe
from tools.browser.signing_in import signed_in

# The site runs by the real clock, and its deadline must lie ahead.
NEXT_YEAR = datetime.now(UTC).year + 1
TITLE = "Postdoc in quiet codes"
MISSING = [
    "State the salary: an amount, “to be agreed” or no salary.",
    "Choose the organisation where the work is done.",
    "Name at least one supervisor.",
    "Name at least one contact for questions.",
]
SWEDISH = {
    "title": "Postdoktor i tysta koder",
    "lead": "Säg mindre och bli förstådd.",
    "required": "Doktorsexamen",
}


@dataclass
class Editor:
    page: Page
    strip: Strip
    form: Editing
    translation: Translating


@pytest.fixture
def editor(new_page, fresh_site):
    page = signed_in(new_page(), fresh_site)
    return Editor(page, Strip(page), Editing(page), Translating(page))


def test_publishing_too_early_gives_one_list_and_keeps_the_last_words(editor, fresh_site):
    NewVacancy(editor.page, fresh_site).begin("Postdoctoral position", "Too early")
    editor.form.field("required").press_sequentially("A doctoral degree")
    editor.form.do("Publish page and facts")
    for sentence in MISSING:
        expect(editor.form.messages).to_contain_text(sentence)
    assert editor.form.text("required") == "A doctoral degree"
    editor.strip.go("Facts")
    editor.strip.says(Facts="draft", English="draft")
    editor.strip.go("English")
    assert editor.form.text("required") == "A doctoral degree"


def test_from_nothing_to_a_page_in_each_language(editor, fresh_site, new_page):
    visitor = new_page()
    NewVacancy(editor.page, fresh_site).begin("Postdoctoral position", TITLE)
    editor.form.field("lead").press_sequentially("Say less, be understood.")
    editor.form.field("required").press_sequentially("A doctoral degree")
    editor.strip.go("Facts")
    fill_in_the_facts(editor)
    editor.strip.go("English")
    editor.form.do("Publish page and facts")
    reads(visitor, fresh_site.url("/en/vacancies/"), TITLE, ENGLISH_PAGE)
    translate(editor, fresh_site)
    reads(visitor, fresh_site.url("/sv/lediga-tjanster/"), SWEDISH["title"], SWEDISH_PAGE)


def fill_in_the_facts(editor):
    page, form = editor.page, editor.form
    choose(page, page.locator("[data-contentpath=organisation]"), "Communication Systems")
    choose(page, add_row(page, "supervisors"), "Giuseppe Durisi")
    form.tab("Dates")
    form.field("deadline_on").fill(f"{NEXT_YEAR}-01-15")
    form.tab("Terms of employment")
    form.field("salary").select_option(label="an amount")
    form.field("salary_amount").fill("42000")
    form.tab("Applying")
    contact = add_row(page, "contacts")
    contact.get_by_label("Name").fill("Alice Ek")
    contact.get_by_label("E-mail").fill("alice@example.org")


def translate(editor, site):
    Hub(editor.page, site).open("English", TITLE)
    editor.translation.start()
    editor.translation.write({**SWEDISH, "slug": "postdoktor-i-tysta-koder"})
    editor.form.do("Publish")


ENGLISH_PAGE = [
    TITLE,
    "Say less, be understood.",
    "A doctoral degree",
    "Postdoctoral position",
    f"15 January {NEXT_YEAR}",
    "42,000 SEK",
    "Giuseppe Durisi",
    "Alice Ek",
    # What a postdoctoral position begins with:
    "CV",
    "Research statement",
]
SWEDISH_PAGE = [
    *SWEDISH.values(),
    f"15 januari {NEXT_YEAR}",
    "42 000 kronor",
    "Giuseppe Durisi",
    "Alice Ek",
    "CV",
    "Forskningsplan",
]


def reads(page, vacancies, title, sentences):
    page.goto(vacancies)
    page.get_by_role("link", name=title).click()
    page.wait_for_load_state()
    for sentence in sentences:
        expect(page.get_by_role("main")).to_contain_text(sentence)
    assert axe(page) == []
