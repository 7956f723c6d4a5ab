"""The act "Paste a finished ad": the text, the review, the drafts."""

from playwright.sync_api import Locator, Page

from tests.browser.pages.strip import Strip
from tools.browser.server import Site


class FromText:
    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.address = page, site.url("/admin/snippets/groupsite_vacancies/vacancy/")

    def paste(self, text: str, language: str = "English") -> None:
        self.page.goto(self.address)
        self.page.get_by_role("link", name="Paste a finished ad").click()
        self.page.locator("[name=index]").select_option(label=language)
        self.page.locator("[name=text]").fill(text)
        self.page.get_by_role("button", name="Continue to review").click()

    def fact(self, label: str) -> Locator:
        """The field of a fact that was read."""
        return self.page.get_by_role("main").get_by_role("textbox", name=label, exact=True)

    def make(self, language: str = "English") -> None:
        """Make the drafts, and again where the review says that something is missing."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Create the drafts").last.click()
        rest = self.page.get_by_role("button", name="Create drafts without it")
        if rest.is_visible():
            rest.click()
        Strip(self.page).arrive(language)
