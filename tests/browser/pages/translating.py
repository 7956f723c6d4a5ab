"""wagtail-localize's own editor, and how one gets there."""

import re

from playwright.sync_api import Locator, Page, expect


class Translating:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.texts = page.locator("li.complete, li.incomplete, li.errored")
        self.waiting = page.locator("li.incomplete")

    def start(self) -> None:
        """Submits the screen that a missing language leads to."""
        self.page.get_by_role("button", name="Submit").click()
        expect(self.waiting.first).to_be_visible()

    def text(self, words: str) -> Locator:
        """One text with its translation and buttons, found by words of either language."""
        return self.texts.filter(has_text=words)

    def open(self, words: str) -> Locator:
        """Opens a text; where one types."""
        self.text(words).get_by_role("button").click()
        return self.page.locator(".js-translation-editor").get_by_role("textbox")

    def translate(self, words: str, into: str) -> None:
        self.open(words).fill(into)
        self.page.keyboard.press("Enter")
        expect(self.text(into)).to_contain_text("Translated manually")

    def translate_all(self, words: dict[str, str], otherwise: str) -> None:
        """Every text of this tab that waits: as `words` say, else with `otherwise` and its number."""
        for text, into in words.items():
            self.translate(text, into)
        waiting = self.waiting.filter(visible=True)
        for number in range(waiting.count()):
            waiting.first.get_by_role("button").click()
            self.page.locator(".js-translation-editor").get_by_role("textbox").fill(
                f"{otherwise} {number}"
            )
            self.page.keyboard.press("Enter")
            expect(self.text(f"{otherwise} {number}")).to_contain_text("Translated manually")

    def publish(self) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=re.compile("^Publish in")).click()
