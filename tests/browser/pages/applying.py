"""The application form, step by step, as an applicant meets it."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect


class Applying:
    """Works with and without scripts; words are given by the journey."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heading = page.get_by_role("heading", level=1)
        self.errors = page.locator(".error-summary")
        self.missing = page.locator(".missing")
        self.main = page.locator("main")

    def fill_in(self, given: str, family: str, email: str) -> None:
        self.page.locator("[name=given_name]").fill(given)
        self.page.locator("[name=family_name]").fill(family)
        self.page.locator("[name=email]").fill(email)
        self.page.locator("[name=has_read]").check()

    def go_on(self) -> None:
        """The one primary button of the step."""
        self.page.locator("main .button:not(.button--quiet):not(.button--text)").last.click()

    def slot(self, name: str) -> Locator:
        """The section of one document, by its heading."""
        heading = self.page.get_by_role("heading", level=2, name=name, exact=True)
        return self.page.locator("[data-slot]").filter(has=heading)

    def upload(self, name: str, file: Path) -> None:
        self.page.wait_for_load_state()  # the scripts have run
        slot = self.slot(name)
        form = slot.locator("form.drop:not(.drop--replace)")
        uploads_by_itself = "drop--auto" in (form.get_attribute("class") or "")
        form.locator("input[type=file]").set_input_files(file)
        if not uploads_by_itself:
            form.locator("button[type=submit]").click()

    def has(self, name: str, file_name: str) -> None:
        expect(self.slot(name).locator(".file__name", has_text=file_name)).to_be_visible()
