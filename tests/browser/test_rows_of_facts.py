"""The form of facts, whose markup is put in place in the browser: rows, rows in rows, choosers, the zone."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages.choosing import add_row, choose
from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tools.browser.checks import axe
from tools.browser.signing_in import signed_in

OURS = "groupsite-copy, groupsite-chooser, groupsite-rows"


@pytest.fixture
def form(new_page, fresh_site):
    page = signed_in(new_page(), fresh_site)
    Hub(page, fresh_site).open("Facts")
    return page


def save_and_open_again(page):
    Editing(page).do("Save draft")  # the main button publishes
    page.reload()


def test_all_markup_is_in_its_place(form):
    expect(form.locator(OURS)).to_have_count(0)
    row = form.locator("#inline_child_supervisors-0")
    expect(row.get_by_role("heading", name="Supervisor 1")).to_be_visible()
    for name in ("Move up", "Move down", "Drag", "Delete"):
        assert row.get_by_role("button", name=name).count() == 1
    places = add_row(form, "places")  # a row without an order
    expect(places.get_by_role("button", name="Delete")).to_be_visible()
    expect(places.get_by_role("button", name="Move up")).to_have_count(0)
    # What is required cannot be cleared.
    for chooser, is_cleared in (("supervisors-0-person", False), ("organisation", True)):
        form.locator(f"#id_{chooser}-chooser").get_by_role("button", name="Actions").click()
        expect(form.get_by_role("link", name="Edit this")).to_have_count(1)
        expect(form.get_by_role("button", name="Clear choice")).to_have_count(int(is_cleared))
        form.keyboard.press("Escape")


def test_rows_in_rows_are_added_moved_and_kept(form):
    form.get_by_role("tab", name="Applying").click()
    for rule in ("document_rules-0", add_row(form, "document_rules")):
        if rule != "document_rules-0":
            choose(form, rule.locator("[data-contentpath=kind]").first, "Other")
            prefix = rule.get_attribute("id").removeprefix("inline_child_")
        else:
            prefix = rule
        for name in ("CV", "Personal letter"):
            choose(form, add_row(form, f"{prefix}-parts"), name)
    parts = form.locator("#id_document_rules-0-parts-FORMS")
    parts.get_by_role("button", name="Move up").nth(1).click()
    # A row that is moved is not started again: one press on "Add" adds one row.
    form.locator("#inline_child_document_rules-1").get_by_role(
        "button", name="Move up"
    ).first.click()
    assert add_row(form, "document_rules-1-parts").get_attribute("id").endswith("parts-0")
    expect(form.locator("#id_document_rules-1-parts-FORMS > *")).to_have_count(1)
    form.locator("#id_document_rules-1-parts-0-DELETE-button").click()
    save_and_open_again(form)
    form.get_by_role("tab", name="Applying").click()
    titles = form.locator("[id^=id_document_rules-][id*=-parts-][id$=-kind-title]")
    assert titles.all_inner_texts() == ["Personal letter", "CV", "CV", "Personal letter"]


def test_a_zone_is_suggested_and_typed_by_its_city(form):
    form.get_by_role("tab", name="Dates").click()
    zone = form.get_by_label("Time zone")
    few = form.locator("#id_time_zone-zones option").count()
    zone.click()
    assert form.locator("#id_time_zone-zones option").count() > few + 200
    zone.fill("new york")
    save_and_open_again(form)
    form.get_by_role("tab", name="Dates").click()
    expect(form.get_by_label("Time zone")).to_have_value("America/New York")


@pytest.mark.parametrize("tab", ["Position", "Dates", "Applying"])
def test_the_form_has_no_accessibility_fault(form, tab):
    form.get_by_role("tab", name=tab).click()
    assert axe(form, "#w-editor-form") == []
