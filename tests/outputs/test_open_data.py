"""The open data: both languages in one object, pages, 304."""

from urllib.parse import urlsplit

import pytest

from tests.factories import VacancyFactory
from tests.outputs.open_data import items, url
from vacancies.open_data import loaded_openings, views

NAMES = ("vacancies", "euraxess", "platsbanken")

pytestmark = pytest.mark.django_db


def test_facts_once_and_texts_in_each_language(client, scene):
    (one,) = items(client, "vacancies")
    assert one["id"] == str(scene.vacancy.key)
    assert one["deadline"] == {
        "date": "2025-06-14",
        "last_second": "2025-06-14T23:59:59+02:00",
        "time_zone": "Europe/Stockholm",
    }
    assert set(one["pages"]) == {"en", "sv"}
    assert one["pages"]["sv"]["title"] == "Doktorand i vågor & koder"
    assert one["workplaces"][0]["names"] == {"en": "Waves group", "sv": "forskargruppen Vågor"}
    assert one["workplaces"][0]["organisation_number"] == "000000-0000"
    assert one["location"]["address"]["country"] == "SE"
    assert one["research_areas"] == [{"en": "Coding", "sv": "Coding"}]
    assert [row["name"] for row in one["supervisors"]] == ["Alice Ek"]
    sections = {part["name"]: part["html"] for part in one["pages"]["en"]["sections"]}
    assert sections["environment"] == "<p>Nine professors.</p>"


def test_requirements_and_merits_are_those_of_the_lists(client, scene):
    english, swedish = items(client, "platsbanken")
    assert (english["detected_language"], swedish["detected_language"]) == ("en", "sv")
    assert english["must_have"]["skills"] == [
        {"label": "A master’s degree in mathematics"},
        {"label": "English"},
    ]
    assert english["nice_to_have"]["skills"] == [{"label": "Knowledge of coding theory"}]
    assert english["employer"]["organization_number"] == "0000000000"
    assert english["workplace_address"]["country"] == "Sverige"
    contact = {"name": "Alice Ek", "email": "alice@example.org", "telephone": None}
    assert english["application_contacts"] == [contact]
    assert english["publication_date"] == "2025-05-13T00:00:00+02:00"


def test_what_a_profile_of_euraxess_is_by_definition(client, scene):
    information = items(client, "euraxess")[0]["job_information"]
    assert information["researcher_profile"] == ["First Stage Researcher (R1)"]
    assert information["organisation_company"] == "Lindholmen University"
    assert information["country"] == "Sweden"


def test_thesis_projects_are_only_in_the_open_data(client, scene):
    scene.site.add(VacancyFactory(thesis=True), title="Thesis")
    assert len(items(client, "vacancies")) == 2
    assert "Thesis" not in str(items(client, "euraxess")) + str(items(client, "platsbanken"))


@pytest.mark.table
@pytest.mark.parametrize("name", NAMES)
def test_unchanged_data_is_answered_with_304(client, scene, name):
    first = client.get(url(name))
    again = client.get(url(name), headers={"if-none-match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    scene.vacancy.reference = "NEW"
    scene.vacancy.save()
    changed = client.get(url(name), headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_served(client, scene, name):
    address = client.get(url(name)).json()["$schema"]
    assert client.get(urlsplit(address).path).json()["title"]
    assert client.get("/open-data/other.schema.json").status_code == 404


@pytest.mark.parametrize("after", ["x", "-1", "1'", "9" * 30, "²"])
def test_odd_parameters_are_refused(client, scene, after):
    assert client.get(url("vacancies"), {"after": after}).status_code == 400


def test_odd_methods_are_refused(client, scene):
    assert client.post(url("vacancies")).status_code == 405
    assert client.head(url("vacancies")).status_code == 200


def test_all_pages_have_each_vacancy_once(client, scene, monkeypatch):
    for module in (loaded_openings, views):
        monkeypatch.setattr(module, "PAGE_SIZE", 2)
    for number in range(4):
        scene.site.add(VacancyFactory(), title=f"Position {number}")
    found, query = [], ""
    while query is not None:
        document = client.get(f"{url('vacancies')}{query}").json()
        found += [one["id"] for one in document["items"]]
        query = f"?{urlsplit(document['next']).query}" if document["next"] else None
    assert len(found) == len(set(found)) == 5


@pytest.mark.table
@pytest.mark.parametrize(
    "text", ["</script>", "A & B < C", "王小明", "\u202eabc\u202c", "x" * 200, '"quoted"']
)
def test_odd_texts_are_told_unchanged(client, scene, text):
    page = scene.pages["vacancy"]["en"]
    page.title = page.lead = text
    page.save()
    (one,) = items(client, "vacancies")
    assert (one["pages"]["en"]["title"], one["pages"]["en"]["introduction"]) == (text, text)
    assert items(client, "platsbanken")[0]["headline"] == text
