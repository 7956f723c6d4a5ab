"""The JobPosting of a posting, read with extruct and compared with what Google asks for."""

import json
from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people import portraits
from people.models import Organisation
from people.structured_data import json_ld_script
from people.templatetags import groupsite_people
from tests.factories import ADDRESS, drawn_image, the_group
from tests.outputs.schemas_of_others import GOOGLE, faults
from tests.outputs.structured_data import node_of_type, nodes
from vacancies.models import Vacancy, VacancyPlaceText

pytestmark = pytest.mark.django_db


@pytest.fixture
def posting(client, scene):
    """The posting after these changes; None if there is none."""

    def read(language="en", **facts):
        vacancy = Vacancy.objects.get(pk=scene.vacancy.pk)
        for name, value in facts.items():
            setattr(vacancy, name, value)
        vacancy.save()
        return node_of_type(client.get(scene.url("vacancy", language)).text, "JobPosting")

    return read


@pytest.mark.parametrize("language", ["en", "sv"])
def test_it_is_complete(posting, language):
    found = posting(language)
    assert faults(found, GOOGLE) == []
    assert faults(found, GOOGLE, "complete") == []
    assert found["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "postalCode": ADDRESS["postal_code"],
        "addressLocality": "Göteborg",
        "addressCountry": "SE",
    }
    assert found["datePosted"] == "2025-05-13"
    assert found["validThrough"] == "2025-06-14T23:59:59+02:00"
    assert found["identifier"]["value"] == "WAVES-1"
    assert found["employmentType"] == ["FULL_TIME"]
    assert found["totalJobOpenings"] == 1
    assert found["educationRequirements"] == "A master’s degree in mathematics. English."
    assert "Coding" not in found["title"]


def test_the_employer_is_the_university_and_the_unit_is_the_group(posting):
    found = posting()
    assert found["hiringOrganization"]["@type"] == "CollegeOrUniversity"
    assert found["hiringOrganization"]["name"] == "Lindholmen University"
    (unit,) = found["employmentUnit"]
    assert unit["name"] == "Waves group"
    assert unit["parentOrganization"]["name"] == "Department of Waves"
    above = unit["parentOrganization"]["parentOrganization"]
    assert above["@id"] == found["hiringOrganization"]["@id"]


def test_website_and_ror_of_the_employer(posting):
    facts = {"url": "https://waves.example/", "ror": "https://ror.org/000000000"}
    Organisation.objects.filter(kind="university").update(**facts)
    employer = posting()["hiringOrganization"]
    assert employer["@id"] == facts["ror"]
    assert employer["sameAs"] == [facts["url"], facts["ror"]]


def test_both_languages_tell_of_the_same_thing(posting):
    english, swedish = posting("en"), posting("sv")
    assert english["@id"] == swedish["@id"]
    assert english["url"] != swedish["url"]
    same = ("datePosted", "validThrough", "baseSalary", "jobLocation", "identifier")
    different_names = {"jobLocation", "identifier"}
    for name in set(same) - different_names:
        assert english[name] == swedish[name]


def test_the_description_has_all_sections_and_no_links(posting):
    description = posting()["description"]
    for words in (
        "Waves carry information.",
        "<li>A master’s degree in mathematics</li>",
        "<li>Knowledge of coding theory</li>",
        "<p>Nine professors.</p>",
        "Alice Ek",
        "What TIDE is (en).",
        "The school of TIDE (en).",
        "CV",
        "14\xa0June 2025",
    ):
        assert words in description
    assert "<a" not in description
    assert "class=" not in description


