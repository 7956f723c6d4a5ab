"""The page of a missing language, begun beside its original."""

from playwright.sync_api import Page

from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip


class Translating:
    def __init__(self, page: Page) -> None:
        self.page, self.form, self.strip = page, Editing(page), Strip(page)

    def start(self, tab: str = "Svenska") -> None:
        """Chooses on the screen of the missing language."""
        self.strip.go(tab)
        self.page.get_by_role("button", name="Translate beside the original").click()
        self.form.field("title").wait_for()
        self.strip.says(**{tab: "draft"})

    def write(self, texts: dict[str, str]) -> None:
        """The text of each of these fields."""
        for name, text in texts.items():
            self.form.field(name).fill(text)
