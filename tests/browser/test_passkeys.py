"""An editor adds a passkey with the browser's authenticator, and signs in with it alone."""

import base64
from collections.abc import Iterator

import pytest
from django_otp.oath import totp
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.conftest import NOWHERE, NewPage
from tools.browser import chromium
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site
from tools.browser.signing_in import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture(scope="module")
def browser(playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    """Passkeys need the name of a host, so this one knows where localhost is."""
    names = f"{NOWHERE}, EXCLUDE localhost"
    opened = playwright.chromium.launch(
        executable_path=browser_path, args=[*chromium.arguments(), names]
    )
    yield opened
    opened.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Its browser has an authenticator that unlocks itself. Only addresses of 127.0.0.1 are no fault."""
    return with_authenticator(new_page(width=390, faults=False))


def with_authenticator(page: Page) -> Page:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def enter_password(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/login/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def code_of(key: str, later: int = 0) -> str:
    return f"{totp(base64.b32decode(key), drift=later):06d}"


def errors_of(page: Page) -> list[str]:
    """What scripts and the content security policy complain of, from now on."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda line: found.append(line.text) if line.type == "error" else None)
    return found


def test_add_it_and_sign_in_with_it(page: Page, new_page: NewPage, fresh_site: Site) -> None:
    address = fresh_site.address.replace("127.0.0.1", "localhost")
    errors = errors_of(page)
    enter_password(page, address)
    page.wait_for_url("**/admin/")
    page.goto(f"{address}/admin/second-factor/set-up/")
    key = page.locator("main code").inner_text().replace(" ", "")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_label("Code").fill(code_of(key))
    page.get_by_role("button", name="Set up").click()
    page.get_by_role("link", name="I have saved them").click()

    page.goto(f"{address}/admin/account/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_label("Code").fill(code_of(key, later=1))
    page.get_by_role("button", name="Continue").click()
    create = page.get_by_role("button", name="Create the passkey")
    create.click()  # without a name
    assert axe(page, "main") == []
    assert not too_wide(page)
    page.get_by_label("Name").fill("My laptop")
    create.click()
    expect(page.get_by_text("The passkey has been added.")).to_be_visible()
    expect(page.get_by_text("My laptop")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{address}/admin/login/")
    assert axe(page) == []
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/admin/")

    page.context.clear_cookies()
    enter_password(page, address)
    expect(page.get_by_role("heading", name="Enter your code")).to_be_visible()
    assert axe(page) == []
    expect(page.get_by_text("Passkeys need JavaScript")).to_be_hidden()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/admin/")

    plain = new_page(width=390, javascript=False, faults=False)
    enter_password(plain, address)
    expect(plain.get_by_label("Code")).to_be_visible()
    expect(plain.get_by_role("button", name="passkey")).to_have_count(0)
    expect(plain.get_by_text("Passkeys need JavaScript")).to_be_visible()

    page.goto(f"{address}/admin/account/")
    page.get_by_role("link", name="Remove My laptop").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm with a passkey").click()
    expect(page.get_by_text("The passkey has been removed.")).to_be_visible()
    assert errors == []

    page.context.clear_cookies()
    page.goto(f"{address}/admin/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("The passkey was not accepted.")).to_be_visible()
