"""Every sentence of the real posting is on its English page, and says the same on the Swedish one."""

import pytest
import time_machine
from django.test import Client

from groupsite.demo.content.vacancies import POSTING
from groupsite.demo.records import record_key
from tests.data.sentences import SENTENCES, plain
from tests.pages import Read, visit
from vacancies.models import VacancyPage

# pytest-django makes the database only if a collected test is marked; this file must run alone too.
pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "sv")
ROWS = [
    pytest.param(row, language, id=f"{language}-{row.line}-{number}")
    for number, row in enumerate(SENTENCES)
    for language in LANGUAGES
]


@pytest.fixture(scope="module")
def postings(demo_in_database, django_db_blocker) -> dict[tuple[str, str], Read]:
    """The posting ("closed") and its demonstration copy ("open") in each language."""
    with django_db_blocker.unblock(), time_machine.travel(demo_in_database, tick=False):
        client = Client()
        return {
            (_state(page), page.locale.language_code): visit(client, page)
            for page in VacancyPage.objects.select_related("vacancy", "locale")
        }


def _state(page: VacancyPage) -> str:
    return "closed" if page.vacancy.key == record_key(POSTING) else "open"


@pytest.mark.thorough
@pytest.mark.parametrize(("row", "language"), ROWS)
def test_the_sentence_is_on_the_page(postings, row, language):
    read = postings["open" if row.open_only else "closed", language]
    assert plain(getattr(row, language)) in read.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", [row for row in SENTENCES if row.address], ids=lambda row: row.line)
def test_the_address_is_a_link(postings, row, language):
    links = {link["href"] for link in postings["closed", language].main.select("a[href]")}
    assert row.address in links


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "row", [row for row in SENTENCES if row.open_only], ids=lambda row: row.line
)
def test_what_holds_only_while_it_is_open_is_not_said_later(postings, row, language):
    assert plain(getattr(row, language)) not in postings["closed", language].text


# Each fact in each language's own form, beside the sentences above.
FACTS = {
    "Application deadline": (
        "14 June 2025, 23:59 Swedish time (CEST)",
        "14 juni 2025 kl. 23.59 svensk tid",
    ),
    "Salary": (
        "34,550 SEK per month (valid from 25 May 2025)",
        "34 550 kronor per månad (gäller från den 25 maj 2025)",
    ),
    "Type": (
        "PhD position, fixed-term employment",
        "Doktorandtjänst, tidsbegränsad anställning",
    ),
    "Organisation and location": (
        "Communication Systems group Gothenburg, Sweden",
        "forskargruppen Kommunikationssystem Göteborg",
    ),
    "Published": ("13 May 2025", "13 maj 2025"),
}


@pytest.mark.parametrize("name", FACTS)
def test_the_facts_are_in_the_box(postings, name):
    boxes = [list(postings["closed", code].facts(".facts").values()) for code in LANGUAGES]
    assert [text in box for text, box in zip(FACTS[name], boxes, strict=True)] == [True, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sections_stand_in_the_order_of_the_posting(postings, language):
    heads = [row for row in SENTENCES if row.source[0] == "interface"]
    text = postings["closed", language].text
    places = [text.index(plain(getattr(row, language))) for row in heads if not row.open_only]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_among_the_words_is_an_item_of_their_list(postings, language):
    """Teaching goes on the list of tasks; duration and salary the list of terms."""
    lists = postings["closed", language].main.select(".with-aside__body .prose > ul")
    sizes = [len(found.select("li")) for found in lists]
    assert 4 in sizes  # three tasks in words, and teaching
    assert 5 in sizes  # two terms and a benefit in words, duration and salary
