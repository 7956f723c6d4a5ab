"""Choosers of records and vocabularies find by parts of names, in any word row."""

import pytest
from django.urls import reverse

from people.models import Organisation, OrganisationText, Person


@pytest.fixture
def people(db):
    for given, family in (("Alice", "Ek"), ("Bob", "Åberg"), ("Åsa", "Ek Åberg")):
        Person.objects.create(given_name=given, family_name=family)


def found(client, model, **query):
    viewset = model.snippet_viewset.chooser_viewset
    return client.get(reverse(viewset.get_url_name("choose_results")), query).text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"Alice Ek", "Bob Åberg", "Åsa Ek Åberg"}),
        ("ek", {"Alice Ek", "Åsa Ek Åberg"}),
        ("bob åb", {"Bob Åberg"}),
        ("ek åb", {"Åsa Ek Åberg"}),
        ("nobody", set()),
        ("ÅSA", {"Åsa Ek Åberg"}),
        ("%\0_'\"", {"Alice Ek", "Bob Åberg", "Åsa Ek Åberg"}),  # no word at all
    ],
)
def test_people_are_found_by_parts_of_their_names(admin_client, people, query, names):
    html = found(admin_client, Person, q=query)
    assert {name for name in ("Alice Ek", "Bob Åberg", "Åsa Ek Åberg") if name in html} == names


def test_the_chooser_offers_the_search(admin_client, people):
    viewset = Person.snippet_viewset.chooser_viewset
    assert 'name="q"' in admin_client.get(reverse(viewset.get_url_name("choose"))).json()["html"]


def test_organisations_are_found_in_every_language_once(admin_client, db):
    unit = Organisation.objects.create(kind="group")
    for language, name in (("en", "Waves group"), ("sv", "forskargruppen Waves")):
        OrganisationText.objects.create(organisation=unit, language=language, name=name)
    html = found(admin_client, Organisation, q="waves")
    assert html.count("Waves group") == 1
    assert "Waves group" in found(admin_client, Organisation, q="forskar")
