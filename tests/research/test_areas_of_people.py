"""The people page of the site names the research areas of each person."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import AreaFactory, PersonFactory
from tests.pages import visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(group_site, at):
    """Alice leads one area and is a member of another; Bob is a member of the second."""
    alice, bob = PersonFactory(role="Professor"), PersonFactory(bob=True)
    coding, antennas = AreaFactory(lead=alice), AreaFactory(members=[alice, bob])
    group_site.add(coding, title="Coding")
    group_site.add(antennas, title="Antennas")
    AreaFactory(members=[bob])  # without a page: its name is not public
    return [alice, bob]


def areas(read) -> dict[str, list[str]]:
    return {
        card.select_one(".people__name").get_text(): [
            area.get_text() for area in card.select(".people__areas li")
        ]
        for card in read.main.select(".people > li")
    }


def test_each_person_has_those_that_they_lead_or_belong_to(client, people, group_site):
    page = visit(client, group_site.people["en"])
    assert areas(page) == {"Alice Ek": ["Coding", "Antennas"], "Bob Åberg": ["Antennas"]}


def test_someone_without_an_area_has_no_empty_list(client, group_site, at):
    PersonFactory()
    assert visit(client, group_site.people["sv"]).main.select(".people__areas") == []


@pytest.mark.thorough
def test_more_people_and_areas_cost_no_more_queries(client, people, group_site):
    url = group_site.people["en"].url

    def queries() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as found:
            client.get(url)
        return len(found)

    before = queries()
    for number in range(4):
        person = PersonFactory(family_name=f"Ek {number}")
        group_site.add(AreaFactory(members=[person, *people]), title=f"Area {number}")
    assert queries() == before


def test_the_page_of_an_area_does_not_repeat_its_name_below_each_member(client, group_site, people):
    area = AreaFactory(members=people)
    page = visit(client, group_site.add(area, title="Optics")["en"])
    assert len(page.main.select(".people > li")) == 2
    assert page.main.select(".people__areas") == []
