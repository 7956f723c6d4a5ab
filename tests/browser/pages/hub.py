"""The screen *Vacancies* of the admin: every vacancy with the state of its facts and languages."""

import re

from playwright.sync_api import Page

from tests.browser.pages.strip import Strip
from tools.browser.server import Site

POSTING = "PhD position 2025"


class Hub:
    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.address = site.url("/admin/snippets/groupsite_vacancies/vacancy/")

    def open(self, tab: str, vacancy: str = POSTING) -> None:
        """From the hub to a screen of the vacancy: `open("Facts")`."""
        self.page.goto(self.address)
        row = self.page.get_by_role("row").filter(has_text=vacancy)
        row.get_by_role("link", name=re.compile(f"^{tab}")).click()
        Strip(self.page).arrive(tab)

    def act(self, name: str, vacancy: str) -> None:
        """One of the acts in the row's menu: "Extend the deadline"."""
        self.page.goto(self.address)
        row = self.page.get_by_role("row").filter(has_text=vacancy)
        row.get_by_role("button", name="More options for").click()
        self.page.get_by_role("link", name=name).click()