@pytest.mark.table(every="facts")
@pytest.mark.parametrize(
    ("facts", "name", "expected"),
    [
        ({"deadline_time": time(12, 0)}, "validThrough", "2025-06-14T12:00:59+02:00"),
        ({"time_zone": "America/New_York"}, "validThrough", "2025-06-14T23:59:59-04:00"),
        ({"deadline_on": date(2025, 10, 26)}, "validThrough", "2025-10-26T23:59:59+01:00"),
        ({"deadline_on": date(2026, 3, 29)}, "validThrough", "2026-03-29T23:59:59+02:00"),
        ({"kind": "postdoc", "deadline_on": None}, "validThrough", None),
        ({"extent_percent": 50}, "employmentType", ["PART_TIME"]),
        ({"employment_form": "fixed"}, "employmentType", ["FULL_TIME", "TEMPORARY"]),
        ({"extent_percent": None}, "employmentType", None),
        ({"positions_min": 3, "positions_max": 4}, "totalJobOpenings", None),
        ({"positions_min": 3}, "totalJobOpenings", 3),
        ({"reference": ""}, "identifier", None),
        ({"salary": "agreement"}, "baseSalary", None),
        ({"salary_currency": ""}, "baseSalary", None),
        ({"application_method": "email", "application_email": "a@b.se"}, "directApply", None),
        ({"start": "date", "start_on": date(2025, 9, 1)}, "jobStartDate", "2025-09-01"),
        ({"start": "soon"}, "jobImmediateStart", True),
        ({"start": "agreement"}, "jobImmediateStart", None),
    ],
)
def test_a_fact_is_told_or_left_out(posting, facts, name, expected):
    found = posting(**facts)
    assert found.get(name) == expected
    assert faults(found, GOOGLE) == []


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ({"salary_amount": 34550}, {"value": 34550, "unitText": "MONTH"}),
        (
            {"salary_amount": "34550.50", "salary_max": 40000, "salary_period": "year"},
            {"minValue": 34550.5, "maxValue": 40000, "unitText": "YEAR"},
        ),
        (
            {"salary_amount": 150, "salary_max": 150, "salary_period": "hour"},
            {"value": 150, "unitText": "HOUR"},
        ),
    ],
)
def test_the_salary_is_an_amount_or_a_range(posting, facts, value):
    amount = {"salary": "amount", "salary_currency": "SEK", **facts}
    found = posting(**amount)["baseSalary"]
    assert found["currency"] == "SEK"
    assert found["value"] == {"@type": "QuantitativeValue", **value}


def test_a_location_of_its_own_has_the_country_of_the_organisation(posting, scene):
    rows = [VacancyPlaceText(language="en", place="Onsala")]
    found = posting(places=rows)
    assert found["jobLocation"] == {
        "@type": "Place",
        "name": "Onsala",
        "address": {"@type": "PostalAddress", "addressCountry": "SE"},
    }


def test_without_an_address_there_is_no_invented_one(posting):
    empty = dict.fromkeys(ADDRESS, "")
    Organisation.objects.filter(kind="university").update(**empty)
    found = posting()
    assert "jobLocation" not in found
    assert faults(found, GOOGLE) == ["[]: 'jobLocation' is a required property"]


def test_no_posting_of_a_thesis_project(posting):
    assert posting(kind="thesis") is None


@pytest.mark.parametrize(("like", "is_employment"), [("thesis", False), ("doctoral", True)])
def test_a_type_that_a_host_adds_is_a_posting_if_the_type_that_it_is_like_is(
    posting, settings, like, is_employment
):
    added = {"abroad": {"like": like, "names": {"en": "Abroad"}}}
    settings.GROUPSITE_VACANCIES_POSITION_KINDS = added
    assert (posting(kind="abroad") is not None) is is_employment


def test_a_form_of_employment_that_a_host_adds_ends_if_the_form_that_it_is_like_does(
    posting, settings
):
    added = {"stipend": {"like": "fixed", "names": {"en": "Stipend"}}}
    settings.GROUPSITE_VACANCIES_EMPLOYMENT_FORMS = added
    assert posting(employment_form="stipend")["employmentType"] == ["FULL_TIME", "TEMPORARY"]


@pytest.mark.table
@pytest.mark.parametrize("facts", [{"deadline_on": date(2025, 5, 19)}, {"outcome": "filled"}])
def test_no_posting_of_what_has_ended(posting, facts):
    assert posting(**facts) is None


