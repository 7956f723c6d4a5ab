"""What search engines and job boards would not learn, among the checks of a vacancy."""

import pytest

from people.content.findings.finding import errors
from people.models import Organisation
from people.models.postal_addresses import PostalAddress
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
    unit, university = one.organisation, one.organisation.parent
    screens = {"organisation_number": unit, "country": university, "locality": university}
    assert fields(one) == [(field, screens[field]) for field in missing]


def test_the_missing_part_is_named_with_the_nearest_unit_that_has_another():
    """A group that has only its country does not hide that the university lacks the town."""
    one = vacancy(organisation={**KNOWN, "locality": ""})
    one.organisation.country = "SE"
    assert fields(one) == [("locality", one.organisation.parent)]
    assert "“WAVES” has no town" in one.missing_output_fact_findings()[0].text
    one = vacancy(organisation={**KNOWN, "country": ""})
    assert "“WAVES” has no country" in one.missing_output_fact_findings()[0].text
    one.organisation.locality = "Onsala"
    assert fields(one) == [("country", one.organisation)]
    one = vacancy()
    one.organisation.country = "NO"  # the university’s address is in another country
    assert fields(one) == [("locality", one.organisation)]


def test_of_a_location_of_its_own_only_the_country_is_known():
    one = vacancy(["Onsala"])
    assert fields(one) == [("places", None)]
    assert address(one) == PostalAddress(country="SE")


def test_working_hours_are_missed():
    assert fields(vacancy(extent_percent=None)) == [("extent_percent", None)]


def test_a_thesis_project_is_in_no_such_output():
    assert fields(vacancy(organisation={}, thesis=True)) == []


def test_without_an_organisation_another_check_says_so():
    one = VacancyFactory.build(organisation=None)
    assert fields(one) == []
    assert not address(one)
