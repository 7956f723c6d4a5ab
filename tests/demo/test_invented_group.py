"""What `make demo` adds: people and vacancies that do not exist, marked wherever they are presented."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag
from django.test import Client
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from groupsite.demo import portraits
from groupsite.demo.records import record_key
from people.models import Person, PersonPage
from research.bibliography.name_fit import Fit
from research.bibliography.work import Name
from research.models import (
    NewsIndexPage,
    NewsPage,
    Publication,
    PublicationIndexPage,
    ResearchArea,
)
from research.models.name_forms import people_who_fit
from tests.patches import no_index_is_written
from tools.sites import invented, invented_news
from vacancies.models import Vacancy, VacancyPage
from vacancies.posting.lifecycle import State

MARKS = {
    "en": re.compile(r"\binvented\b|\(demo\)", re.IGNORECASE),
    "sv": re.compile(r"\bpåhitta(?:d|t|de)\b|\(demo\)", re.IGNORECASE),
}
LISTS = {"en": ("/en/people/", "/en/vacancies/"), "sv": ("/sv/personer/", "/sv/lediga-tjanster/")}
REAL_NAMES = ("Giuseppe Durisi", "Rebecka Jörnsten")
languages = pytest.mark.parametrize("language", MARKS)


@pytest.fixture(scope="module")
def _group_in_database(
    demo_in_database: datetime, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The group beside the demo, for this module; `demo_in_database` undoes it."""
    small = portraits.Image.new("RGB", (40, 50))
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("people.portraits.make_portrait_crops_of_image", lambda image: True)
        patch.setattr(portraits, "draw_portrait", lambda face: small)
        with no_index_is_written():
            invented.load(demo_in_database)
        yield


@pytest.fixture
def at(_group_in_database: None, demo: datetime) -> Iterator[datetime]:
    with time_machine.travel(demo, tick=False):
        yield demo


def main_of(client: Client, url: str) -> Tag:
    found = BeautifulSoup(client.get(url).content, "lxml").main
    assert found
    return found


@pytest.mark.table
@languages
def test_every_row_of_an_invented_person_is_marked(client, at, language: str) -> None:
    people = main_of(client, LISTS[language][0])
    rows = {row.get_text(" ") for row in people.select("ul.people > li, tbody > tr")}
    marked = {row for row in rows if MARKS[language].search(row)}
    assert len(marked) == len(invented.PEOPLE)
    assert sorted(name for row in rows - marked for name in REAL_NAMES if name in row) == [
        *REAL_NAMES
    ]
    assert len(rows - marked) == 2


@languages
def test_every_row_of_an_invented_vacancy_is_marked(client, at, language: str) -> None:
    vacancies = main_of(client, LISTS[language][1])
    titles = {row.get_text(" ") for row in vacancies.select("ul.vacancies h3, tbody th")}
    marked = {title for title in titles if MARKS[language].search(title)}
    assert len(marked) == len(invented.VACANCIES) - 1  # one is scheduled
    # the posting, which is marked as real, and its open copy, which says what it is
    real, copy = sorted(titles - marked, key=lambda title: "emonstration" in title)
    assert real.rstrip().endswith(f"({invented.FILE['mark_of_posting'][language]})")
    assert copy.startswith("Demonstration")


@pytest.mark.table
@languages
def test_invented_supervisors_are_marked_in_lists_and_on_postings(
    client, at, language: str
) -> None:
    rows = main_of(client, LISTS[language][1]).select("ul.vacancies > li")
    invented_rows = [row for row in rows if MARKS[language].search(row.h3.get_text())]
    assert len(invented_rows) == 3
    for row in invented_rows:
        people = row.select_one("dl").get_text().count("(demo)")
        assert people >= 1
        posting = main_of(client, row.h3.a["href"])
        assert len(posting.select(".facts__people li")) == people
        for name in posting.select(".facts__people li"):
            assert "(demo)" in name.get_text()


@pytest.mark.thorough
@pytest.mark.table
@languages
def test_members_of_areas_are_marked(client, at, language: str) -> None:
    for area in ResearchArea.objects.all():
        page = area.pages.get(locale__language_code=language)
        rows = [row.get_text(" ") for row in main_of(client, page.url).select("ul.people > li")]
        assert len(rows) >= 2
        for row in rows:
            assert bool(MARKS[language].search(row)) != ("Giuseppe Durisi" in row), row


@pytest.mark.thorough
@pytest.mark.table
@languages
def test_leads_results_and_pictures_of_areas_are_marked(client, at, language: str) -> None:
    leads = results = 0
    for area in ResearchArea.objects.all():
        main = main_of(client, area.pages.get(locale__language_code=language).url)
        for row in main.select(".fact-list .person-line"):
            leads += 1
            assert MARKS[language].search(row.get_text(" "))
        for section in main.select("section:has(#result)"):
            results += 1
            assert len(MARKS[language].findall(section.get_text(" "))) == 2
            assert section.select_one("img[alt]")["alt"]
            assert not area.members.exclude(
                person__key__in=map(record_key, invented.PEOPLE)
            ).exists()
    assert (leads, results) == (3, 1)


