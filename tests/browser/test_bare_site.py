"""The apps' pages in a site that has no rules for them: axe finds nothing, and all is where it belongs."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tools.browser.checks import axe, too_wide
from tools.browser.server import Site
from tools.hosts.looks.frames import BARE, Frame
from tools.hosts.looks.photographs import APPLY, POSTING, put_into
from tools.hosts.looks.serving import serving_without_skin

# What resets of many sites do to elements, in no layer: Bootstrap's and normalize.css's rules.
RESET = """
article, aside, details, section { display: block; } summary { display: list-item; }
ul, ol { padding-left: 2rem; } p, ul { margin-top: 0; margin-bottom: 1rem; }
label { display: inline-block; } a { color: #0d6efd; text-decoration: underline; }
"""


@pytest.fixture(scope="module")
def bare_site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("bare") / "data"
    shutil.copytree(demo_data, data)
    with serving_without_skin(data) as site:
        yield site


@pytest.fixture
def opened(bare_site: Site, browser: Browser) -> Iterator[Callable[..., Page]]:
    page = browser.new_page(locale="en-GB")

    def open_page(path: str, css: str = "", width: int = 1440, scheme: str = "light") -> Page:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        put_into(page, Frame("bare", BARE + css), scheme)
        page.goto(bare_site.url(path))
        return page

    yield open_page
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_pages_have_no_fault(opened: Callable[..., Page], width: int, scheme: str) -> None:
    form = opened(POSTING).locator(APPLY).get_attribute("href")
    for path in (POSTING, form, "/sv/lediga-tjanster/", "/en/people/", "/en/research/"):
        page = opened(path, width=width, scheme=scheme)
        assert (path, axe(page), too_wide(page)) == (path, [], [])


def box(found: Locator) -> dict[str, float]:
    measured = found.first.bounding_box()
    assert measured is not None
    return dict(measured)


@pytest.mark.parametrize("css", ["", RESET], ids=["no rules", "a reset"])
def test_the_facts_are_beside_the_text_of_a_posting(opened: Callable[..., Page], css: str) -> None:
    page = opened(POSTING, css)
    text, facts = box(page.locator(".with-aside__body")), box(page.locator(".facts"))
    assert text["x"] > 0
    assert text["x"] + text["width"] < facts["x"]
    assert text["width"] <= 600  # the measure
    button = page.locator(APPLY)
    assert box(button)["height"] >= 44
    # In the colour of its own text: it can be read wherever that can.
    style = "one => [getComputedStyle(one).borderTopColor, getComputedStyle(one).color]"
    assert len({*button.evaluate(style)}) == 1
    links = page.locator(".facts__people > ul")
    assert links.evaluate("one => getComputedStyle(one).paddingInlineStart") == "0px"


@pytest.mark.parametrize("css", ["", RESET], ids=["no rules", "a reset"])
def test_the_form_is_in_order(opened: Callable[..., Page], css: str) -> None:
    page = opened(str(opened(POSTING).locator(APPLY).get_attribute("href")), css)
    label = box(page.locator(".field label[for=id_phone]"))
    field = box(page.locator("#id_phone"))
    assert label["y"] + label["height"] <= field["y"]
    checkbox, words = page.locator(".choice input"), page.locator(".choice label")
    assert box(checkbox)["x"] + box(checkbox)["width"] + 4 <= box(words)["x"]
    # Once, and not in a summary above its own heading.
    assert page.get_by_text("Have these ready").locator("visible=true").count() == 1


# The space from the end of the first name to the next card, for words of every length.
GAPS = """() => {
  const first = document.querySelector(".people > li"), next = first.cloneNode(true);
  first.after(next);
  const name = first.querySelector(".people__name");
  return [...Array(24).keys()].map((length) => {
    name.textContent = "W" + "m".repeat(length);
    const range = document.createRange();
    range.selectNodeContents(name);
    return next.getBoundingClientRect().left - range.getBoundingClientRect().right;
  });
}"""


@pytest.mark.parametrize("width", [320, 360])
def test_names_do_not_touch(opened: Callable[..., Page], width: int) -> None:
    """In a typeface wider than ours, in which a name uses the gap between two cards."""
    page = opened("/en/people/", "body { font-family: 'DejaVu Sans'; }", width=width)
    assert min(page.evaluate(GAPS)) >= 6
