"""From one applicant to the next, in the order and with the search of the list; and the rows of files."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from tests.applications import ApplicationFactory
from tests.factories import NOW
from vacancies.choices import ScanState

pytestmark = pytest.mark.table


@pytest.fixture
def four(scene):
    """Durisi and Öberg of the scene, and two who came later: the newest stands first in the list."""
    for number, family in enumerate(("Berg", "Åberg"), start=1):
        ApplicationFactory(
            vacancy=scene.vacancy,
            received=True,
            received_at=NOW + timedelta(hours=number),
            family_name=family,
            given_name="Bo",
        )
    return scene


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


def walk(client, url):
    """The names of those to whom *Next* leads, and what is said of their place."""
    found = []
    while url:
        page = soup(client.get(url))
        nav = page.select_one(".groupsite-application__neighbours")
        name = page.select_one("h1").get_text(" ", strip=True).split()[-1]
        found.append((name, nav.find("span").get_text(strip=True)))
        links = [link for link in nav.select("a") if "Next applicant:" in link.get_text()]
        url = links[0]["href"] if links else None
    return found


@pytest.mark.table
@pytest.mark.parametrize(
    ("query", "order"),
    [
        ({"ordering": "name", "q": "berg"}, ["Berg", "Åberg", "Öberg"]),
        ({"ordering": "name"}, ["Berg", "Durisi", "Åberg", "Öberg"]),
        ({"ordering": "-name"}, ["Öberg", "Åberg", "Durisi", "Berg"]),
        ({"ordering": "name", "q": "bo"}, ["Berg", "Åberg"]),
    ],
)
def test_next_follows_the_list_that_one_came_from(four, query, order):
    client = four.client("reader")
    rows = soup(client.get(four.url("list"), query)).select("tbody td.title a")
    assert [row.get_text(strip=True).split(",")[0] for row in rows] == order
    total = len(order)
    places = [(name, f"{place} of {total}") for place, name in enumerate(order, start=1)]
    assert walk(client, rows[0]["href"]) == places


@pytest.mark.parametrize("query", [{}, {"ordering": "password"}, {"p": "7", "ordering": ""}])
def test_without_a_list_the_newest_is_the_first(four, query):
    page = soup(four.client("reader").get(four.url("application", four.application), query))
    nav = page.select_one(".groupsite-application__neighbours")
    assert nav.find("span").get_text(strip=True) in ("3 of 4", "4 of 4")
    assert "Previous applicant:" in nav.get_text()


def test_the_way_back_leads_to_the_same_list(four):
    query = {"q": "berg", "ordering": "name"}
    page = soup(four.client("reader").get(four.url("application", four.second), query))
    back = [
        link["href"] for link in page.select("a") if link.get("href", "").endswith("ordering=name")
    ]
    assert f"{four.url('list')}?q=berg&ordering=name" in back


def test_who_is_not_in_the_search_or_alone_has_no_neighbours(four):
    client = four.client("reader")
    for query in ({"q": "nobody"}, {"q": "durisi"}):
        page = soup(client.get(four.url("application", four.application), query))
        assert page.select_one(".groupsite-application__neighbours") is None


def test_nobody_else_is_among_the_neighbours(four):
    """R37: neither drafts, nor withdrawn ones, nor those of other vacancies."""
    client, shown = four.client("officer"), ""
    for application in four.vacancy.applications.received():
        shown += client.get(four.url("application", application)).text
    for name in ("Unsent", "Gone", "Elsewhere"):
        assert name not in shown


def test_a_search_is_escaped_in_the_links(four):
    query = {"q": "berg", "ordering": 'name"><script>x</script>'}
    html = four.client("reader").get(four.url("application", four.second), query).text
    assert "<script>x" not in html


@pytest.mark.thorough
def test_queries_do_not_grow_with_the_applicants(four, django_assert_max_num_queries):
    client, url = four.client("reader"), four.url("application", four.application)
    client.get(url)
    for _number in range(20):
        ApplicationFactory(vacancy=four.vacancy, received=True)
    with django_assert_max_num_queries(35):
        client.get(url)


class TestFiles:
    def rows(self, scene):
        client = scene.client("reader")
        page = soup(client.get(scene.url("application", scene.application)))
        return page.select("table tbody tr")

    def test_a_checksum_shows_only_when_it_is_asked_for(self, scene):
        row, file = self.rows(scene)[0], scene.application.files.first()
        closed = row.select_one("details:not([open])")
        assert file.sha256 in closed.get_text()
        assert closed.select_one("summary").get_text(strip=True) == "Checksum"
        closed.decompose()
        assert file.sha256 not in row.get_text()

    @pytest.mark.parametrize("state", ScanState)
    def test_opening_and_downloading_are_offered_where_they_are_possible(self, scene, state):
        """R16."""
        scene.application.files.update(scan=state)
        file = scene.application.files.first()
        found = [(link["href"], link.get("target")) for link in self.rows(scene)[0].select("a")]
        possible = state in (ScanState.NOT_CHECKED, ScanState.CLEAN)
        links = [
            (scene.url("file_open", scene.application, file.pk), "_blank"),
            (scene.url("file", scene.application, file.pk), None),
        ]
        assert found == (links if possible else [])

    def test_each_link_names_its_file(self, scene):
        names = [link["aria-label"] for link in self.rows(scene)[0].select("a")]
        assert names == ["Open CV, Durisi.pdf in a new tab", "Download: CV, Durisi.pdf"]
