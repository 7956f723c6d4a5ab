"""A journey whose clicks and screens are counted."""

import re

from playwright.sync_api import Locator, Page, expect


class Clicking:
    """Counts the clicks and the screens of a journey."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0
        self.screens: set[str] = set()

    def click(self, locator: Locator) -> None:
        locator.click()
        self.clicks += 1

    def paste(self, locator: Locator, text: str) -> None:
        """Click into the field, and paste."""
        self.click(locator)
        locator.fill(text)

    def choose(self, locator: Locator, label: str) -> None:
        """Open a menu, and choose in it: two clicks."""
        locator.select_option(label=label)
        self.clicks += 2

    def go(self, locator: Locator, screen: str) -> None:
        """Click on what leads to another screen."""
        self.click(locator)
        self.page.wait_for_load_state()
        self.screens.add(screen)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("main").get_by_role("button", name=name, exact=True)

    def publish(self, name: str | re.Pattern[str]) -> None:
        self.submit(name)
        expect(self.page.locator(".messages .success")).to_be_visible()

    def submit(self, name: str | re.Pattern[str]) -> None:
        """Click on the main button, or on one in the menu of further actions."""
        footer = self.page.locator("footer")
        button = footer.get_by_role("button", name=name)
        if not button.is_visible():
            self.click(footer.get_by_role("button", name="More actions").first)
        with self.page.expect_navigation():
            self.click(button)
        self.page.wait_for_load_state()
