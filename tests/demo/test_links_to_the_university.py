"""The demo links the university wherever it names it, and keeps the posting's promises to read more."""

import pytest
from bs4 import BeautifulSoup

from groupsite.demo import records
from groupsite.demo.content.vacancies import POSTING
from vacancies.models import Vacancy

pytestmark = pytest.mark.usefixtures("demo")

CHALMERS = {"en": "https://www.chalmers.se/en/", "sv": "https://www.chalmers.se/"}
DEPARTMENT = {
    "en": "https://www.chalmers.se/en/departments/e2/",
    "sv": "https://www.chalmers.se/institutioner/e2/",
}
PAGES = {
    "en": ("/en/", "/en/about/", "/en/people/giuseppe-durisi/"),
    "sv": ("/sv/", "/sv/om-gruppen/", "/sv/personer/giuseppe-durisi/"),
}


def hrefs(client, address: str, where: str) -> set[str]:
    page = BeautifulSoup(client.get(address).content, "lxml")
    return {link["href"] for link in page.select(f"{where} a[href]")}


def posting_url(language: str) -> str:
    posting = Vacancy.objects.get(key=records.record_key(POSTING))
    return posting.pages.get(locale__language_code=language).url


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
def test_pages_link_the_department(client, language):
    for address in PAGES[language]:
        assert DEPARTMENT[language] in hrefs(client, address, "main"), address
    assert {CHALMERS[language], DEPARTMENT[language]} <= hrefs(client, f"/{language}/", ".colophon")
    assert DEPARTMENT[language] in hrefs(client, posting_url(language), ".facts")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_posting_links_what_it_asks_to_read(client, language):
    links = {one for one in hrefs(client, posting_url(language), ".prose") if "chalmers.se/" in one}
    assert all(one.startswith(CHALMERS[language]) for one in links)
    assert len(links - {DEPARTMENT[language]}) == 3, links
