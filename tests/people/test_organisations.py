import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation

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
    assert units[unit].self_or_ancestor_of_kind(kind) == units.get(expected)


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


@pytest.fixture
def chalmers(units):
    """A university with a website for every language, and one of its own in Swedish."""
    units["university"].url = "https://www.chalmers.se/en/"
    units["university"].save()
    units["university"].texts.filter(language="sv").update(url="https://www.chalmers.se/")
    return Organisation.objects.get(pk=units["university"].pk)


@pytest.mark.parametrize(
    ("language", "website"),
    [
        ("sv", "https://www.chalmers.se/"),
        ("sv-fi", "https://www.chalmers.se/"),
        ("en", "https://www.chalmers.se/en/"),
        ("de", "https://www.chalmers.se/en/"),
    ],
)
def test_website_in_the_language_of_the_reader(chalmers, language, website):
    with translation.override(language):
        assert chalmers.website() == website
    assert chalmers.website(language) == website


def test_website_in_another_language_alone_is_not_shown(units):
    units["university"].texts.filter(language="sv").update(url="https://www.chalmers.se/")
    assert units["university"].website("en") == ""


@pytest.mark.parametrize(("text", "shown"), [("", "Chalmers"), ("C & T", "C &amp; T")])
def test_name_of_an_organisation_links_to_its_website(chalmers, text, shown):
    template = Template("{% load groupsite_people %}{% organisation_link unit text %}")
    with translation.override("sv"):
        html = template.render(Context({"unit": chalmers, "text": text}))
    assert html == f'<a href="https://www.chalmers.se/">{shown}</a>'


def test_name_of_an_organisation_without_a_website_is_text(units):
    template = Template("{% load groupsite_people %}{% organisation_link unit %}")
    with translation.override("en"):
        assert template.render(Context({"unit": units["university"]})) == "Chalmers"
