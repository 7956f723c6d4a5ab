"""What a visitor of the site meets on every page."""

from playwright.sync_api import Locator, Page


class Visiting:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.main = page.get_by_role("main")
        self.heading = page.get_by_role("heading", level=1)
        self.language = page.locator("html")
        self.buttons = page.locator("a.button, button, input[type=submit], nav")

    def menu(self, name: str) -> Locator:
        return self.page.get_by_role("banner").get_by_role("link", name=name)

    def follow(self, link: str) -> None:
        """Follows the first link in the main part that is called so."""
        self.main.get_by_role("link", name=link).first.click()
        self.page.wait_for_load_state()
