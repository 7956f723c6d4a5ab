"""The rows of a form, and Wagtail's choosers."""

from playwright.sync_api import Locator, Page, expect


def add_row(page: Page, relation: str) -> Locator:
    """Adds an empty row: `add_row(page, "supervisors")`."""
    page.locator(f"#id_{relation}-ADD").click()
    return page.locator(f"[id^=inline_child_{relation}-][data-inline-panel-child]").last


def choose(page: Page, where: Locator, name: str) -> None:
    """Opens the chooser of a field or row, and takes what is called so."""
    where.get_by_role("button", name="Choose").click()
    page.locator(".modal").get_by_role("link", name=name).click()
    expect(page.locator(".modal")).to_be_hidden()


def give_facts_of_a_thesis(page: Page) -> None:
    """The least that a master's thesis needs before it can be published."""
    choose(page, page.locator("[data-contentpath=organisation]"), "Communication Systems")
    choose(page, add_row(page, "supervisors"), "Giuseppe Durisi")
    page.get_by_role("tab", name="Applying").click()
    choose(page, add_row(page, "contacts"), "Giuseppe Durisi")
