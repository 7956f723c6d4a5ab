"""Issue 2: a visitor reads the posting in both languages, without JavaScript (R79)."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from pikepdf import Pdf
from playwright.sync_api import expect

from tests.browser.pages.visiting import Visiting
from tools.browser.checks import axe, too_wide


@dataclass(frozen=True)
class Words:
    """What the visitor looks for in one language."""

    code: str
    browser: str
    vacancies: str
    posting: str
    open_copy: str
    facts: tuple[str, ...]
    apply: str
    about_you: str
    other: str
    printed: str


ENGLISH = Words(
    code="en",
    browser="en-GB",
    vacancies="Vacancies",
    posting="PhD Position in Theoretical Machine Learning",
    open_copy="Demonstration – not a real position",
    facts=("34,550 SEK", "14 June 2025", "240 higher education credits", "Rebecka Jörnsten"),
    apply="Apply for the position",
    about_you="About you",
    other="Svenska",
    printed="Printed from",
)
SWEDISH = Words(
    code="sv",
    browser="sv-SE",
    vacancies="Lediga tjänster",
    posting="Doktorandtjänst i teoretisk maskininlärning",
    open_copy="Demonstration – inte en riktig tjänst",
    facts=("34 550 kronor", "14 juni 2025", "240 högskolepoäng", "Rebecka Jörnsten"),
    apply="Sök tjänsten",
    about_you="Om dig",
    other="English",
    printed="Utskriven från",
)
BOTH = pytest.mark.parametrize("words", [ENGLISH, SWEDISH], ids=lambda words: words.code)


class Inspector:
    """Looks at the pages that the visitor reads, with the scripts that axe needs."""

    def __init__(self, page):
        self.page = page

    def finds_no_fault(self, address):
        self.page.goto(address)
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            assert axe(self.page) == [], f"{address}, {scheme}"
        for width in (320, 360):
            self.page.set_viewport_size({"width": width, "height": 800})
            assert too_wide(self.page) == [], f"{address} at {width} px"


@BOTH
def test_from_home_to_the_posting_its_supervisor_and_back(site, new_page, words):
    page = new_page(javascript=False, language=words.browser)
    visitor, inspector = Visiting(page), Inspector(new_page())
    page.goto(site.url("/"))
    expect(visitor.language).to_have_attribute("lang", words.code)
    inspector.finds_no_fault(page.url)
    visitor.menu(words.vacancies).click()
    expect(visitor.heading).to_have_text(words.vacancies)
    inspector.finds_no_fault(page.url)
    page.get_by_role("main").get_by_role("link", name=words.posting).last.click()
    expect(visitor.heading).to_contain_text(words.posting)
    for fact in words.facts:
        expect(visitor.main).to_contain_text(fact)
    posting = page.url
    inspector.finds_no_fault(posting)
    visitor.follow("Giuseppe Durisi")
    expect(visitor.heading).to_contain_text("Giuseppe Durisi")
    inspector.finds_no_fault(page.url)
    page.go_back()
    assert page.url == posting


@BOTH
def test_the_language_switch_leads_to_the_same_page(site, new_page, words):
    page = new_page(javascript=False, language=words.browser)
    visitor, other = Visiting(page), SWEDISH if words is ENGLISH else ENGLISH
    page.goto(site.url("/"))
    visitor.menu(words.vacancies).click()
    visitor.follow(words.open_copy)
    visitor.menu(words.other).click()
    expect(visitor.language).to_have_attribute("lang", other.code)
    expect(visitor.heading).to_contain_text(other.open_copy)
    visitor.menu(other.other).click()
    expect(visitor.heading).to_contain_text(words.open_copy)


@BOTH
def test_the_button_of_the_open_copy_leads_to_the_form(site, new_page, words):
    page = new_page(javascript=False, language=words.browser)
    visitor = Visiting(page)
    page.goto(site.url("/"))
    visitor.follow(words.open_copy)
    buttons = visitor.main.get_by_role("link", name=words.apply)
    expect(buttons.first).to_be_visible()
    buttons.first.click()
    expect(visitor.heading).to_have_text(words.about_you)


@BOTH
def test_the_closed_posting_has_no_button(site, new_page, words):
    page = new_page(javascript=False, language=words.browser)
    visitor = Visiting(page)
    page.goto(site.url("/"))
    visitor.menu(words.vacancies).click()
    page.get_by_role("main").get_by_role("link", name=words.posting).last.click()
    expect(visitor.heading).to_contain_text(words.posting)
    expect(visitor.main.get_by_role("link", name=words.apply)).to_have_count(0)


@BOTH
def test_on_paper_stands_the_address_and_no_button(site, new_page, words):
    page = new_page(javascript=False, language=words.browser)
    visitor = Visiting(page)
    page.goto(site.url("/"))
    visitor.follow(words.open_copy)
    page.emulate_media(media="print")
    printed = page.get_by_text(f"{words.printed} {page.url}")
    expect(printed).to_be_visible()
    assert [button.inner_text() for button in visitor.buttons.all() if button.is_visible()] == []


@BOTH
def test_paper_has_no_page_for_the_last_line_alone(site, new_page, words):
    page = new_page(language=words.browser)
    page.goto(site.url("/"))
    Visiting(page).follow(words.open_copy)
    with Pdf.open(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as printed:
        assert len(printed.pages) == 4


@pytest.mark.parametrize("width", [360, 1440])
def test_the_posting_keeps_together_what_is_one_thing(site, new_page, width):
    """The button to apply is as wide as the facts, and so is the row below it; no file name is broken."""
    page = new_page(language="en-GB")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site.url("/"))
    Visiting(page).follow(ENGLISH.open_copy)
    facts, apply, calendar, print_ = (
        page.locator(found).first.bounding_box()
        for found in (
            ".facts__list",
            ".facts__actions > a",
            '.facts__actions > a[type="text/calendar"]',
            ".facts__actions button",
        )
    )
    assert (apply["x"], apply["width"]) == pytest.approx((facts["x"], facts["width"]), abs=1)
    assert calendar["y"] > apply["y"]
    assert (calendar["x"], calendar["y"]) == (facts["x"], print_["y"])
    assert calendar["height"] == print_["height"] >= 44
    assert apply["height"] >= 44
    assert print_["x"] + print_["width"] == pytest.approx(facts["x"] + facts["width"], abs=1)
    heights = [name.bounding_box()["height"] for name in page.locator(".filename").all()]
    assert heights
    assert max(heights) < 30
