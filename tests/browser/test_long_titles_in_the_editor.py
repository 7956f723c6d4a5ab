"""A long title is read in full in the editor: in its field, in the header and beside Wagtail's buttons."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages.new_vacancy import NewVacancy
from tests.browser.pages.strip import Strip
from tools.browser.signing_in import signed_in

TITLE = "Postdoktor inom slumpmässig åtkomst för batterilösa sensornätverk"
OVERFLOW = "one => [one.scrollWidth - one.clientWidth, one.offsetHeight - one.clientHeight]"


@pytest.fixture(scope="module")
def made(fresh_site) -> list[str]:
    """The address of the page's editor, once it is there."""
    return []


@pytest.fixture(params=[1440, 1100])
def editor(new_page, fresh_site, made, request) -> Page:
    page = signed_in(new_page(width=request.param), fresh_site)
    if made:
        page.goto(made[0])
    else:
        NewVacancy(page, fresh_site).begin("Postdoctoral position", TITLE)
        made.append(page.url)
    return page


def test_the_field_shows_all_of_it(editor: Page) -> None:
    field = editor.locator("input[name=title]")
    assert field.input_value() == TITLE
    assert field.evaluate("one => one.scrollWidth - one.clientWidth") <= 0


def test_the_header_has_no_scroll_bar(editor: Page) -> None:
    crumbs = editor.locator(".w-breadcrumbs").first
    crumbs.evaluate("one => { one.style.maxInlineSize = '20rem'; }")  # however little room there is
    assert crumbs.evaluate(OVERFLOW) == [0, 0]


def test_no_button_lies_on_the_title_of_the_facts(editor: Page) -> None:
    Strip(editor).go("Facts")
    title = editor.locator("h2#header-title")
    button = editor.get_by_role("button", name="Collapse all")
    button.wait_for()
    title.evaluate("one => { one.lastChild.textContent += ' och mycket annat därtill'; }")
    words = title.evaluate(
        "one => { const range = document.createRange(); range.selectNodeContents(one);"
        " return Math.max(...[...range.getClientRects()].map(rect => rect.right)); }"
    )
    assert words <= button.bounding_box()["x"]
