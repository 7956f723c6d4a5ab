"""The first screen: on the home page who we are and what is open; on a posting until when."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tools.browser.server import Site

POSTINGS = (
    "/en/vacancies/demonstration-phd-position/",
    "/sv/lediga-tjanster/demonstration-doktorandtjanst/",
)
FIRST_SCREEN = ("h1", "#open-now", ".notice__title", ".notice .button")


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize(("width", "height"), [(360, 640), (1440, 900)])
def test_it_stands_in_the_first_screen(
    site: Site, new_page: NewPage, language: str, width: int, height: int
) -> None:
    page = new_page(width=width, height=height)
    page.goto(site.url(f"/{language}/"))
    ends = {
        selector: box["y"] + box["height"]
        for selector in FIRST_SCREEN
        if (box := page.locator(selector).first.bounding_box())
    }
    assert set(ends) == set(FIRST_SCREEN)
    assert {selector: end for selector, end in ends.items() if end > height} == {}


@pytest.mark.parametrize("path", POSTINGS)
def test_a_posting_says_on_a_phone_until_when(site: Site, new_page: NewPage, path: str) -> None:
    page = new_page(width=360, height=640)
    page.goto(site.url(path))
    expect(page.locator(".state__until > span")).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".facts__left")).to_be_in_viewport(ratio=1)
    expect(page.locator(".state__until")).to_be_hidden()


@pytest.mark.parametrize("path", POSTINGS)
def test_the_facts_of_a_phone_stand_in_their_column(
    site: Site, new_page: NewPage, path: str
) -> None:
    """The days left beside the date, and all values under each other, long names too."""
    page = new_page(width=360, height=640)
    page.goto(site.url(path))
    tops = [page.locator(f".facts__date > {each}").bounding_box() for each in ("time", "span")]
    assert [box and box["y"] for box in tops] == [tops[0] and tops[0]["y"]] * 2
    page.locator(".person-line__name").first.evaluate(
        "name => name.textContent = 'Prof. Bartholomew Featherstonehaugh-Cholmondeley'"
    )
    values = page.locator(".facts__list > div > dd").all()
    assert len({box["x"] for value in values if (box := value.bounding_box())}) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
