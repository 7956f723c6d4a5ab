"""A visitor without a mouse, who has to see where they are."""

from playwright.sync_api import Locator, Page

# A focus that shows: the element is on the screen, and an outline is drawn round it.
IS_SEEN = """element => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0
        && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""
NAME = "element => (element.labels?.[0] ?? element).innerText.trim()"


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.focused: Locator = page.locator("*:focus")
        self.reachable = page.locator("a[href], input, select, button, summary").filter(
            visible=True
        )

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def tab(self) -> str:
        """Presses Tab: the name of what has the focus now, empty at the end of the page."""
        self.press("Tab")
        if not self.focused.count():
            return ""
        assert self.focused.evaluate(IS_SEEN), f"the focus does not show: {self.focused}"
        found: str = self.focused.evaluate(NAME)
        return found

    def tab_to(self, name: str) -> None:
        while (found := self.tab()) and not found.startswith(name):
            pass
        assert found, f"Tab never reached “{name}”."
