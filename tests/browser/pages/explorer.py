"""Wagtail's own screens that list, unpublish and delete pages."""

from playwright.sync_api import Page


class Explorer:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.menu = page.locator("header").get_by_role("button", name="Actions").first

    def publish_from_the_list(self, title: str) -> None:
        """The bulk action on the page that is open: no form of ours sees it."""
        self.page.get_by_role("button", name="Toggle breadcrumbs").click()
        self.page.get_by_role("navigation", name="Breadcrumb").get_by_text("Vacancies").click()
        self.page.get_by_role("row").filter(has_text=title).get_by_role("checkbox").check()
        self.page.get_by_role("link", name="Publish selected pages", exact=True).click()
        self.confirm("Yes, publish")

    def follow(self, link: str) -> None:
        """A link among the actions at the head: "Delete"."""
        self.menu.click()
        self.page.get_by_role("link", name=link, exact=True).first.click()

    def confirm(self, answer: str) -> None:
        """`confirm("Yes, unpublish it")` on the screen that asks."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=answer).click()
