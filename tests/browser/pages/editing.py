"""The edit screens of Wagtail: of facts, and of the words of a page."""

import re

from playwright.sync_api import Locator, Page, expect


class Editing:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.messages = page.locator(".messages")
        self.not_saved = page.locator(".footer__save-warning")
        # The first: beside it in the editor of translations stands that of the previews.
        self.more = page.locator("footer").get_by_role("button", name="More actions").first

    def field(self, name: str) -> Locator:
        """Where one types: an input, or the editor of rich text."""
        prose = f"[data-contentpath={name}] [role=textbox]"
        return self.page.locator(f"[name={name}]:not([type=hidden]), {prose}")

    def text(self, name: str) -> str:
        found: str = self.field(name).evaluate("field => field.value ?? field.innerText")
        return found

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def follow(self, link: str) -> None:
        """A link among the actions at the foot: "Unpublish"."""
        self.more.click()
        self.page.get_by_role("link", name=link, exact=True).last.click()

    def do(self, action: str) -> None:
        """One of the actions at the foot: "Publish". Returns when its answer is there."""
        self.more.click()
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=action, exact=True).click()
        expect(self.messages).to_contain_text(re.compile(r"\w"))
        self.page.wait_for_load_state()
