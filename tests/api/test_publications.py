"""The endpoint of publications tells what their pages print."""

from datetime import date
from types import SimpleNamespace

import pytest

from research.models import Authorship, PublicationLink, PublicationVersion
from tests.api.described_responses import get_described as get
from tests.factories import AreaFactory, PersonFactory
from tests.made_once import made_once
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import make_publication, publication_indexes

PUBLICATIONS = "/api/v2/publications/"

pytestmark = pytest.mark.django_db


@pytest.fixture
@made_once
def scene(group_site, at) -> SimpleNamespace:
    """A publication by a public and a hidden person, and a draft."""
    alice, dan = PersonFactory(), PersonFactory(given_name="Dan", draft=True)
    area, hidden, project = AreaFactory(), AreaFactory(draft=True), make_project()
    group_site.add(area, title="Coding")
    add_project(group_site, project, title="Wide waves")
    publication_indexes(group_site)
    rows = {
        "areas": [area, hidden],
        "projects": [project],
        "authorships": [
            Authorship(given="A.", family="Ek", person=alice, decided="editor"),
            Authorship(given="D.", family="Ek", person=dan, decided="editor", sort_order=1),
            Authorship(family="Unprinted", printed=False, sort_order=2),
        ],
        "versions": [
            PublicationVersion(kind="preprint", url="https://example.org/early"),
            PublicationVersion(
                kind="accepted", url="https://example.org/late", public_from=date(2099, 1, 1)
            ),
        ],
        "links": [PublicationLink(kind="code", url="https://example.org/code")],
    }
    shown = make_publication(abstract="Not public.", doi="10.1000/182", rows=rows)
    make_publication(title="Secret", draft=True)
    return SimpleNamespace(shown=shown, alice=alice)


def test_details_say_what_the_page_prints(client, scene):
    found = get(client, f"{PUBLICATIONS}{scene.shown.pk}/", locale="sv")
    assert found["title_text"] == "Short packets over waves"
    assert found["kind"] == {"value": "article", "label": "Tidskriftsartikel"}
    assert [row["name"] for row in found["authors"]] == ["A. Ek", "D. Ek"]
    people = [row["person"] and row["person"]["id"] for row in found["authors"]]
    assert people == [scene.alice.pk, None]
    assert found["abstract"] is None
    assert [row["url"] for row in found["versions"]] == ["https://example.org/early"]
    assert found["links"][0]["url"] == "https://example.org/code"
    assert [area["name"] for area in found["research_areas"]] == ["Coding"]
    assert [project["name"] for project in found["projects"]] == ["Wide waves"]
    assert [one["html_url"] for one in found["html_urls"]] == [
        f"http://localhost/en/publications/{scene.shown.cite_key}/",
        f"http://localhost/sv/publikationer/{scene.shown.cite_key}/",
    ]


def test_the_list_has_no_abstracts_and_no_drafts(client, scene):
    (row,) = get(client, PUBLICATIONS, fields="*")["items"]
    assert row["id"] == scene.shown.pk
    assert "abstract" not in row


@pytest.mark.parametrize(("query", "number"), [("2016", 1), ("2015", 0)])
def test_by_year(client, scene, query, number):
    assert len(get(client, PUBLICATIONS, year=query)["items"]) == number
