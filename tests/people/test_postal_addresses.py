"""The postal address that applies to a unit, and the countries to choose from."""

from itertools import count

import pytest
from django.utils import translation

from people.models import Organisation
from people.models.countries import country_choices, country_name
from people.models.postal_addresses import PostalAddress

UNIVERSITY = {"street": "", "postal_code": "412 96", "locality": "Göteborg", "country": "SE"}


NUMBERS = count(1)


def unit(parent=None, **facts):
    return Organisation(pk=next(NUMBERS), kind="department", parent=parent, **facts)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, PostalAddress("", "412 96", "Göteborg", "SE")),
        ({"country": "SE"}, PostalAddress("", "412 96", "Göteborg", "SE")),
        ({"locality": "Onsala"}, PostalAddress("", "", "Onsala", "SE")),
        ({"street": "Route 1", "country": "CH"}, PostalAddress("Route 1", "", "", "CH")),
        ({"country": "CH"}, PostalAddress(country="CH")),
    ],
)
def test_parts_of_two_addresses_are_never_mixed(own, expected):
    assert unit(unit(unit(**UNIVERSITY), **own)).postal_address() == expected


def test_nothing_is_known():
    nothing = unit(unit()).postal_address()
    assert nothing == PostalAddress()
    assert not nothing


def test_the_number_of_the_nearest_unit_with_one():
    company = unit(organisation_number="1")
    assert unit(unit(company)).register_number() == "1"
    assert unit(company, organisation_number="2").register_number() == "2"
    assert unit().register_number() == ""


def test_iso_3166_has_249_countries():
    codes = {code for code, _name in country_choices()}
    assert len(codes) == 249
    assert {"SE", "GB", "US", "AX", "TW"} < codes
    assert not {"EU", "UN", "XK", "UK", "ZZ"} & codes


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Sweden"),
        ("sv", "Sverige"),
        ("de", "Schweden"),
        ("zh-hans", "瑞典"),
        ("xx", "Sweden"),
    ],
)
def test_names_are_in_the_language_of_the_reader(language, name):
    assert country_name("SE", language) == name
    assert country_name("??", language) == "??"


def test_countries_are_in_alphabetical_order():
    with translation.override("sv"):
        names = [name for _code, name in country_choices()]
    assert names.index("Åland") > names.index("Zimbabwe")


def test_an_unknown_code_is_refused():
    field = Organisation._meta.get_field("country")
    with pytest.raises(Exception, match="XK"):
        field.clean("XK", None)
    assert field.clean("SE", None) == "SE"
