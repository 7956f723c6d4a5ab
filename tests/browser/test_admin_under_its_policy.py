"""An administrator works under the content security policy of the admin, and sees nothing refused.

What a browser refuses is an error in its console, which no page of these tests may write.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.editing import Editing
from tools.browser.server import Site
from tools.browser.signing_in import signed_in

INJECTED = (
    "document.body.insertAdjacentHTML('beforeend', '<img src=\"x:\" onerror=\"window.ran = 1\">')"
)
# One of each kind of screen that Wagtail, wagtail-localize and the apps have.
SCREENS = (
    "",
    "pages/",
    "images/add/",
    "documents/",
    "users/new/",
    "groups/",
    "sites/",
    "redirects/add/",
    "reports/site-history/",
    "workflows/list/",
    "collections/",
    "account/",
    "snippets/groupsite_people/person/",
    "snippets/groupsite_vacancies/vacancy/add/",
)


@pytest.fixture
def administrator(new_page, fresh_site: Site) -> Page:
    return signed_in(new_page(), fresh_site, "administrator")


def test_every_kind_of_screen_works(administrator: Page, fresh_site: Site) -> None:
    for screen in SCREENS:
        answer = administrator.goto(fresh_site.url(f"/admin/{screen}"))
        assert answer is not None
        assert answer.status == 200, screen
        assert "script-src-attr 'none'" in answer.headers["content-security-policy"]


def test_rich_text_is_edited(administrator: Page, fresh_site: Site) -> None:
    """Choosers and uploads: `test_rows_of_facts.py` and `test_member_uploads_a_portrait.py`."""
    administrator.goto(fresh_site.url("/admin/pages/search/?q=About+the+group"))
    administrator.get_by_role("link", name="About the group").first.click()
    text = administrator.locator("[role=textbox]").first
    text.click()
    administrator.keyboard.press("ControlOrMeta+End")
    administrator.keyboard.type(" Written under the policy.")
    expect(text).to_contain_text("Written under the policy.")
    Editing(administrator).do("Publish")


def test_an_injected_attribute_does_not_run(new_page, fresh_site: Site) -> None:
    page = signed_in(new_page(faults=False), fresh_site, "administrator")
    page.goto(fresh_site.url("/admin/"))
    page.evaluate(
        "document.addEventListener('securitypolicyviolation', () => window.refused = true)"
    )
    page.evaluate(INJECTED)
    page.wait_for_function("window.refused")
    assert page.evaluate("window.ran") is None
