"""wagtail-localize's own editor."""

from playwright.sync_api import Locator, Page


class Translating:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.texts = page.locator("li.complete, li.incomplete, li.errored")

    def text(self, source: str) -> Locator:
        """One text with its translation and buttons, found by words of either language."""
        return self.texts.filter(has_text=source)

    def open(self, source: str) -> Locator:
        """Opens a text; where one types."""
        self.text(source).get_by_role("button").click()
        return self.page.locator(".js-translation-editor").get_by_role("textbox")
