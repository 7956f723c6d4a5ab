"""The endpoint of projects tells what their pages print."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from research.models import ProjectFunder, ProjectMember, ProjectPartner
from tests.api.described_responses import get_described as get
from tests.factories import AreaFactory, PersonFactory, programme, the_group
from tests.made_once import made_once
from tests.research.project_items import add_project, make_project

PROJECTS = "/api/v2/projects/"

pytestmark = pytest.mark.django_db


@pytest.fixture
@made_once
def group(group_site, at) -> SimpleNamespace:
    """A running project with a public and a hidden member, and one whose facts are a draft."""
    alice, dan = PersonFactory(), PersonFactory(given_name="Dan", draft=True)
    area, hidden = AreaFactory(), AreaFactory(draft=True)
    group_site.add(area, title="Coding")
    facts = {
        "members": [
            ProjectMember(person=alice, role="leads", begins_on=date(2024, 1, 1)),
            ProjectMember(person=dan, role="member", sort_order=1),
        ],
        "funders": [
            ProjectFunder(
                organisation=programme(), grant_number="2023-1", amount=Decimal(5), currency="SEK"
            )
        ],
        "partners": [ProjectPartner(organisation=the_group())],
        "areas": [area, hidden],
    }
    project = make_project(acronym="WAVES", rows=facts)
    add_project(group_site, project, title="Wide waves")
    add_project(group_site, make_project(draft=True), title="Secret")
    return SimpleNamespace(project=project, alice=alice, area=area)


def test_details_say_what_the_page_prints(client, group):
    found = get(client, f"{PROJECTS}{group.project.pk}/", locale="sv")
    assert (found["title"], found["acronym"]) == ("Wide waves", "WAVES")
    assert found["state"] == {"value": "running", "label": "Pågående"}
    assert found["funders"][0]["grant_number"] == "2023-1"
    assert found["funders"][0]["amount"] == "5.00"
    assert [row["person"]["id"] for row in found["members"]] == [group.alice.pk]
    assert found["members"][0]["role"]["value"] == "leads"
    assert [area["name"] for area in found["research_areas"]] == ["Coding"]
    assert [page["locale"] for page in found["pages"]] == ["en", "sv"]


def test_the_list_has_no_members_and_no_drafts(client, group):
    (row,) = get(client, PROJECTS, fields="*")["items"]
    assert row["id"] == group.project.pk
    assert "members" not in row
