"""The home page: what is open now first, then areas, faces, where we work."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groupsite.models import HomePage
from people.models import Person, PersonRole, Role, RoleText
from people.models.organisations import Organisation
from research.models import ResearchArea, ResearchAreaPage


@pytest.fixture
def home(client, pages):
    def read(path: str = "/en/") -> BeautifulSoup:
        return BeautifulSoup(client.get(path).text, "lxml")

    return read


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text(strip=True) for title in page.select(".notice .notice__title")]


def test_nothing_open_is_said_kindly_with_a_way_on(home):
    notice = home().select_one(".notice--plain")
    assert notice.h2.get_text() == "There are no open positions at the moment"
    assert notice.a["href"] == "/en/vacancies/"


def test_the_next_to_close_stands_for_all_that_is_open(home, open_vacancy):
    open_vacancy("Later", days=40)
    open_vacancy("Sooner", days=20)
    open_vacancy("Whenever", days=None)
    open_vacancy("Over", days=-1)
    page = home()
    assert titles(page) == ["Sooner"]
    assert page.select_one(".notice h2").get_text(strip=True) == "Next to close"
    assert page.select_one(".notice .button")["href"] == "/en/vacancies/sooner/"


def test_one_open_position_says_how_long_there_is(home, open_vacancy):
    open_vacancy(days=30)
    notice = home().select_one(".notice")
    assert notice.h2.get_text(strip=True) == "One open position"
    assert "state--open" in notice.h2["class"]
    (deadline,) = notice.select("p.small")
    assert deadline.get_text().startswith("Apply by ")
    assert "30\xa0days left." in deadline.get_text()


def test_the_shape_says_closing_soon_as_the_words_do(home, open_vacancy):
    open_vacancy(days=2)
    head = home().select_one(".notice h2")
    assert (head["class"], head.get_text(strip=True)) == (
        ["state", "state--closing"],
        "Closing soon",
    )


@pytest.mark.parametrize(
    ("path", "says"), [("/en/", "Closes today."), ("/sv/", "Sista dagen i dag.")]
)
def test_the_last_day_is_a_sentence_of_its_own(home, open_vacancy, path, says):
    open_vacancy(days=0)
    assert home(path).select_one(".notice p.small strong").get_text() == says


def test_a_posting_in_the_other_language_is_marked(home, open_vacancy):
    open_vacancy("Doktorand", languages=["sv"])
    link = home().select_one(".notice__title a")
    assert (link["href"], link["lang"]) == ("/sv/lediga-tjanster/doktorand/", "sv")


@pytest.mark.table(every="number")
@pytest.mark.parametrize(
    ("path", "number", "says"),
    [
        ("/en/", 1, None),
        ("/en/", 2, "2 open positions"),
        ("/en/", 12, "12 open positions"),
        ("/sv/", 2, "2 lediga tjänster"),
        ("/sv/", 12, "12 lediga tjänster"),
    ],
)
def test_a_number_stands_for_all(home, open_vacancy, path, number, says):
    for days in range(number):
        open_vacancy(f"Position {days}", days=20 + days)
    link = home(path).select_one(".notice__rest a")
    assert (link and " ".join(link.get_text().split())) == says
    assert (
        link is None
        or link["href"] == home(path).select_one(".mainnav li:nth-of-type(3) a")["href"]
    )


def test_without_a_list_the_others_are_shown(home, open_vacancy, pages):
    for days in (20, 21, None):
        open_vacancy(f"Position {days}", days=days)
    pages["/en/vacancies/"].view_restrictions.create(restriction_type="login")
    page = home()
    assert page.select(".notice__rest") == []
    assert titles(page) == ["Position 20", "Position 21", "Position None"]
    assert "Open until filled." in page.select_one(".notice").get_text()


def test_units_are_named_by_their_kind(home):
    HomePage.objects.update(where_we_work="<p>By the sea.</p>")
    rows = home().select("section:has(#where) .fact-list > div")
    assert [row.dt.get_text() for row in rows] == ["Department", "University", "City"]


def test_areas_are_those_with_a_page(home):
    assert [area.get_text(strip=True) for area in home().select(".plate h3")] == ["Coding"]
    assert home("/sv/").select_one(".plate h3 a")["lang"] == "en"


def test_twelve_areas_are_shown_and_a_link_to_all_if_there_are_more(home, pages):
    index = pages["/en/research/"]
    for number in range(1, 12):
        area = ResearchArea.objects.create(name=f"Area {number}", live=True)
        index.add_child(instance=ResearchAreaPage(title=f"Area {number}", area=area))
    page = home()
    assert len(page.select(".plate h3")) == 12
    assert "All research areas" not in page.main.get_text()
    area = ResearchArea.objects.create(name="One more", live=True)
    index.add_child(instance=ResearchAreaPage(title="One more", area=area))
    page = home()
    assert len(page.select(".plate h3")) == 12
    assert page.find("a", string="All research areas")["href"] == "/en/research/"


def person(name: str, role: Role, organisation: Organisation, **dates: date) -> None:
    found = Person.objects.create(given_name=name, family_name="Ek", live=True)
    PersonRole.objects.create(person=found, role=role, organisation=organisation, **dates)


def faces(page: BeautifulSoup) -> list[str]:
    return [name.get_text(strip=True) for name in page.select(".people__name")]


@pytest.fixture
def student() -> Role:
    role = Role.objects.create(sort_order=50)
    RoleText.objects.create(role=role, language="en", name="PhD student")
    return role


def test_faces_are_members_by_role_then_those_affiliated(home, group, student):
    elsewhere = Organisation.objects.create(kind="department")
    person("Bo", student, group)
    person("Cleo", student, elsewhere)
    person("Dan", student, group, ends_on=date(2020, 1, 1))
    person("Eva", student, group, begins_on=date(2120, 1, 1))
    Person.objects.create(given_name="Fay", family_name="Ek", live=False)
    assert faces(home()) == ["Alice Ek", "Bo Ek", "Cleo Ek"]


def test_six_faces_are_enough(home, group, student):
    for number in range(9):
        person(f"Nils {number}", student, group)
    page = home()
    assert len(faces(page)) == 6
    assert page.select_one("#people").parent.parent.select_one("a.onward")["href"] == "/en/people/"


@pytest.mark.thorough
def test_queries_do_not_grow(client, home, group, student, open_vacancy):
    def queries(people: range, positions: range) -> int:
        for number in people:
            person(f"Nils {number}", student, group)
        for number in positions:
            open_vacancy(f"Position {number}")
        with CaptureQueriesContext(connection) as asked:
            client.get("/en/")
        return len(asked)

    home()
    few = queries(range(6), range(2))
    assert queries(range(6, 12), range(2, 8)) == few


def test_lists_that_an_editor_places_are_below_the_people(home, open_vacancy):
    HomePage.objects.filter(slug="home").update(
        records=[("open_vacancies", {"heading": "Join us"})]
    )
    assert "Join us" not in home().get_text()
    open_vacancy("Theory")
    page = home()
    (section,) = (one for one in page.select("main section") if one.h2.get_text() == "Join us")
    assert section.select_one("a[href='/en/vacancies/theory/']") is not None
    assert "Join us" not in home("/sv/").get_text()
