"""The five jobs of the handbook, as somebody does them who knows the way (issue 13).

Each begins on the dashboard. `BEFORE` is what was counted on the first version of the site; what took more
than four clicks takes at most half of them. The journeys of the first job, in both languages, and of the
translator who mends a section have tests of their own, with limits below those here.
"""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.pages.clicking import Clicking
from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip
from tools.browser.server import Site
from tools.browser.signing_in import signed_in
from tools.web.applicants import Applicant

VACANCY = "Demonstration: theory of transformers"
YEAR = datetime.now(UTC).year + 1  # the site runs by the real clock
BEFORE = {"extend": 4, "own page": 3, "read": 3, "appoint": 5}
LIMITS = {job: clicks // 2 if clicks > 4 else clicks for job, clicks in BEFORE.items()}


@pytest.fixture
def start(fresh_site: Site, new_page: NewPage):
    def on_the_dashboard(account: str) -> tuple[Page, Clicking]:
        page = signed_in(new_page(), fresh_site, account)
        page.goto(fresh_site.url("/admin/"))
        return page, Clicking(page)

    return on_the_dashboard


def test_an_officer_appoints_a_reader(start, fresh_site: Site) -> None:
    page, _way = start("officer")
    page.get_by_role("link", name="Readers").click()
    page.get_by_role("row").filter(has_text="reader").get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("main")).to_contain_text("There are no readers yet")
    page.goto(fresh_site.url("/admin/"))
    way = Clicking(page)
    way.go(page.get_by_role("link", name="Add a reader"), "accounts")
    account = page.get_by_role("row").filter(has_text="(reader)")
    way.go(account.get_by_role("button", name="Add"), "readers")
    expect(page.get_by_role("row").filter(has_text="(reader)")).to_be_visible()
    assert way.clicks <= LIMITS["appoint"]


def test_a_reader_reads_an_application(start, fresh_site: Site) -> None:
    Applicant(fresh_site.address).apply()
    page, way = start("reader")
    expect(page.get_by_role("main")).to_contain_text("1 new application, closes in")
    way.go(page.get_by_role("link", name=VACANCY), "applications")
    way.go(page.locator("main td.title a").first, "application")
    with page.expect_download() as download:
        way.click(page.get_by_role("row").get_by_role("link", name="Download").first)
    assert download.value.suggested_filename.endswith(".pdf")
    assert way.clicks <= LIMITS["read"]


def test_an_editor_extends_a_deadline(start) -> None:
    page, way = start("editor")
    way.go(page.get_by_role("link", name="Vacancies", exact=True), "vacancies")
    row = page.get_by_role("row").filter(has_text=VACANCY)
    way.click(row.get_by_role("button", name="More options for"))
    way.go(page.get_by_role("link", name="Extend the deadline"), "form")
    page.get_by_label("New application deadline").fill(f"{YEAR}-05-31")
    page.get_by_label("New application deadline").press("Enter")
    expect(page.get_by_role("main")).to_contain_text(f"31 May {YEAR}")
    way.go(page.get_by_role("button", name="Extend the deadline"), "done")
    expect(page.locator(".messages")).to_contain_text("The change is live in every language.")
    assert way.clicks <= LIMITS["extend"]


def test_a_member_changes_their_page(start) -> None:
    page, way = start("member")
    panel = page.locator("#groupsite-mine-section")
    row = panel.get_by_role("row").filter(has_text="Demonstration Member")
    way.go(row.get_by_role("link", name="English"), "English")
    Strip(page).arrive("English")
    Editing(page).field("biography").press_sequentially("I demonstrate.")
    way.publish("Publish page and facts")
    assert way.clicks <= LIMITS["own page"]
