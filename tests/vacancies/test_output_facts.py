"""What search engines and job boards would not learn, among the checks of a vacancy."""

import pytest

from people.content.findings.finding import errors
from people.models import Organisation
from tests.factories import ADDRESS, VacancyFactory
from vacancies.models import VacancyPlaceText
from vacancies.posting.people import workplace_address

KNOWN = {**ADDRESS, "abbreviation": "WAVES"}


def vacancy(places=(), organisation=KNOWN, **facts):
    workplace = Organisation(kind="group", parent=Organisation(kind="university", **organisation))
    rows = [VacancyPlaceText(language="en", place=place) for place in places]
    return VacancyFactory.build(organisation=workplace, places=rows, **facts)


def address(one):
    return workplace_address(one.places.all(), one.organisation)


def fields(one):
    found = one.missing_output_fact_findings()
    assert errors(found) == []  # nothing of this stops anybody from publishing
    return [(finding.field, finding.screen) for finding in found]


def test_nothing_is_missing():
    assert fields(vacancy()) == []
    assert fields(vacancy(["göteborg "])) == []
    assert address(vacancy()).locality == "Göteborg"


@pytest.mark.parametrize(
    ("organisation", "missing"),
    [
        ({}, ["country"]),
        ({"country": "SE"}, ["locality", "organisation_number"]),
        ({"country": "NO", "locality": "Oslo"}, []),
        ({"locality": "Oslo"}, ["country"]),
        ({"country": "SE", "locality": "Lund"}, ["organisation_number"]),
    ],
)
def test_each_missing_fact_is_named_where_it_is_edited(organisation, missing):
    one = vacancy(organisation=organisation)
    assert fields(one) == [(field, one.organisation) for field in missing]


def test_a_location_of_its_own_has_no_address():
    one = vacancy(["Onsala"])
    assert fields(one) == [("places", None)]
    assert not address(one)


def test_working_hours_are_missed():
    assert fields(vacancy(extent_percent=None)) == [("extent_percent", None)]


def test_a_thesis_project_is_in_no_such_output():
    assert fields(vacancy(organisation={}, thesis=True)) == []


def test_without_an_organisation_another_check_says_so():
    one = VacancyFactory.build(organisation=None)
    assert fields(one) == []
    assert not address(one)
