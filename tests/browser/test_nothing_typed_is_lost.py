"""Issue 13, 6: nothing typed is ever lost: signed out, network away, server restarted, two tabs, Back."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tools.browser.server import answering, serving
from tools.browser.signing_in import PASSWORD, signed_in

OUT = "You are signed out. What you type stays here and will be saved once you have signed in."
AWAY = (
    "The server is not responding. What you type stays here and will be saved when it responds "
    "again."
)
FIELDS = [("English", "lead"), ("Svenska", "search_description"), ("Facts", "reference")]


@pytest.fixture
def page(new_page, fresh_site) -> Page:
    return signed_in(new_page(faults=False), fresh_site)


def sign_out(page: Page) -> None:
    """As the end of a session does: the server and the browser forget it, the CSRF cookie stays."""
    page.context.clear_cookies(name="sessionid")


def sign_in(page: Page) -> None:
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def note(page: Page):
    return page.locator("[data-groupsite-connection]")


def saved(page: Page):
    return page.locator(".w-autosave-indicator__state--saved")


def write(page: Page, site, screen: str, field: str, text: str) -> Editing:
    Hub(page, site).open(screen)
    form = Editing(page)
    form.field(field).press_sequentially(text)
    return form


@pytest.mark.parametrize(("screen", "field"), FIELDS)
def test_the_editor_says_signed_out_and_saves_after_signing_in_elsewhere(
    page, fresh_site, screen, field
) -> None:
    Hub(page, fresh_site).open(screen)
    sign_out(page)
    form = Editing(page)
    form.field(field).press_sequentially(f"Signed out {field}.")
    expect(note(page)).to_contain_text(OUT)
    with page.expect_popup() as opened:
        note(page).get_by_role("link", name="Sign in (opens in a new tab)").click()
    sign_in(opened.value)
    expect(opened.value.locator("main")).to_contain_text("You can close this tab.")
    opened.value.close()
    page.bring_to_front()
    expect(note(page)).to_have_count(0)
    expect(saved(page)).to_be_visible()
    Hub(page, fresh_site).open(screen)
    assert f"Signed out {field}." in Editing(page).text(field)


def test_somebody_else_who_signs_in_does_not_save_it(page, fresh_site) -> None:
    Hub(page, fresh_site).open("Facts")
    sign_out(page)
    Editing(page).field("reference").press_sequentially("Mine")
    expect(note(page)).to_contain_text(OUT)
    signed_in(page.context.new_page(), fresh_site, "administrator").close()
    expect(note(page)).to_contain_text("with another account")
    assert "Mine" in Editing(page).text("reference")


def test_the_network_goes_and_comes_back(page, fresh_site) -> None:
    Hub(page, fresh_site).open("English")
    page.context.set_offline(True)
    form = Editing(page)
    form.field("lead").press_sequentially("Without network.")
    expect(note(page)).to_contain_text(AWAY)
    page.context.set_offline(False)
    expect(note(page)).to_have_count(0)
    expect(saved(page)).to_be_visible()
    Hub(page, fresh_site).open("English")
    assert "Without network." in Editing(page).text("lead")


def test_the_server_is_restarted(new_page, demo_data, tmp_path) -> None:
    with serving(demo_data, tmp_path / "data") as site:
        page = signed_in(new_page(faults=False), site)
        Hub(page, site).open("Facts")
    with ExitStack() as server:
        Editing(page).field("reference").press_sequentially("Restarted")
        expect(note(page)).to_contain_text(AWAY)
        server.enter_context(answering(site))
        expect(note(page)).to_have_count(0)
        expect(saved(page)).to_be_visible()
        Hub(page, site).open("Facts")
        assert "Restarted" in Editing(page).text("reference")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_form_without_autosave_comes_back_after_signing_in(
    new_page, fresh_site, javascript
) -> None:
    """*New vacancy*, sent while signed out: one press after signing in sends what was typed."""
    page = signed_in(new_page(javascript=javascript, faults=False), fresh_site)
    page.goto(fresh_site.url("/admin/snippets/groupsite_vacancies/vacancy/add/"))
    title = f"Typed before signing in again {javascript}"
    page.get_by_label("Title").fill(title)
    page.get_by_label("Type of position").select_option(index=1)
    sign_out(page)
    page.locator("main form [type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("You are signed out.")
    sign_in(page)
    page.get_by_role("button", name="Send my changes").click()
    expect(page.locator("[name=title]")).to_have_value(title)


def test_a_row_that_autosave_leaves_out_says_so(page, fresh_site) -> None:
    Hub(page, fresh_site).open("Facts")
    page.locator("#id_supervisors-ADD").click()
    row = page.locator("#id_supervisors-FORMS > div").last
    expect(row).to_be_visible()
    Editing(page).field("reference").press_sequentially("7")
    expect(saved(page)).to_be_visible()
    expect(row).to_contain_text("This row will be saved when you have chosen “Person”.")