def test_a_joint_position_has_two_units(posting, scene):
    other = Organisation.objects.create(kind="company", abbreviation="ACME")
    found = posting(organisation=the_group(), second_organisation=other)
    assert [one["name"] for one in found["hiringOrganization"]] == ["Lindholmen University", "ACME"]
    assert faults(found, GOOGLE) == []


ODD = ["</script><script>alert(1)</script>", "A & B", "王小明 <!--", "\u202eabc\u202c", "x" * 200]


@pytest.mark.table
@pytest.mark.parametrize("title", ODD)
def test_odd_titles_are_told_unchanged(client, scene, title):
    page = scene.pages["vacancy"]["en"]
    page.title = title
    page.save()
    html = client.get(scene.url("vacancy", "en")).text
    assert node_of_type(html, "JobPosting")["title"] == title
    assert "<script>alert" not in html


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.text() | st.lists(st.text(), max_size=3))
def test_no_text_ends_the_element(value):
    """Whatever is in it, a browser reads one script element with the same JSON."""
    script = json_ld_script([{"@type": "Thing", "name": value}])
    inner = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(inner)
    assert json.loads(inner)["@graph"][0]["name"] == value


def test_person_and_area_and_website(client, scene):
    alice = node_of_type(client.get(scene.url("person", "en")).text, "Person")
    assert (alice["name"], alice["email"]) == ("Alice Ek", "alice@example.org")
    assert alice["jobTitle"] == ["PhD student"]
    (group,) = alice["affiliation"]
    assert group["@type"] == "ResearchOrganization"
    assert group["parentOrganization"]["parentOrganization"]["@type"] == "CollegeOrUniversity"
    area = node_of_type(client.get(scene.url("area", "sv")).text, "DefinedTerm")
    assert area["name"] == "Coding"
    home = {one["@type"]: one for one in nodes(client.get("/en/").text)}
    assert home["WebSite"]["name"] == "Waves"
    assert home["WebSite"]["inLanguage"] == ["en", "sv"]
    assert home["ResearchOrganization"]["url"] == home["WebSite"]["url"]
    assert home["WebSite"]["publisher"]["@id"] == home["ResearchOrganization"]["@id"]


def test_breadcrumbs_lead_to_the_page(client, scene):
    html = client.get(scene.url("vacancy", "sv")).text
    trail = node_of_type(html, "BreadcrumbList")["itemListElement"]
    assert [(one["position"], one["name"]) for one in trail] == [
        (1, "Lediga tjänster"),
        (2, "Doktorand i vågor & koder"),
    ]
    assert all(one["item"].startswith("http://localhost/sv/") for one in trail)


def test_somebody_who_has_left_has_no_affiliation(client, scene):
    scene.supervisor.roles.update(ends_on=date(2025, 1, 31))
    alice = node_of_type(client.get(scene.url("person", "en")).text, "Person")
    assert "affiliation" not in alice
    assert "jobTitle" not in alice


@pytest.mark.table
@pytest.mark.parametrize("address", ["/en/search/?q=waves", "/en/nothing/"])
def test_other_pages_have_no_structured_data(client, scene, address):
    assert nodes(client.get(address).text) == []


def test_a_posting_costs_two_queries_more_at_most(client, scene, monkeypatch):
    """Than without structured data and a picture for links: for its first area, and the employer's logo."""
    university = Organisation.objects.get(kind="university")
    university.logo = drawn_image("Logo")
    university.save()
    portraits.make_logo_rendition(university.logo)
    url, counts = scene.url("vacancy", "en"), {}
    for left_out in ("", "nodes_of_page", "link_preview_of_page"):
        if left_out:
            monkeypatch.setattr(groupsite_people, left_out, lambda *_args: [])
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            html = client.get(url).text
        counts[left_out] = len(queries)
        assert ('"logo":"http://' in html) is not bool(left_out)
    assert counts[""] - counts["link_preview_of_page"] <= 2
