"""The edit screens of Wagtail: of facts and of the words of a page."""

from playwright.sync_api import Locator, Page, expect


class Editing:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems = page.locator(".messages .error, .footer__save-warning")

    def prose(self, field: str) -> Locator:
        """Where one types rich text: `prose("required")`."""
        return self.page.locator(f"[data-contentpath={field}] [contenteditable]")

    def open_tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def do(self, action: str) -> None:
        """One of the actions at the foot: "Publish"."""
        self.page.get_by_role("button", name="More actions").last.click()
        self.page.get_by_role("button", name=action, exact=True).click()
        expect(self.page.locator(".messages")).to_be_visible()
