"""The first screen of the home page: who we are, and what is open now with the way to it."""

import pytest

from tests.browser.conftest import NewPage
from tools.browser.server import Site

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
