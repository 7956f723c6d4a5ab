"""The second page of a long list has a title and a canonical URL of its own."""

import pytest
from bs4 import BeautifulSoup

from people.models import pages as people_pages
from research.models import pages as research_pages
from research.publication_pages import publication_list
from tests.factories import AreaFactory, PersonFactory
from tests.research.publication_items import make_publication, publication_indexes


@pytest.fixture
def read(client, group_site, monkeypatch):
    for module in (people_pages, research_pages, publication_list):
        monkeypatch.setattr(module, "PAGE_SIZE", 1)
    publication_indexes(group_site)
    for _number in range(2):
        group_site.add(PersonFactory())
        group_site.add(AreaFactory())
        make_publication()

    def read(path):
        return BeautifulSoup(client.get(path).text, "lxml").head

    return read


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/en/publications/", "Publications, page 2"),
        ("/sv/publikationer/", "Publikationer, sida 2"),
        ("/en/people/", "People, page 2"),
        ("/en/research/", "Research, page 2"),
    ],
)
def test_a_later_page_is_told_from_the_first(read, path, title):
    first, second = read(path), read(f"{path}?page=2")
    assert "page" not in first.title.text
    assert second.title.text.startswith(f"{title} –")
    assert first.select_one("link[rel=canonical]")["href"] == f"http://localhost{path}"
    assert second.select_one("link[rel=canonical]")["href"] == f"http://localhost{path}?page=2"


@pytest.mark.parametrize("query", ["?page=99", "?page=2"])
def test_a_page_beyond_the_last_one_is_the_last(read, query):
    canonical = read(f"/en/publications/{query}").select_one("link[rel=canonical]")["href"]
    assert canonical == "http://localhost/en/publications/?page=2"


def test_the_pages_of_a_filtered_list_have_the_address_of_the_list(read):
    head = read("/en/publications/?kind=article&page=2")
    assert head.title.text.startswith("Publications, page 2 –")
    canonical = head.select_one("link[rel=canonical]")["href"]
    assert canonical == "http://localhost/en/publications/"
