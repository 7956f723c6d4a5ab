"""wagtail-localize's own editor."""

from playwright.sync_api import Locator, Page, expect


class Translating:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.texts = page.locator(".js-translation-editor li:has(> ul > li > button)")

    def text(self, source: str) -> Locator:
        """One text with its translation and buttons, by words of the source."""
        return self.texts.filter(has_text=source)

    def open(self, source: str) -> Locator:
        """Opens a text; where one types."""
        self.text(source).get_by_role("button").click()
        return self.text(source).get_by_role("textbox")
