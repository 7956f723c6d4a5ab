"""The strip *Facts · English · Svenska* of every edit screen."""

from playwright.sync_api import Locator, Page, expect


class Strip:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.tabs = page.locator("#groupsite-tabs").get_by_role("listitem")
        self.current = page.locator("#groupsite-tabs [aria-current=page]")

    def tab(self, name: str) -> Locator:
        return self.tabs.filter(has=self.page.get_by_text(name, exact=True))

    def says(self, **badges: str) -> None:
        """`says(Facts="live", English="out of date, in review")`: the badges, now or in a moment."""
        for tab, states in badges.items():
            # "live, newer draft" is one badge.
            found = [states] if states.startswith("live") else states.split(", ")
            expect(self.tab(tab).locator(".groupsite-badge")).to_have_text(found)

    def click(self, tab: str) -> None:
        self.tab(tab).get_by_role("link").click()

    def go(self, tab: str) -> None:
        self.click(tab)
        self.arrive(tab)

    def arrive(self, tab: str) -> None:
        expect(self.current).to_contain_text(tab)
        self.page.wait_for_load_state()
        # Where it could not be saved, one stays, and is asked only by a click after the answer.
        expect(self.page.locator("#groupsite-tabs [aria-busy]")).to_have_count(0)

    def asks(self, tab: str) -> None:
        """Click on a tab; the browser asks whether to leave what was written, and one stays."""
        asked: list[str] = []
        self.page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        self.click(tab)
        if not asked:  # the script first tries to save
            self.page.wait_for_event("dialog")
        assert asked == ["beforeunload"]
