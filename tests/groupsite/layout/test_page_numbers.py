"""Each long list: its second page has a title and a canonical URL of its own, and leads to its neighbours."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup

from groupsite.search import views as search_views
from people.models import pages as people_pages
from research.models import news, project_list
from research.models import pages as research_pages
from research.publication_pages import publication_list
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once
from tests.research.news_items import add_indexes, add_item
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import make_publication, publication_indexes
from tests.sources import python_files
from vacancies.posting import openings

SIZES = (
    *((module, "PAGE_SIZE") for module in (people_pages, research_pages, news, project_list)),
    *((module, "PAGE_SIZE") for module in (publication_list, openings, search_views)),
    (research_pages, "MEMBERS_PAGE_SIZE"),
)


@dataclass(frozen=True)
class PagedList:
    """A list: its address, the title of its second page, and queries that find all of its entries."""

    path: str
    title: str
    filters: str = ""
    asked: str = ""
    """What the list needs to have any entries."""

    @property
    def canonical(self) -> str:
        """The search is not for search engines: it has no canonical URL."""
        return "" if self.asked else f"http://localhost{self.path}"


LISTS = (
    PagedList("/en/people/", "People, page 2"),
    PagedList("/sv/personer/", "Personer, sida 2"),
    PagedList("/en/research/", "Research, page 2"),
    PagedList("/en/research/coding/", "Coding, page 2"),
    PagedList("/en/news/", "News, page 2"),
    PagedList("/sv/nyheter/", "Nyheter, sida 2"),
    PagedList("/en/projects/", "Projects, page 2", "area={area}"),
    PagedList("/sv/projekt/", "Projekt, sida 2", "area={area}"),
    PagedList("/en/publications/", "Publications, page 2", "kind=article"),
    PagedList("/sv/publikationer/", "Publikationer, sida 2", "kind=article"),
    PagedList("/en/vacancies/", "Vacancies, page 2", "kind=doctoral"),
    PagedList("/sv/lediga-tjanster/", "Lediga tjänster, sida 2", "kind=doctoral"),
    PagedList("/en/search/", "Search: paper, page 2", "type=publication", "q=paper"),
    PagedList("/sv/sok/", "Sökning: paper, sida 2", "type=publication", "q=paper"),
)
every_list = pytest.mark.parametrize("one", LISTS, ids=lambda one: one.path)
every_filter = pytest.mark.parametrize(
    "one", [one for one in LISTS if one.filters], ids=lambda one: one.path
)


@pytest.fixture
@made_once
def area(group_site):
    """The area of all three projects; there are three of everything."""
    publication_indexes(group_site)
    indexes = add_indexes(group_site)
    people = [PersonFactory(given_name=f"Nils{n}", family_name="Ström") for n in range(3)]
    first = AreaFactory(members=people)
    page = group_site.add(first, title="Coding")["en"]
    page.slug = "coding"
    page.save()
    for n, person in enumerate(people):
        group_site.add(person)
        group_site.add(VacancyFactory(), title=f"Position {n}")
        add_project(group_site, make_project(areas=[first]), title=f"Project {n}")
        make_publication(title=f"Paper {n}")
        for index in indexes.values():
            add_item(index, f"News {n}")
    for _number in range(2):
        group_site.add(AreaFactory())
    return first


@pytest.fixture
def read(client, area, at, monkeypatch):
    for module, size in SIZES:
        monkeypatch.setattr(module, size, 1)

    def read(one, query=""):
        answer = client.get(f"{one.path}?{query}")
        assert answer.status_code == 200
        return BeautifulSoup(answer.text, "lxml")

    return read


def canonical(page):
    found = page.head.select_one("link[rel=canonical]")
    return found["href"] if found else ""


def neighbours(page):
    """The queries of the links to the page before and to the one after, without their order."""
    links = [page.select_one(f".pagination a[rel={rel}]") for rel in ("prev", "next")]
    return [dict(parse_qsl(urlsplit(link["href"]).query)) if link else None for link in links]


@every_list
def test_a_later_page_is_told_from_the_first(read, one):
    first, second = read(one, one.asked), read(one, f"{one.asked}&page=2")
    assert one.title.split()[-2] not in first.title.text
    assert second.title.text.startswith(f"{one.title} –")
    assert canonical(first) == one.canonical
    assert canonical(second) == (one.canonical and f"{one.canonical}?page=2")


@every_list
def test_pages_lead_to_their_neighbours(read, one):
    first, second, third = [dict(parse_qsl(f"{one.asked}&page={number}")) for number in (1, 2, 3)]
    found = [neighbours(read(one, f"{one.asked}&page={number}")) for number in (1, 2, 3)]
    assert found == [[None, second], [first, third], [second, None]]


@every_filter
def test_links_between_pages_keep_what_has_been_chosen(read, area, one):
    query = f"{one.filters.format(area=area.key)}&{one.asked}"
    page = read(one, f"{query}&page=2")
    kept = dict(parse_qsl(query))
    assert neighbours(page) == [kept | {"page": "1"}, kept | {"page": "3"}]
    assert page.title.text.startswith(f"{one.title} –")
    assert canonical(page) == one.canonical


@pytest.mark.table
@every_list
@pytest.mark.parametrize("number", ["99", "3"])
def test_a_page_beyond_the_last_one_is_the_last(read, one, number):
    page = read(one, f"{one.asked}&page={number}")
    assert canonical(page) == (one.canonical and f"{one.canonical}?page=3")
    assert neighbours(page)[1] is None


def test_the_table_has_every_list_that_visitors_see():
    """Other paginators are of the admin, of the sitemap, or part its entries as a list of the table does."""
    others = re.compile(r"/(?:admin|sitemap|demo|committee)/|/page_number\.py$")
    found = {
        path.as_posix()
        for path in python_files()
        if re.search(r"Paginator\(.*PAGE_SIZE", path.read_text()) and not others.search(str(path))
    }
    assert found == {module.__file__ for module, _size in SIZES}
