"""Somebody signs in with the account of the university: refused, cancelled, let in, signed out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.groupsite.logins.university.providers import Provider
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site, environment, running, set_address
from tools.ports import free_port


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()
    yield made
    made.close()


@pytest.fixture
def university_site(demo_data: Path, tmp_path: Path, provider: Provider) -> Iterator[Site]:
    data = tmp_path / "data"
    shutil.copytree(demo_data, data)
    site = Site(f"http://127.0.0.1:{free_port()}", data)
    set_address(site)
    variables = environment(data) | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.university_settings",
        "PYTHONUNBUFFERED": "1",
        "PROVIDER": provider.issuer,
    }
    server = ["manage.py", "runserver", "--noreload", "--skip-checks", site.address[7:]]
    with running(site, server, variables):
        yield site


def go_there_and(page: Page, choice: str) -> None:
    page.get_by_role("link", name="Sign in with Example University").click()
    page.get_by_role("link", name=choice).click()


def cut_off(page: Page) -> list[str]:
    """The buttons whose words do not fit into them."""
    found: list[str] = page.locator(".button").evaluate_all(
        "all => all.filter(b => b.scrollWidth > b.clientWidth + 1).map(b => b.innerText)"
    )
    return found


def test_in_and_out(new_page: NewPage, university_site: Site, provider: Provider) -> None:
    page = new_page(width=360)
    page.goto(university_site.url("/admin/login/?next=/admin/pages/"))
    provider.person["groups"] = ["students"]
    go_there_and(page, "Sign in")
    expect(page.get_by_text("may not be used here")).to_be_visible()
    go_there_and(page, "Cancel")
    expect(page.get_by_text("was not completed. Try again.")).to_be_visible()
    assert axe(page) == []
    provider.person["groups"] = ["staff"]
    page.goto(university_site.url("/admin/login/?next=/admin/pages/"))
    go_there_and(page, "Sign in")
    page.wait_for_url("**/admin/pages/")
    page.locator("form[action*='logout']").first.evaluate("form => form.submit()")
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    assert axe(page) == []
    assert too_wide(page) == []
    assert cut_off(page) == []
