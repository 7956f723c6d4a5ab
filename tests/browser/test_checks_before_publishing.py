"""Issue 5: what is missing is one list whose links lead into the fields, on every edit screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages.checking import Checks
from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tests.browser.pages.new_vacancy import NewVacancy
from tests.browser.pages.strip import Strip
from tools.browser.checks import axe, too_wide
from tools.browser.signing_in import signed_in

TITLE = "Coding for quiet rooms"
DEMONSTRATION = "Demonstration: theory"


@pytest.fixture
def page(new_page, fresh_site):
    return signed_in(new_page(), fresh_site)


def test_a_link_leads_into_the_field_from_the_same_screen_and_from_another(page, fresh_site):
    checks = Checks(page)
    NewVacancy(page, fresh_site).begin("PhD position", TITLE)
    checks.open()
    checks.follow("Enter the required qualifications.")
    expect(Editing(page).field("required")).to_be_focused()
    expect(Editing(page).field("required")).to_be_in_viewport()
    checks.follow("Set the application deadline")
    Strip(page).arrive("Facts")
    expect(page.get_by_role("tab", name="Dates")).to_have_attribute("aria-selected", "true")
    expect(Editing(page).field("deadline_on")).to_be_focused()
    expect(Editing(page).field("deadline_on")).to_be_in_viewport()
    checks.follow("Name at least one contact")
    expect(page.locator("#id_contacts-ADD")).to_be_focused()
    checks.follow("Describe the work")
    Strip(page).arrive("English")
    expect(Editing(page).field("lead")).to_be_focused()


def test_the_list_and_its_number_follow_what_is_written(page, fresh_site):
    checks = Checks(page)
    Hub(page, fresh_site).open("English", TITLE)
    checks.open()
    expect(checks.item("Describe the work")).to_be_visible()
    before = checks.number()
    Editing(page).field("lead").press_sequentially("Listen where others shout.")
    expect(checks.item("Describe the work")).to_have_count(0)
    expect(checks.counter).to_have_text(str(before - 1))


def test_what_was_not_published_is_listed_with_links_and_nothing_typed_is_lost(page, fresh_site):
    Hub(page, fresh_site).open("English", TITLE)
    form = Editing(page)
    form.field("lead").fill("Listen where others shout, and decode.")
    form.do("Publish page and facts")
    expect(form.messages).to_contain_text("Nothing was published. Fix this first:")
    assert form.text("lead") == "Listen where others shout, and decode."
    assert axe(page, ".messages") == []
    form.messages.get_by_role("link", name="Name at least one supervisor.").click()
    Strip(page).arrive("Facts")
    expect(page.locator("#id_supervisors-ADD")).to_be_focused()


def test_what_is_typed_after_a_refused_publishing_is_saved(page, fresh_site):
    """Wagtail would save what came back once, and then look for edits no more."""
    Hub(page, fresh_site).open("English", TITLE)
    form = Editing(page)
    saved = page.locator(".w-autosave-indicator__state--saved")
    form.do("Publish page and facts")
    expect(form.messages).to_contain_text("Nothing was published.")
    expect(saved).to_be_visible()
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and "/edit/" in answer.url
    ):
        form.field("lead").press_sequentially(" Typed afterwards.")
    expect(saved).to_be_visible()
    Hub(page, fresh_site).open("English", TITLE)
    assert "Typed afterwards." in Editing(page).text("lead")


def test_after_publishing_it_says_what_is_worth_a_look(page, fresh_site):
    Hub(page, fresh_site).open("English", DEMONSTRATION)
    form = Editing(page)
    form.field("lead").fill("Join us. The salary is 34,550 SEK per month.")
    form.do("Publish")
    expect(form.messages).to_contain_text(re.compile(r"Published\. \d suggestions?:"))
    form.messages.get_by_role("link", name="“Introduction” says “34,550 SEK”.").click()
    Strip(page).arrive("English")
    expect(form.field("lead")).to_be_focused()


def test_beside_the_original_it_leads_to_the_text_too(page, fresh_site):
    checks, form = Checks(page), Editing(page)
    Hub(page, fresh_site).open("Svenska", DEMONSTRATION)
    checks.open()
    form.field("lead").fill("Lönen är 34 550 kronor.")
    checks.follow("“Introduction” says “34 550 kronor”.")
    expect(form.field("lead")).to_be_focused()
    assert axe(page, "#groupsite-checks") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_list_has_no_fault(new_page, fresh_site, scheme, width):
    page = signed_in(new_page(width=width, dark=scheme == "dark"), fresh_site)
    checks = Checks(page)
    page.goto(Checks.address_of(fresh_site, page, TITLE))
    checks.open()
    expect(page.locator("#groupsite-checks")).to_be_visible()
    assert axe(page, "#groupsite-checks") == []
    assert too_wide(page) == []


def test_on_a_phone_the_panel_makes_way_for_the_field(new_page, fresh_site):
    page = signed_in(new_page(width=390), fresh_site)
    checks = Checks(page)
    page.goto(Checks.address_of(fresh_site, page, TITLE))
    checks.open()
    checks.follow("Enter the required qualifications.")
    expect(page.locator("#groupsite-checks")).to_be_hidden()
    expect(Editing(page).field("required")).to_be_focused()
