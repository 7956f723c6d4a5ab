"""An editor pastes BibTeX, decides on each entry, and visitors read what was accepted (issue 19)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.clicking import Clicking
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site, manage, serving
from tools.browser.signing_in import signed_in

INBOX = "/admin/publications-inbox/"
NO_BREAK = "AnExtremelyLongTitle" * 6
ARTICLE = r"""@article{waves, title={Bounds on $\ell_2$ Waves of {W}iener Type}, year=2026,
  author={Member, Demonstration and {\"O}berg, {\AA}sa}, journal={Journal of Invented Results},
  doi={10.5555/groupsite-demo.waves}}
"""
OTHERS = rf"""@misc{{pre, title={{Bounds on $\ell_2$ Waves of Wiener Type}}, year=2025,
  author={{Member, Demonstration and {{\"O}}berg, {{\AA}}sa}}, eprint={{2501.01234}}}}
@article{{long, title={{{NO_BREAK}}}, author={{Ek, Anna and others}}, journal={{Journal}}}}
@article{{broken, title={{Without an end, year=2024
"""
# As the tests above leave them.
SCREENS = ("", "add/", "merged/", "batch/{batch}/")


@pytest.fixture(scope="module")
def listed(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with its list of publications, for this module to write in."""
    with serving(demo_data, tmp_path_factory.mktemp("listed") / "data") as running:
        manage(running.data, "seed_invented_group")
        yield running


@pytest.fixture
def editor(new_page, listed) -> Page:
    return signed_in(new_page(), listed)


def paste(way: Clicking, text: str) -> None:
    way.page.get_by_label("BibTeX, DOIs, arXiv numbers or ORCID iDs").fill(text)
    way.go(way.page.get_by_role("button", name="Add to the inbox"), "batch")


def test_a_paper_is_pasted_accepted_and_read(editor, listed, new_page) -> None:
    editor.goto(listed.url("/admin/"))
    way = Clicking(editor)
    way.click(editor.get_by_role("button", name="Publications"))
    way.go(editor.get_by_role("link", name="Add publications"), "add")
    paste(way, ARTICLE)
    way.go(editor.get_by_role("link", name="Review these"), "inbox")
    way.go(editor.get_by_role("button", name="Accept", exact=True), "inbox")
    expect(editor.locator("#told")).to_contain_text("has been accepted and published.")
    assert way.clicks <= 5
    visitor = new_page()
    visitor.goto(listed.url("/en/publications/"))
    title = visitor.get_by_role("heading", name=re.compile("Waves of Wiener Type"))
    title.get_by_role("link").click()
    expect(visitor.get_by_role("main")).to_contain_text("10.5555/groupsite-demo.waves")


def test_deciding_leads_to_the_message_above_the_next_title(editor, listed) -> None:
    editor.goto(listed.url(f"{INBOX}add/"))
    paste(Clicking(editor), OTHERS)
    editor.goto(listed.url(INBOX))
    titles = editor.locator("section h2")
    titles.first.focus()
    editor.keyboard.press("j")
    expect(titles.nth(1)).to_be_focused()
    editor.keyboard.press("k")
    expect(titles.first).to_be_focused()
    editor.get_by_role("button", name="Add as another version").click()
    told = editor.locator("#told")
    expect(told).to_contain_text("has another version now")
    expect(told).to_be_focused()
    expect(told.get_by_role("button", name="Undo")).to_be_in_viewport(ratio=1)
    expect(titles.first).to_be_in_viewport()
    editor.keyboard.press("j")
    expect(titles.first).to_be_focused()


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_is_accessible_and_fits(editor, listed, screen) -> None:
    editor.goto(listed.url(INBOX + screen.format(batch=2)))
    faults = []
    for width, scheme in ((1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")):
        editor.set_viewport_size({"width": width, "height": 900})
        editor.emulate_media(color_scheme=scheme)
        faults += [f"{width} {scheme}: {fault}" for fault in axe(editor, "main")]
        faults += [f"{width} {scheme}: {fault}" for fault in too_wide(editor)]
        right = editor.evaluate(
            "Math.max(0, ...[...document.querySelectorAll('main h2')].map(title => {"
            " const text = document.createRange(); text.selectNodeContents(title);"
            " return text.getBoundingClientRect().right; }))"
        )
        faults += [f"{width} {scheme}: a title ends at {right}"] if right > width else []
    assert faults == []


def test_two_in_the_list_are_merged_and_come_back(editor, listed) -> None:
    editor.goto(listed.url("/admin/snippets/groupsite_research/publication/"))
    rows = editor.locator("tbody tr")
    titles = [rows.nth(place).get_by_role("link").first.inner_text() for place in (0, 1)]
    for place in (0, 1):
        rows.nth(place).get_by_role("checkbox").check()
    expect(editor.get_by_text("2 publications selected")).to_be_visible()
    editor.get_by_role("link", name="Merge the selected publications into one").click()
    for title in titles:
        expect(editor.get_by_role("table").get_by_role("link", name=title)).to_be_visible()
    faults = [*axe(editor, "main"), *too_wide(editor)]
    assert faults == []
    editor.get_by_role("radio").first.check()
    editor.get_by_role("main").get_by_role("button", name="Merge").click()
    told = editor.locator(".messages")
    for title in titles:
        expect(told).to_contain_text(title)
    told.get_by_role("button", name="Undo").click()
    expect(told).to_contain_text("is a publication of its own again")
    for title in titles:
        expect(editor.get_by_role("link", name=title).first).to_be_visible()


def test_without_scripts_a_publication_is_rejected(new_page, listed) -> None:
    page = signed_in(new_page(), listed)
    plain = new_page(javascript=False)
    plain.context.add_cookies(page.context.cookies())
    plain.goto(listed.url(INBOX))
    plain.get_by_role("button", name="Reject").first.click()
    plain.goto(listed.url(f"{INBOX}?verdict=refused"))
    expect(plain.get_by_role("button", name="Move back to the inbox")).to_be_visible()
