"""Issue 5: the editor's whole work with a posting, from a pasted text to next year's copy.

One story, told in order: each test goes on where the one before stopped.
"""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.pages.choosing import choose
from tests.browser.pages.editing import Editing
from tests.browser.pages.from_text import FromText
from tests.browser.pages.hub import Hub
from tests.browser.pages.strip import Strip
from tests.browser.pages.translating import Translating
from tools.browser.checks import axe
from tools.browser.signing_in import signed_in

# The site runs by the real clock, and deadlines must lie ahead.
YEAR = datetime.now(UTC).year + 1
TITLE = "PhD position in calm networks"
TEXT = f"""{TITLE}

We look for somebody who keeps networks calm.

Project overview
Networks grow, and so does the noise in them. This project finds codes that keep them calm.

Qualifications
To qualify as a doctoral student, you must have:
• A Master's degree corresponding to at least 240 higher education credits
• Strong background in mathematics
The following experience will strengthen your application:
• Knowledge of information theory

Your main responsibilities
• Conduct independent research on calm networks

Contract terms
The position is limited to four years.
A starting salary of SEK 34,550 per month.

Research supervision
You will be supervised by Giuseppe Durisi.

Application procedure
The application should be written in English and be attached as PDF files.
CV: (Please name the document as: CV, Family name)
• CV
Personal letter: (Please name the document as: Personal letter, Family name)
1-2 pages where you:
• Introduce yourself

Application deadline: 15 January {YEAR}

For questions, please contact:
Giuseppe Durisi, Professor, durisi@chalmers.se
"""


SWEDISH = {
    "title": "Doktorandtjänst i lugna nät",
    "slug": "doktorandtjanst-i-lugna-nat",
    "lead": "Vi söker dig som håller näten lugna.",
    "project_overview": "Näten växer, och bruset i dem med.",
    "responsibilities": "Forska självständigt om lugna nät",
    "required": "Goda kunskaper i matematik",
    "meritorious": "Kunskap om informationsteori",
}
NEXT = "Next year’s posting"


@pytest.fixture
def editor(new_page, fresh_site):
    return signed_in(new_page(), fresh_site)


@pytest.fixture
def hub(editor, fresh_site):
    return Hub(editor, fresh_site)


@pytest.fixture
def visitor(new_page):
    return new_page()


def test_the_text_is_read_put_right_and_made_into_drafts(editor, fresh_site):
    text = FromText(editor, fresh_site)
    text.paste(TEXT)
    expect(text.fact("Application deadline")).to_have_value(f"{YEAR}-01-15")
    text.fact("Application deadline").fill(f"{YEAR}-01-20")
    editor.get_by_role("heading", name="Left out of the text").click()  # closes the calendar
    text.make()
    Strip(editor).says(Facts="draft", English="draft", Svenska="missing")


def test_publishing_too_early_says_what_is_missing_and_leads_there(editor, hub):
    hub.open("English", TITLE)
    form = Editing(editor)
    form.do("Publish page and facts")
    expect(form.messages).to_contain_text("Choose the organisation where the work is done.")


def test_the_facts_are_completed(editor, hub):
    hub.open("Facts", TITLE)
    choose(editor, editor.locator("[data-contentpath=organisation]"), "Communication Systems")
    Strip(editor).go("English")
    hub.open("Facts", TITLE)
    expect(editor.locator("[data-contentpath=organisation]")).to_contain_text("Communication")


def test_it_is_translated(editor, hub):
    hub.open("English", TITLE)
    translation = Translating(editor)
    translation.start()
    translation.write(SWEDISH)
    Strip(editor).go("English")  # which saves
    Strip(editor).says(Facts="draft", English="draft", Svenska="draft")


def test_it_is_published_in_each_language(editor, hub, visitor, fresh_site):
    hub.open("English", TITLE)
    Editing(editor).do("Publish page and facts")
    hub.open("Svenska", TITLE)
    Editing(editor).do("Publish")
    expect(Editing(editor).messages).to_contain_text("/sv/")
    for listing, title, day in PUBLISHED:
        visitor.goto(fresh_site.url(listing))
        visitor.get_by_role("link", name=title).click()
        visitor.wait_for_load_state()
        expect(visitor.get_by_role("main")).to_contain_text(day.format(number=20))
        assert axe(visitor) == []


def test_its_deadline_is_extended_and_says_why(editor, hub, visitor, fresh_site):
    hub.act("Extend the deadline", TITLE)
    editor.get_by_label("New application deadline").fill(f"{YEAR}-01-31")
    editor.get_by_text("The application deadline is now").click()
    editor.get_by_label("Reason (English)").fill("the call reached few people")
    editor.get_by_label("Reason (Swedish)").fill("utlysningen nådde få")
    editor.get_by_role("button", name="Continue").click()
    editor.get_by_role("button", name="Extend the deadline").click()
    expect(editor.locator(".messages")).to_contain_text("The change is live in every language.")
    for (listing, title, _day), extended in zip(PUBLISHED, EXTENDED, strict=True):
        visitor.goto(fresh_site.url(listing))
        visitor.get_by_role("link", name=title).click()
        visitor.wait_for_load_state()
        expect(visitor.get_by_role("main")).to_contain_text(extended)


def test_it_is_closed_early(editor, hub, visitor, fresh_site):
    hub.act("Close early", TITLE)
    editor.get_by_role("button", name="Close now").click()
    visitor.goto(fresh_site.url("/en/vacancies/"))
    visitor.get_by_role("link", name=TITLE).click()
    visitor.wait_for_load_state()
    expect(visitor.get_by_role("main")).to_contain_text("Closed to applications")
    expect(visitor.get_by_role("link", name="Apply for the position")).to_have_count(0)


def test_it_is_copied_to_next_year(editor, hub, visitor, fresh_site):
    hub.act("Copy", TITLE)
    editor.get_by_role("button", name="Copy", exact=True).click()
    strip, form = Strip(editor), Editing(editor)
    strip.arrive("Facts")
    strip.says(Facts="draft", English="draft", Svenska="draft")
    form.tab("Dates")
    assert form.text("deadline_on") == ""
    form.field("deadline_on").fill(f"{YEAR + 1}-01-15")
    strip.go("English")
    assert form.text("lead") == "We look for somebody who keeps networks calm."
    form.field("title").fill(NEXT)
    form.do("Publish page and facts")
    reads = visitor.get_by_role("main")
    visitor.goto(fresh_site.url("/en/vacancies/"))
    visitor.get_by_role("link", name=NEXT).click()
    visitor.wait_for_load_state()
    expect(reads).to_contain_text(f"15 January {YEAR + 1}")
    expect(reads).not_to_contain_text("extended")


PUBLISHED = [
    ("/en/vacancies/", TITLE, f"{{number}} January {YEAR}"),
    ("/sv/lediga-tjanster/", SWEDISH["title"], f"{{number}} januari {YEAR}"),
]
EXTENDED = [
    f"Extended from 20 January to 31 January {YEAR}: the call reached few people",
    f"Förlängd från 20 januari till 31 januari {YEAR}: utlysningen nådde få",
]
