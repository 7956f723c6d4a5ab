"""An editor sets up two-step verification on the account page, and signs in with the next code."""

import base64

from django_otp.oath import totp
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site
from tools.browser.signing_in import PASSWORD, signed_in


def code_of(key: str, later: int = 0) -> str:
    """The code of the present 30 seconds, or of those that are `later`, which is accepted too."""
    return f"{totp(base64.b32decode(key), drift=later):06d}"


def enter_code(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)


def test_set_up_and_sign_in(new_page: NewPage, fresh_site: Site) -> None:
    page = signed_in(new_page(width=390), fresh_site)
    page.goto(fresh_site.url("/admin/account/"))
    page.get_by_role("link", name="Set up two-step verification").click()
    key = page.locator("main code").inner_text().replace(" ", "")
    assert axe(page) == []
    assert not too_wide(page)
    page.get_by_label("Your password").fill(PASSWORD)
    enter_code(page, code_of(key))
    page.get_by_role("button", name="Set up").click()
    expect(page.locator("main li code")).to_have_count(10)
    assert axe(page) == []
    page.get_by_role("link", name="I have saved them").click()
    expect(page.get_by_text("You have 10 recovery codes left.")).to_be_visible()

    other = new_page(width=390)
    other.goto(fresh_site.url("/admin/"))
    other.get_by_label("Username").fill("editor")
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("heading", name="Enter your code")).to_be_visible()
    assert axe(other) == []
    enter_code(other, code_of(key, later=1))
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url("**/admin/")


def test_long_swedish_words_fit_a_phone(new_page: NewPage, fresh_site: Site) -> None:
    signed_in(new_page(), fresh_site, "officer")
    page = signed_in(new_page(width=360, language="sv-SE"), fresh_site, "officer")
    page.goto(fresh_site.url("/admin/second-factor/set-up/"))
    expect(page.get_by_role("heading", name="Lägg till tvåstegsverifiering")).to_be_visible()
    assert not too_wide(page)
    assert not is_cut_off(page)
    enter_password_and_code(page, code_of(key_on(page)))
    expect(page.get_by_role("heading", name="Dina återställningskoder")).to_be_visible()
    assert not too_wide(page)
    for path in ("turn-off", "recovery-codes", "new-phone"):
        page.goto(fresh_site.url(f"/admin/second-factor/{path}/"))
        assert not is_cut_off(page), path


def key_on(page: Page) -> str:
    return page.locator("main code").inner_text().replace(" ", "")


def enter_password_and_code(page: Page, code: str) -> None:
    page.locator("main input[type=password]").fill(PASSWORD)
    page.locator("main input[autocomplete=one-time-code]").fill(code)
    page.locator("main button[type=submit]").click()


def is_cut_off(page: Page) -> bool:
    """Whether the heading is wider than its place, or ends beside the screen."""
    heading = page.locator("h1").first
    return bool(
        heading.evaluate(
            "h => h.scrollWidth > h.clientWidth + 1 || h.getBoundingClientRect().right > innerWidth"
        )
    )
