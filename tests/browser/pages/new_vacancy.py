"""The act "New vacancy"."""

from playwright.sync_api import Page

from tests.browser.pages.strip import Strip
from tools.browser.server import Site


class NewVacancy:
    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.address = page, site.url("/admin/snippets/groupsite_vacancies/vacancy/")

    def begin(self, kind: str, title: str, language: str = "English") -> None:
        self.page.goto(self.address)
        self.page.get_by_role("link", name="New vacancy", exact=True).click()
        self.page.get_by_label("Language").select_option(label=language)
        self.page.get_by_label("Type of position").select_option(label=kind)
        self.page.get_by_label("Title").fill(title)
        self.page.get_by_role("button", name="Start").click()
        Strip(self.page).arrive(language)
