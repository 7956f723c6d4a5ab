"""Issue 12: two finished texts become two public pages, in few clicks.

One story, told in order: each test goes on where the one before stopped.
"""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.clicking import Clicking
from tests.browser.pages.strip import Strip
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site
from tools.browser.signing_in import signed_in

# The site runs by the real clock, and deadlines must lie ahead.
YEAR = datetime.now(UTC).year + 1
VACANCIES = "/admin/snippets/groupsite_vacancies/vacancy/"
ENGLISH = f"""PhD student in quiet codes

Together with Giuseppe Durisi you look for codes that keep the networks of Gothenburg quiet.

Project description
Networks in Gothenburg grow, and noise grows with them. In the project Silencio, codes for 6G are
designed, simulated and measured at the Communication Systems group.

Qualifications
- A Master's degree of at least 240 credits
- Good programming in Python or C++

Life in Gothenburg
Gothenburg is by the sea, with an archipelago, trams and fish soup.

Terms
The position is limited to four years. The starting salary is 34,550 SEK per month.

Supervisors
Giuseppe Durisi

How to apply
The application should be written in English.
- CV
- Personal letter (at most 2 pages)

Application deadline: 15 January {YEAR}

Contact
Giuseppe Durisi, professor, durisi@chalmers.se, +46 31 772 18 21
"""
SWEDISH = f"""Doktorand i tysta koder

Tillsammans med Giuseppe Durisi söker du koder som håller näten i Göteborg tysta.

Varför gör vi det här?
Näten i Göteborg växer, och bruset med dem. I projektet Silencio utformas koder för 6G, som
simuleras och mäts i forskargruppen Kommunikationssystem.

Det här kan du
- En masterexamen om minst 240 högskolepoäng
- God programmering i Python eller C++

Livet i Göteborg
Göteborg ligger vid havet, med skärgård, spårvagnar och fisksoppa.

Villkor
Anställningen är tidsbegränsad till fyra år. Ingångslönen är 34 550 kronor per månad.

Handledare
Giuseppe Durisi

Så ansöker du
Ansökan ska vara skriven på engelska.
- CV
- Personligt brev (högst 2 sidor)

Sista ansökningsdag: 15 januari {YEAR}

Kontakt
Giuseppe Durisi, professor, durisi@chalmers.se, 031-772 18 21
"""


# A menu with long choices must not cover the letters beside it.
BEYOND_ITS_COLUMN = """() => [...document.querySelectorAll('main form select')].filter(menu => {
    const column = menu.closest('.groupsite-from-text__pair > div, form').getBoundingClientRect();
    return menu.getBoundingClientRect().right > column.right + 1;
}).map(menu => menu.name)"""


@pytest.fixture
def editor(new_page, fresh_site) -> Page:
    return signed_in(new_page(), fresh_site)


def assert_comfortable(page: Page) -> None:
    """No fault that axe sees, light and dark; nothing wider than a telephone."""
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        faults += [f"{scheme}: {fault}" for fault in axe(page, "main form")]
    for width in (1000, 390):
        page.set_viewport_size({"width": width, "height": 900})
        faults += [*too_wide(page), *page.evaluate(BEYOND_ITS_COLUMN)]
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    assert faults == []


def is_public(page: Page, site: Site, listing: str, title: str) -> None:
    page.goto(site.url(listing))
    page.get_by_role("link", name=title).click()
    page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_two_texts_become_two_public_pages(editor, fresh_site, new_page):
    editor.goto(fresh_site.url(VACANCIES))
    way = Clicking(editor)
    way.go(editor.get_by_role("link", name="Paste a finished ad"), "texts")
    way.paste(editor.get_by_label("Text of the posting"), ENGLISH)
    way.paste(editor.get_by_label("The same posting in the other language"), SWEDISH)
    way.go(way.button("Continue to review"), "review")
    expect(editor.get_by_role("heading", name="Facts that differ")).to_have_count(0)
    assert_comfortable(editor)
    way.go(way.button("Create the drafts"), "English")
    Strip(editor).says(Facts="draft", English="draft", Svenska="draft")
    way.publish(re.compile("^Publish"))
    expect(editor.locator(".messages")).to_contain_text("Next: Svenska")
    way.go(editor.locator(".messages").get_by_role("link", name="Next: Svenska"), "Svenska")
    way.publish(re.compile("^Publish"))
    visitor = new_page()
    is_public(visitor, fresh_site, "/en/vacancies/", "PhD student in quiet codes")
    is_public(visitor, fresh_site, "/sv/lediga-tjanster/", "Doktorand i tysta koder")
    expect(visitor.get_by_role("main")).to_contain_text("fisksoppa")
    assert way.clicks <= 15
    assert len(way.screens) <= 5


def test_the_second_text_comes_later(editor, fresh_site, new_page):
    editor.goto(fresh_site.url(f"{VACANCIES}from-text/"))
    editor.get_by_label("Text of the posting").fill(ENGLISH.replace("quiet", "calm"))
    editor.get_by_role("button", name="Continue to review").click()
    editor.get_by_role("button", name="Create the drafts").click()
    Strip(editor).arrive("English")
    Clicking(editor).publish(re.compile("^Publish"))
    way = Clicking(editor)
    way.go(Strip(editor).tab("Svenska").get_by_role("link"), "tab")
    way.paste(editor.get_by_label("Paste the finished text"), SWEDISH.replace("tysta", "lugna"))
    way.go(way.button("Continue to review"), "review")
    expect(editor.get_by_label("Varför gör vi det här?")).to_have_value("project_overview")
    expect(editor.get_by_label("Det här kan du")).to_have_value("required")
    assert_comfortable(editor)
    way.go(way.button("Create the draft"), "editor")
    Strip(editor).arrive("Svenska")
    way.publish(re.compile("^Publish"))
    is_public(new_page(), fresh_site, "/sv/lediga-tjanster/", "Doktorand i lugna koder")
    assert way.clicks <= 7
    assert len(way.screens) <= 3


def test_a_contradiction_is_decided_by_keyboard(editor, fresh_site):
    editor.goto(fresh_site.url(f"{VACANCIES}from-text/"))
    editor.get_by_label("Text of the posting").fill(ENGLISH.replace("quiet", "still"))
    other = SWEDISH.replace(f"15 januari {YEAR}", f"20 januari {YEAR}")
    editor.get_by_label("The same posting in the other language").fill(other)
    editor.get_by_role("button", name="Continue to review").click()
    expect(editor.get_by_role("heading", name="Facts that differ")).to_be_visible()
    assert_comfortable(editor)
    facts, text = editor.get_by_role("radio").all()
    expect(facts).not_to_be_checked()
    expect(text).not_to_be_checked()
    editor.get_by_role("button", name="Create the drafts").click()
    expect(editor.get_by_role("main")).to_contain_text("Choose which of the two is right.")
    deadline = editor.locator("[name=deadline_on]")
    for radio, day in (
        (editor.get_by_role("radio").last, 20),
        (editor.get_by_role("radio").first, 15),
    ):
        radio.focus()
        editor.keyboard.press("Space")
        expect(deadline).to_have_value(f"{YEAR}-01-{day}")
    editor.get_by_role("button", name="Create the drafts").click()
    Strip(editor).arrive("English")
    Strip(editor).says(Svenska="draft")


def test_swedish_screens(editor, fresh_site, new_page):
    page = signed_in(new_page(language="sv-SE"), fresh_site)
    page.goto(fresh_site.url(f"{VACANCIES}from-text/"))
    assert_comfortable(page)