@pytest.mark.table(every="model")
@languages
@pytest.mark.parametrize("model", [PersonPage, VacancyPage])
def test_every_page_of_what_is_invented_says_so_at_its_head(client, at, model, language) -> None:
    pages = model.objects.filter(slug__startswith="invented-", locale__language_code=language)
    public = [page for page in pages if page.is_visible(at)]
    assert len(public) >= 5
    for page in public:
        main = main_of(client, page.url)
        assert main.h1
        assert MARKS[language].search(main.h1.get_text())
        (sentence,) = [p for p in main.select("p") if "demonstration" in p.get_text()]
        assert MARKS[language].search(sentence.get_text()), page.url


@pytest.mark.thorough
@pytest.mark.table
@languages
def test_news_is_marked_and_linked(client, at, language: str) -> None:
    index = NewsIndexPage.objects.get(locale__language_code=language)
    titles = [one.get_text() for one in main_of(client, index.url).select(".news h2")]
    assert len(titles) == len(invented_news.FILE["items"])
    for title in titles:
        assert MARKS[language].search(title)
    for item in NewsPage.objects.child_of(index):
        main = main_of(client, item.url)
        assert main.select(".news-body__links li")
        assert len(MARKS[language].findall(main.get_text(" "))) >= 2, item.url
    home = main_of(client, f"/{language}/")
    assert [one.get_text() for one in home.select(".news h3")] == titles[:3]


@pytest.mark.thorough
@pytest.mark.table
@languages
def test_no_real_page_is_marked(client, at, language: str) -> None:
    pages = Page.objects.exclude(slug__startswith="invented-").filter(
        locale__language_code=language
    )
    real = [*pages.type(PersonPage).live(), *pages.type(VacancyPage).live()]
    assert len(real) == 3
    for page in real:
        assert not MARKS[language].search(main_of(client, page.url).get_text(" ")), page.url


@pytest.mark.table
@languages
def test_every_page_answers_who_is_real(client, at, language: str) -> None:
    for url in (f"/{language}/", *LISTS[language]):
        said = BeautifulSoup(client.get(url).content, "lxml").select_one("aside.announcement")
        assert said
        words = " ".join(said.get_text(" ").split())
        assert all(name.split()[-1] in words for name in REAL_NAMES)
        assert "2025" in words


def test_positions_are_in_several_states(client, at: datetime) -> None:
    states = {one.state(at) for one in Vacancy.objects.filter(name__startswith="Invented")}
    assert states == {
        *(State.OPEN, State.CLOSING_SOON, State.SCHEDULED),
        *(State.CLOSED, State.FILLED),
    }
    page = VacancyPage.objects.get(slug="invented-scheduled", locale__language_code="en")
    assert client.get(page.url).status_code == 404


def test_nobody_invented_can_be_reached_or_taken_for_somebody_else(at) -> None:
    people = Person.objects.filter(family_name__endswith=" (demo)")
    assert len(people) == len(invented.PEOPLE)
    for person in people:
        assert person.email.endswith("@example.org")
        assert {person.phone, person.room, person.orcid} == {""}
        assert not person.links.exists()
    for vacancy in Vacancy.objects.filter(name__startswith="Invented"):
        named = {row.person.name for row in vacancy.supervisors.all()}
        named |= {row.person.name for row in vacancy.contacts.all()}
        assert named <= {person.name for person in people}
        assert not vacancy.programmes.exists()


def test_printed_names_are_proposed_without_the_mark(at) -> None:
    for person in Person.objects.all():
        name = Name(given=person.given_name, family=person.family_name.removesuffix(" (demo)"))
        assert people_who_fit(name) == [(person, Fit.PROPOSE)], name


@pytest.mark.table
@languages
def test_publications_are_marked_and_the_list_says_so(client, at, language: str) -> None:
    index = PublicationIndexPage.objects.get(locale__language_code=language)
    main = main_of(client, index.url)
    assert MARKS[language].search(main.select_one(".lead").get_text())
    rows = main.select(".publications > li")
    assert len(rows) == 12
    for row in rows:
        names = row.select_one(".publications__names").get_text(" ")
        assert all("(demo)" in name for name in names.split(","))
    either = re.compile("|".join(mark.pattern for mark in MARKS.values()), re.IGNORECASE)
    assert all(either.search(row.h3.get_text()) for row in rows)
    assert not any(name in main.get_text() for name in REAL_NAMES)


def test_no_publication_leads_to_something_real(at) -> None:
    for one in Publication.objects.all():
        assert one.doi.startswith("10.5555/groupsite-demo.")
        urls = [row.url for row in (*one.versions.all(), *one.links.all()) if row.url]
        assert all(url.startswith("https://example.org/") for url in urls)
