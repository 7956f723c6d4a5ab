"""The pages of a group with people, areas and positions: faultless at any width, no word broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tools.browser.checks import axe, broken_words, too_wide
from tools.browser.server import Site, manage, serving
from tools.browser.signing_in import signed_in

PAGES = {
    "home": ("/en/", "/sv/"),
    "people": ("/en/people/", "/sv/personer/"),
    "person": ("/en/people/invented-asa/", "/sv/personer/invented-asa/"),
    "research": ("/en/research/", "/sv/forskning/"),
    "area": ("/en/research/wireless-communication/", "/sv/forskning/tradlos-kommunikation/"),
    "project": ("/en/projects/invented-short-codes/", "/sv/projekt/invented-short-codes/"),
    "projects": ("/en/projects/", "/sv/projekt/"),
    "publications": ("/en/publications/", "/sv/publikationer/"),
    "publication": ("/en/publications/invented-1/", "/sv/publikationer/invented-1/"),
    "thesis": ("/en/publications/invented-5/", "/sv/publikationer/invented-5/"),
    "vacancies": ("/en/vacancies/", "/sv/lediga-tjanster/"),
    "guide": ("/en/doing-a-phd/", "/sv/att-doktorera/"),
    "accessibility": ("/en/accessibility/", "/sv/tillganglighet/"),
    "blocks": ("/en/blocks/", "/sv/blocks/"),
}
MAKE_LIVING = """
from datetime import UTC, datetime
from django.core.management import call_command
from tools.sites.page_of_blocks import add_page_of_blocks
call_command("seed_invented_group")
add_page_of_blocks(datetime.now(UTC))
"""
LONG_TITLES = ("home", "people", "area", "project", "publications", "publication")
LONGEST = "Realisationsvinstbeskattningsbestämmelsernas!"  # 45 letters, and no hyphen
each_page = pytest.mark.parametrize(
    "path", [path for paths in PAGES.values() for path in paths], ids=lambda path: path.strip("/")
)


@pytest.fixture(scope="module")
def living(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with its invented group."""
    with serving(demo_data, tmp_path_factory.mktemp("living") / "data") as running:
        manage(running.data, "shell", "--command", MAKE_LIVING)
        yield running


@pytest.mark.thorough
@each_page
def test_r79_no_page_of_the_group_has_an_accessibility_fault(
    living: Site, new_page: NewPage, path: str
) -> None:
    faults = []
    for width in (360, 1440):
        page = new_page(width=width)
        assert page.goto(living.url(path)).ok
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            faults += [f"{width} px, {scheme}: {fault}" for fault in axe(page)]
    assert faults == []


@pytest.mark.thorough
@each_page
def test_no_page_scrolls_sideways_and_no_word_of_a_title_is_broken_without_a_hyphen(
    living: Site, new_page: NewPage, path: str
) -> None:
    page, faults = new_page(), {}
    page.goto(living.url(path))
    for width in (320, 360, 768, 992, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        if found := [*broken_words(page), *too_wide(page)]:
            faults[width] = found
    assert faults == {}


@pytest.mark.parametrize("path", [PAGES[name][1] for name in LONG_TITLES])
def test_a_title_too_long_for_a_phone_does_not_make_it_scroll_sideways(
    living: Site, new_page: NewPage, path: str
) -> None:
    page = new_page(width=360)
    page.goto(living.url(path))
    page.evaluate(
        "word => document.querySelectorAll('main :is(h1, h2, h3, .people__name, figcaption)')"
        ".forEach(title => title.textContent = word)",
        LONGEST,
    )
    assert too_wide(page) == []
    assert broken_words(page) != []


@pytest.mark.parametrize("path", [PAGES[name][0] for name in ("publications", "publication")])
def test_a_formula_wider_than_a_phone_scrolls_by_itself(
    living: Site, new_page: NewPage, path: str
) -> None:
    page = new_page(width=320)
    page.goto(living.url(path))
    page.locator("main mi").evaluate_all(
        "all => all.forEach(one => one.textContent = 'x'.repeat(99))"
    )
    assert (
        page.locator("main math").first.evaluate("one => one.getBoundingClientRect().width") > 320
    )
    assert too_wide(page) == []


@pytest.mark.parametrize(
    "posting", ["/en/vacancies/invented-form/", "/sv/lediga-tjanster/invented-form/"]
)
def test_the_form_begins_in_the_first_screen_below_an_announcement_and_the_readers_own_time(
    living: Site, new_page: NewPage, posting: str
) -> None:
    page = new_page(width=360, height=640, zone="America/New_York")
    page.goto(living.url(posting))
    page.locator("main a.button").first.click()
    for what in (".announcement", ".facts__local", ".field label"):
        expect(page.locator(what).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", PAGES["home"])
def test_a_first_visit_on_a_phone_shows_who_the_group_is_and_whether_a_position_is_open(
    living: Site, new_page: NewPage, path: str
) -> None:
    page = new_page(width=360, height=640)
    page.goto(living.url(path))
    for what in (".wordmark", "h1", "#open-now", ".notice__title", ".notice .button"):
        expect(page.locator(what).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", PAGES["home"])
def test_the_menu_keeps_to_one_line_and_small_figures_stand_where_there_is_little_room(
    living: Site, new_page: NewPage, path: str
) -> None:
    page = new_page(width=360)
    page.goto(living.url(path))
    small, large = (
        page.locator(".plate .area-mark--small"),
        page.locator(".plate .area-mark:not(.area-mark--small)"),
    )
    for width in (320, 360, 390):
        page.set_viewport_size({"width": width, "height": 640})
        menu = page.locator(".mainnav li:not(.mainnav__language) a").all()
        assert len(menu) == 4
        assert len({box["y"] for link in menu if (box := link.bounding_box())}) == 1
        expect(small.first).to_be_visible()
        expect(large.first).to_be_hidden()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(large.first).to_be_visible()
    expect(small.first).to_be_hidden()


@pytest.mark.parametrize("path", PAGES["home"])
def test_an_area_is_said_in_two_lines_on_a_phone(
    living: Site, new_page: NewPage, path: str
) -> None:
    page = new_page(width=360)
    page.goto(living.url(path))
    lines = page.locator(".plate__text").evaluate_all(
        "texts => texts.map(text => text.offsetHeight / parseFloat(getComputedStyle(text).lineHeight))"
    )
    assert len(lines) == 5
    assert max(lines) <= 2.1


def test_greek_and_vietnamese_names_come_in_a_face_of_the_site(
    living: Site, new_page: NewPage
) -> None:
    page = new_page(width=1440)
    page.goto(living.url("/en/people/"))
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.unicodeRange)"
    )
    assert [ranges for ranges in loaded if "U+384" in ranges], "Greek"
    assert [ranges for ranges in loaded if "U+1EA0" in ranges], "Vietnamese"
    assert page.locator(".in-one-face").count() == 0


def test_each_fact_of_an_alumnus_has_its_line_on_a_phone(living: Site, new_page: NewPage) -> None:
    page = new_page(width=360)
    page.goto(living.url("/en/people/"))
    for row in page.locator(".past-table tbody tr").all():
        tops = [box["y"] for cell in row.locator("th, td").all() if (box := cell.bounding_box())]
        assert len(set(tops)) == len(tops) == 3


def test_the_links_of_the_dashboard_are_large_enough_for_fingers(
    living: Site, new_page: NewPage
) -> None:
    """WCAG 2.5.8: 24 px."""
    page = signed_in(new_page(width=1440), living)
    page.goto(living.url("/admin/"))
    links = page.locator(".groupsite-desk__links a")
    heights = links.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert heights
    assert min(heights) >= 24
