import pytest
from django.core.exceptions import ValidationError

from people.models import Organisation, OrganisationText

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    made, parent = {}, None
    for kind in ("university", "department", "division", "group"):
        parent = made[kind] = Organisation.objects.create(kind=kind, parent=parent)
    for language, place in (("en", "Gothenburg"), ("sv", "Göteborg")):
        OrganisationText.objects.create(
            organisation=made["university"], language=language, name="Chalmers", place=place
        )
    return made


def test_what_lies_within(units):
    other = Organisation.objects.create(kind="department", parent=units["university"])
    found = Organisation.objects.ids_within(units["department"])
    assert found == {units[kind].pk for kind in ("department", "division", "group")}
    assert other.pk not in found


@pytest.mark.parametrize(
    ("unit", "kind", "expected"),
    [
        ("group", "department", "department"),
        ("department", "department", "department"),
        ("university", "department", None),
    ],
)
def test_the_nearest_unit_of_a_kind(units, unit, kind, expected):
    assert units[unit].nearest_of_kind(kind) == units.get(expected)


@pytest.mark.parametrize(("language", "place"), [("en", "Gothenburg"), ("sv", "Göteborg")])
def test_a_unit_is_where_the_one_above_it_is(units, language, place):
    assert Organisation.objects.get(pk=units["group"].pk).place(language).text == place


def test_an_organisation_is_no_part_of_itself(units):
    units["university"].parent = units["group"]
    with pytest.raises(ValidationError, match="part of itself"):
        units["university"].clean()


def test_a_ring_made_by_code_does_not_hang(units):
    Organisation.objects.filter(pk=units["university"].pk).update(parent=units["group"])
    group = Organisation.objects.get(pk=units["group"].pk)
    assert len(list(group.ancestors())) <= 4
    assert len(Organisation.objects.ids_within(group)) == 4
