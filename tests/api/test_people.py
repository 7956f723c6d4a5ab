"""The endpoint of people tells what their pages print."""

import pytest

from people.models import Person, PersonLink, PersonRole
from tests.api.described_responses import get_described
from tests.factories import PersonFactory, elsewhere, role, the_group
from tests.made_once import made_once

PEOPLE = "/api/v2/people/"

pytestmark = pytest.mark.django_db


@pytest.fixture
@made_once
def alice(group_site, at) -> Person:
    """A member with everything, and a role that begins later."""
    person = PersonFactory(email="alice@example.org", honorific="dr", orcid="0000-0002-1825-0097")
    PersonLink.objects.create(person=person, kind="github", url="https://github.com/alice")
    PersonRole.objects.create(
        person=person, role=role("Postdoc"), organisation=elsewhere(), begins_on="2026-01-01"
    )
    group_site.add(person, title=person.name)
    return person


@pytest.fixture
@made_once
def carol(group_site, alice) -> Person:
    """Somebody who has left, with a page in Swedish only."""
    person = PersonFactory(
        alumnus=True, family_name="Öst", where_now=("at Ericsson", "på Ericsson")
    )
    group_site.add(person, title=person.name)["en"].delete()
    return person


def one(client, person, **query):
    return get_described(client, f"{PEOPLE}{person.pk}/", **query)


def test_a_person_as_on_their_page(client, alice):
    told = one(client, alice)
    pages = told.pop("pages")
    roles = told.pop("roles")
    assert told == {
        "id": alice.pk,
        "meta": {
            "type": "groupsite_people.Person",
            "detail_url": f"http://localhost{PEOPLE}{alice.pk}/",
        },
        "name": "Alice Ek",
        "title_before_name": {"value": "dr", "label": "Dr"},
        "membership": {"value": "member", "label": "member"},
        "where_now": "",
        "given_name": "Alice",
        "family_name": "Ek",
        "email": "alice@example.org",
        "phone": "",
        "room": "",
        "orcid": "https://orcid.org/0000-0002-1825-0097",
        "links": [
            {"kind": {"value": "github", "label": "GitHub"}, "url": "https://github.com/alice"}
        ],
        "portrait": [],
    }
    assert [(page["locale"], page["title"]) for page in pages] == [
        ("en", "Alice Ek"),
        ("sv", "Alice Ek"),
    ]
    assert pages[0]["html_url"] == f"http://localhost/en/people/alice-ek-{alice.pk}/"
    assert client.get(pages[1]["detail_url"]).json()["record"]["id"] == alice.pk
    assert [(row["name"], row["organisation"]["name"], row["years"]) for row in roles] == [
        ("PhD student", "Waves group", "")
    ]


def test_labels_are_in_the_language_asked_for(client, alice):
    (role_,) = one(client, alice, locale="sv")["roles"]
    assert role_["name"] == "Doktorand"
    assert role_["organisation"]["id"] == the_group().pk
    assert role_["organisation"]["kind"] == {"value": "group", "label": "grupp"}
    # Not what the browser says, since responses are the same for everybody.
    response = client.get(PEOPLE, headers={"accept-language": "sv"})
    assert "Doktorand" not in response.text
    assert response.headers["Content-Language"] == "en"
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_somebody_who_has_left(client, carol):
    told = one(client, carol, locale="sv")
    assert told["membership"]["value"] == "alumnus"
    assert told["where_now"] == "på Ericsson"
    assert [(row["is_current"], row["years"]) for row in told["roles"]] == [(False, "2019–2024")]
    assert [page["locale"] for page in told["pages"]] == ["sv"]


def test_a_portrait_is_told_in_crops(client, group_site):
    person = PersonFactory(portrait=True)
    group_site.add(person)
    crops = one(client, person)["portrait"]
    assert {crop["format"] for crop in crops} >= {"jpeg", "webp"}
    assert all(crop["url"].startswith("http://localhost/media/images/") for crop in crops)
    assert person.portrait.file.url not in str(crops)


def test_the_list_is_in_swedish_order(client, alice, carol):
    told = client.get(PEOPLE).json()
    assert told["meta"] == {"total_count": 2}
    assert [item["name"] for item in told["items"]] == ["Alice Ek", "Alice Öst"]
    assert set(told["items"][0]) == {"id", "meta", "name", "membership", "roles"}
    found = client.get(PEOPLE, {"family_name": "Öst", "fields": "_,email"}).json()["items"]
    assert found == [{"email": carol.email}]


def test_find_leads_to_the_person(client, alice):
    response = client.get(f"{PEOPLE}find/", {"id": alice.pk, "locale": "sv"})
    assert response.status_code == 302
    assert response["Location"] == f"http://localhost{PEOPLE}{alice.pk}/?locale=sv"


def test_a_response_that_is_known_is_not_sent_again(client, alice):
    first = client.get(PEOPLE, {"locale": "sv"})
    again = client.get(PEOPLE, {"locale": "sv"}, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "no-cache"
