"""The checks before publishing, in the side panel."""

from playwright.sync_api import Locator, Page, expect

from tools.browser.server import Site


class Checks:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.list = page.locator("#groupsite-checks")
        self.counter = page.locator("[data-groupsite-checks-count]")

    @staticmethod
    def address_of(site: Site, page: Page, title: str) -> str:
        """The edit screen of the page with this title, whatever the width of the window."""
        page.goto(site.url(f"/admin/pages/search/?q={title.replace(' ', '+')}"))
        link = page.locator("a[href*='/edit/']").filter(has_text=title).first
        return site.url(str(link.get_attribute("href")))

    def open(self) -> None:
        """The panel stays as it was left: opened once, it is open on the next screen."""
        if not self.list.is_visible():
            self.page.locator("[data-side-panel-toggle=checks]").click()
        expect(self.list).to_be_visible()

    def item(self, beginning: str) -> Locator:
        return self.list.get_by_role("listitem").filter(has_text=beginning)

    def follow(self, beginning: str) -> None:
        self.item(beginning).get_by_role("link").click()

    def number(self) -> int:
        return int(self.counter.inner_text())
