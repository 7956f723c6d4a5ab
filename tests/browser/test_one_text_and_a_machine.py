"""Issue 12: one finished text, the other language by machine, read by a person and live in both.

At most 12 clicks, counted from the list of vacancies, by somebody who does not know the screens. The
text is by an author who had not seen the parser; its year is moved.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.clicking import Clicking
from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip
from tests.people.content import fake_translator
from tools.browser.checks import axe
from tools.browser.server import Site, environment, running, set_address
from tools.browser.signing_in import signed_in
from tools.ports import free_port

TEXT = Path(__file__).parents[1] / "data" / "ad_pairs" / "03" / "en.txt"
TITLE = "Two Associate Professors (universitetslektorer) in Building Materials"
YEAR = datetime.now(UTC).year + 1
VACANCIES = "/admin/snippets/groupsite_vacancies/vacancy/"
READ_ALL = "I have read them all, and they look right"
PUBLISH = "Publish facts and both languages"
CLICKS = 12


@pytest.fixture(scope="module")
def machine_site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with a machine translator, which writes `[sv]` before each text."""
    data = tmp_path_factory.mktemp("machine") / "data"
    shutil.copytree(demo_data, data)
    site = Site(f"http://127.0.0.1:{free_port()}", data)
    set_address(site)
    server = ["manage.py", "runserver", "--noreload", site.address.removeprefix("http://")]
    with fake_translator.serving() as (_fake, address):
        variables = environment(data) | {
            "DJANGO_SETTINGS_MODULE": "tests.browser.machine_settings",
            "PYTHONUNBUFFERED": "1",
            "TRANSLATOR": address,
        }
        with running(site, server, variables):
            yield site


@pytest.fixture
def editor(new_page, machine_site) -> Page:
    return signed_in(new_page(), machine_site)


def paste_english(way: Clicking, site: Site, title: str = TITLE) -> None:
    """From the list of vacancies to the draft of the English page."""
    page = way.page
    page.goto(site.url(VACANCIES))
    way.go(page.get_by_role("link", name="Paste a finished ad"), "text")
    text = TEXT.read_text(encoding="utf-8").replace("2027", str(YEAR)).replace(TITLE, title)
    way.paste(page.get_by_label("Text of the posting"), text)
    way.go(way.button("Continue to review"), "review")
    way.choose(page.locator("[name=organisation]"), "Communication Systems group")
    way.click(page.get_by_role("radio", name="the form on this site"))  # it says “our system”
    way.go(way.button("Create the drafts"), "English")
    Strip(page).arrive("English")


def translate(way: Clicking) -> None:
    """From the draft in English to the draft that the machine has written."""
    way.go(Strip(way.page).tab("Svenska").get_by_role("link"), "ways")
    way.go(way.button("Use machine translation"), "Svenska")
    Strip(way.page).says(Svenska="draft")


def unread(page: Page) -> list[str]:
    """The sections that the list names, each of which the screen marks."""
    expect(page.locator("#groupsite-machine-texts li").first).to_be_visible()
    listed = page.locator("#groupsite-machine-texts a").evaluate_all(
        "links => links.map((link) => link.hash.replace('#groupsite-section-', ''))"
    )
    for name in listed:
        mark = page.locator(f"#groupsite-original-{name}")
        expect(mark).to_contain_text("Translated by LibreTranslate")
    return listed


def read_all(way: Clicking) -> None:
    """Scroll past every section to the button below the last one, and press it."""
    page = way.page
    button = way.button(READ_ALL)
    last = page.locator(f"#groupsite-original-{unread(page)[-1]}").bounding_box()
    assert button.bounding_box()["y"] > last["y"]
    expect(button).not_to_be_in_viewport()
    way.click(button)
    expect(page.locator("#groupsite-machine-texts")).to_contain_text("have been read")
    expect(page.locator("#groupsite-machine-texts")).to_be_focused()
    marks = page.locator(".groupsite-original").get_by_text("Translated by LibreTranslate")
    expect(marks).to_have_count(0)


def test_one_text_is_live_in_both_languages(editor, machine_site, new_page):
    way = Clicking(editor)
    paste_english(way, machine_site)
    translate(way)
    footer = editor.locator("footer button").first
    expect(footer).to_have_text("Save draft")  # nobody has read it
    read_all(way)
    expect(footer).to_have_text("Publish page and facts")
    way.go(
        editor.locator("#groupsite-machine-texts").get_by_role("link", name=PUBLISH), "publishing"
    )
    way.go(way.button(PUBLISH), "Svenska")
    expect(editor.locator(".messages .success")).to_contain_text("Published in both languages.")
    assert way.clicks <= CLICKS
    visitor = new_page()
    for address, heading in (
        ("/en/vacancies/", TITLE),
        ("/sv/lediga-tjanster/", f"[sv] {TITLE}"),
    ):
        visitor.goto(machine_site.url(address))
        visitor.get_by_role("link", name=heading, exact=True).click()
        expect(visitor.get_by_role("heading", level=1)).to_have_text(heading)


def test_it_is_not_published_before_each_section_was_looked_at(editor, machine_site):
    way = Clicking(editor)
    paste_english(way, machine_site, "Two Associate Professors who are not read")
    translate(way)
    way.submit("Publish page and facts")
    expect(editor.locator(".messages")).to_contain_text("have not been read yet")
    Strip(editor).says(Svenska="draft")
    before = unread(editor)
    editor.locator("#groupsite-original-lead").get_by_role("button", name="Looks right").click()
    expect(editor.locator("#groupsite-machine-texts li")).to_have_count(len(before) - 1)
    Editing(editor).field("title").fill("Två universitetslektorer")
    expect(editor.locator("#groupsite-machine-texts li")).to_have_count(len(before) - 2)
    expect(editor.locator(".messages")).to_contain_text("have not been read yet")
    read_all(way)
    expect(editor.locator(".messages")).not_to_contain_text("have not been read yet")


@pytest.mark.parametrize("dark", [False, True])
def test_the_list_is_comfortable(new_page, machine_site, dark):
    page = signed_in(new_page(dark=dark, width=390), machine_site)
    way = Clicking(page)
    paste_english(way, machine_site, f"Two Associate Professors, dark {dark}")
    translate(way)
    unread(page)
    assert axe(page, "#groupsite-machine-texts") == []
    button = way.button(READ_ALL)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#groupsite-machine-texts")).to_contain_text("have been read")
    assert axe(page, "#groupsite-machine-texts") == []
