"""The door of the admin."""

from typing import Any

from playwright.sync_api import Page

from tools.browser.server import Site

PASSWORD = "demonstration"
kept: dict[tuple[Site, str], Any] = {}


def signed_in(page: Page, site: Site, account: str = "editor") -> Page:
    """The page, its browser signed in. The form is filled once for each account and site.

    A site is an address with its data: a later site can have the same address.
    """
    door = site.url("/admin/login/")
    if (site, account) not in kept:
        page.goto(door)
        page.get_by_label("Username").fill(account)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        kept[site, account] = page.context.cookies()
    page.context.add_cookies(kept[site, account])
    return page
