"""The endpoints of research areas and vacancies tell what their pages print."""

from types import SimpleNamespace

import pytest

from research.models import AreaLink
from tests.api.described_responses import get_described as get
from tests.factories import AreaFactory, PersonFactory, VacancyFactory, elsewhere
from tests.made_once import made_once
from tests.pages import Read
from vacancies.models import VacancyContact

AREAS, VACANCIES = "/api/v2/research-areas/", "/api/v2/vacancies/"

pytestmark = pytest.mark.django_db


@pytest.fixture
@made_once
def group(group_site, at) -> SimpleNamespace:
    """An area with a lead and a member, and a vacancy in it; Bob has no page, Dan is a draft."""
    alice, bob = PersonFactory(email="alice@example.org"), PersonFactory(bob=True)
    dan = PersonFactory(given_name="Dan", draft=True)
    area = AreaFactory(lead=alice, members=[alice, bob, dan], keywords=[("lattices", "gitter")])
    AreaLink.objects.create(area=area, kind="code", url="https://git.example/coding")
    vacancy = VacancyFactory(
        supervisors=[alice, bob, dan],
        contacts=[alice],
        areas=[area],
        funded=True,
        reference="REF 1",
    )
    VacancyContact.objects.create(
        vacancy=vacancy, name="Eva", email="eva@example.org", kind="union"
    )
    group_site.add(alice, title="Alice Ek")
    group_site.add(area, title="Coding", summary="About it.")
    group_site.add(vacancy, title="PhD student")
    return SimpleNamespace(alice=alice, bob=bob, area=area, vacancy=vacancy, site=group_site)


@pytest.fixture
@made_once
def ended(group_site, group) -> dict[str, object]:
    """One that was filled, one whose deadline has passed, and one in another system."""
    made = {
        "filled": VacancyFactory(filled=True),
        "closed": VacancyFactory(closed=True, by_email=True),
        "external": VacancyFactory(external=True),
    }
    for word, vacancy in made.items():
        group_site.add(vacancy, title=word)
    return made


def one(client, endpoint, record, **query):
    return get(client, f"{endpoint}{record.pk}/", **query)


def test_an_area_as_on_its_page(client, group):
    told = one(client, AREAS, group.area)
    assert told["title"] == "Coding"
    assert told["lead"] == {
        "id": group.alice.pk,
        "meta": {
            "type": "groupsite_people.Person",
            "detail_url": f"http://localhost/api/v2/people/{group.alice.pk}/",
        },
        "name": "Alice Ek",
    }
    (member,) = told["members"]
    assert (member["name"], member["meta"]["detail_url"]) == ("Bob Åberg", None)
    assert told["keywords"] == ["lattices"]
    assert one(client, AREAS, group.area, locale="sv")["keywords"] == ["gitter"]
    assert told["links"] == [
        {
            "kind": {"value": "code", "label": "Code"},
            "name": "git.example/coding",
            "url": "https://git.example/coding",
        }
    ]
    assert told["result_picture"] is None
    page = get(client, told["pages"][0]["detail_url"])
    assert (page["summary"], page["record"]["id"]) == ("About it.", group.area.pk)


def test_a_vacancy_as_on_its_page(client, group):
    told = one(client, VACANCIES, group.vacancy)
    assert told["kind"] == {"value": "doctoral", "label": "PhD position"}
    assert told["state"]["value"] == "open"
    assert told["is_open"] is True
    assert told["reference"] == "REF 1"
    assert told["opens_at"] == "2025-05-13T00:00:00+02:00"
    assert told["deadline"]["closes_at"] == "2025-06-15T00:00:00+02:00"
    assert (told["deadline"]["date"], told["deadline"]["time_zone"]) == (
        "2025-06-14",
        "Europe/Stockholm",
    )
    names = [(row["person"]["name"], row["role"]["value"]) for row in told["supervisors"]]
    assert names == [("Alice Ek", "equal"), ("Bob Åberg", "equal")]
    assert [area["name"] for area in told["research_areas"]] == ["Coding"]
    assert [unit["name"] for unit in told["employers"]] == ["Waves group"]
    assert [unit["abbreviation"] for unit in told["programmes"]] == ["TIDE"]
    contacts = [(one["kind"]["value"], one["name"], one["email"]) for one in told["contacts"]]
    assert contacts == [
        ("questions", "Alice Ek", "alice@example.org"),
        ("union", "Eva", "eva@example.org"),
    ]
    assert told["application"]["method"]["value"] == "form"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_facts_are_the_rows_of_the_posting(client, group, language):
    told = one(client, VACANCIES, group.vacancy, locale=language)
    page = next(page for page in told["pages"] if page["locale"] == language)
    posting = Read.from_response(client.get(page["html_url"]))
    assert {"kind", "salary", "duration"} <= {row["key"] for row in told["facts"]}
    for row in told["facts"]:
        assert " ".join(f"{row['label']} {row['text']}".split()) in posting.text
    path = told["application"]["url"].removeprefix("http://localhost")
    assert f'href="{path}"' in str(posting.main)


def test_the_language_of_a_vacancy(client, group):
    told = one(client, VACANCIES, group.vacancy, locale="sv")
    assert told["kind"]["label"] == "Doktorandtjänst"
    assert told["employers"][0]["name"] == "forskargruppen Vågor"


def test_open_and_ended(client, group, ended):
    def titles(**query):
        return [item["title"] for item in get(client, VACANCIES, **query)["items"]]

    everything = titles()
    assert set(titles(is_open="true")) == {"PhD student", "external"}
    assert set(titles(is_open="false")) == {"filled", "closed"}
    assert set(everything[:2]) == {"PhD student", "external"}
    assert len(everything) == 4
    assert titles(is_open="true", kind="postdoc") == []
    assert titles(reference="REF 1") == ["PhD student"]
    assert titles(reference="20251234567") == []
    assert client.get(VACANCIES, {"is_open": "x"}).status_code == 400


def test_how_to_apply_is_told_only_while_it_is_open(client, group, ended):
    told = {name: one(client, VACANCIES, record)["application"] for name, record in ended.items()}
    assert told["closed"] == {"method": {"value": "email", "label": "e-mail"}, "url": None}
    assert told["filled"]["url"] is None
    assert told["external"]["url"] == ended["external"].application_url


def test_lists_are_short(client, group):
    (item,) = get(client, VACANCIES)["items"]
    assert set(item) == {"id", "meta", "title", "kind", "state", "is_open", "deadline"}
    (item,) = get(client, VACANCIES, fields="*")["items"]
    assert "contacts" not in item
    assert "place" in item
    (item,) = get(client, AREAS)["items"]
    assert set(item) == {"id", "meta", "title", "lead"}


def test_an_area_without_page_is_not_named(client, group):
    hidden = AreaFactory(name="internal")
    group.vacancy.areas.add(hidden)
    group.vacancy.save()
    assert "internal" not in str(one(client, VACANCIES, group.vacancy))
    assert elsewhere().pk not in {
        unit["id"] for unit in one(client, VACANCIES, group.vacancy)["employers"]
    }
