"""Issue 2: an editor changes the deadline once, and both languages say the new one, everywhere."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from playwright.sync_api import expect

from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tests.browser.pages.strip import Strip
from tests.browser.test_every_page import public_addresses
from tools.browser.server import DIRECT
from tools.browser.signing_in import signed_in

POSTING = {
    "en": "/en/vacancies/demonstration-phd-position/",
    "sv": "/sv/lediga-tjanster/demonstration-doktorandtjanst/",
}
LISTS = {"en": "/en/vacancies/", "sv": "/sv/lediga-tjanster/"}
EXTENDED = {"en": "Extended from {old} to {new}", "sv": "Förlängd från {old} till {new}"}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}


def day_and_month(day: date, language: str) -> str:
    return f"{day.day} {MONTHS[language].split()[day.month - 1]}"


def in_words(day: date, language: str) -> str:
    return f"{day_and_month(day, language)} {day.year}"


def extended(old: date, new: date, language: str) -> str:
    first = (day_and_month if old.year == new.year else in_words)(old, language)
    return EXTENDED[language].format(old=first, new=in_words(new, language))


def mentions(text: str, day: date) -> list[str]:
    """Where a text names the day in any form of either language, but not that day of other years."""
    names = "|".join(day_and_month(day, language) for language in MONTHS)
    pattern = rf"\b(?:{names})\b(?! (?!{day.year})\d{{4}})|{day.isoformat()}"
    return [text[max(0, m.start() - 60) : m.end() + 20] for m in re.finditer(pattern, text)]


def read(site, path: str) -> str:
    """All that a page sends, head and attributes included, with plain spaces."""
    with DIRECT.open(site.url(path), timeout=30) as answer:
        return re.sub(r"\s+", " ", unescape(answer.read().decode()))


@pytest.fixture
def editor(new_page, fresh_site):
    page = signed_in(new_page(), fresh_site)
    Hub(page, fresh_site).open("Facts", "Demonstration: theory")
    Editing(page).tab("Dates")
    return page


def test_both_pages_and_all_lists_say_the_new_deadline(editor, new_page, fresh_site):
    visitor, deadline = new_page(), Editing(editor).field("deadline_on")
    old = date.fromisoformat(deadline.input_value())
    new = old + timedelta(days=10)

    deadline.fill(new.isoformat())
    Strip(editor).says(Facts="live, newer draft", English="live", Svenska="live")
    for language, address in POSTING.items():
        assert mentions(read(fresh_site, address), old), "a draft changes nothing"
        assert mentions(read(fresh_site, address), new) == [], language

    Editing(editor).do("Publish")
    for language, address in POSTING.items():
        visitor.goto(fresh_site.url(address))
        expect(visitor.get_by_role("main")).to_contain_text(in_words(new, language))
        expect(visitor.get_by_role("main")).to_contain_text(extended(old, new, language))
        visitor.goto(fresh_site.url(LISTS[language]))
        expect(visitor.get_by_role("main")).to_contain_text(in_words(new, language))

    said = re.compile("|".join(extended(old, new, language) for language in EXTENDED))
    for address in public_addresses(fresh_site):
        text = said.sub("", read(fresh_site, address))
        assert mentions(text, old) == [], address
