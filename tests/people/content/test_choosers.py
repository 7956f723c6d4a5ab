"""Choosers of records and vocabularies find by parts of names, in any word row."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation
from modelsearch import index
from wagtail.users.models import UserProfile

from people.content.publishing.actions import add_draft_page
from people.models import Organisation, OrganisationText, Person, Role
from research.models import Keyword, ResearchArea
from vacancies.models import DocumentKind, Vacancy

MODELS = [Person, Organisation, Role, ResearchArea, Keyword, Vacancy, DocumentKind]


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


def make_one(model):
    """A record with words in two languages and, where it has pages, a page in each."""
    match model.__name__:
        case "Person":
            return model.objects.create(given_name="Alice", family_name="Unlike", live=True)
        case "ResearchArea" | "Vacancy":
            return model.objects.create(name="Unlike", live=True)
    record = model(kind="group") if model is Organisation else model()
    record.save()
    rows = model._meta.get_field("texts").related_model
    owner = next(field.name for field in rows._meta.fields if field.remote_field)
    name = next(
        field.name
        for field in rows._meta.fields
        if field.get_internal_type() == "CharField" and field.name != "language"
    )
    for language in ("en", "sv"):
        rows.objects.create(**{owner: record, "language": language, name: "Unlike"})
    return record


@pytest.mark.table(every="model")
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("query", ["", "unlike"])
@pytest.mark.parametrize("reader", ["en", "sv"])
def test_every_chooser_offers_a_record_once(admin_client, admin, model, query, reader):
    profile = UserProfile.get_for_user(admin)
    profile.preferred_language = reader
    profile.save()
    record = make_one(model)
    html = BeautifulSoup(found(admin_client, model, q=query), "lxml")
    offered = [link["href"] for link in html.select("a[data-chooser-modal-choice]")]
    assert sum(address.endswith(f"/{record.pk}/") for address in offered) == 1
    assert len(offered) == len(set(offered)) == model.objects.count()


@pytest.mark.thorough
def test_the_page_chooser_offers_one_language_at_a_time(admin_client, page, swedish_index, admin):
    """Below a home page only its own language; the others behind Wagtail's switch."""
    add_draft_page(page.vacancy, swedish_index, "Doktorand", admin)
    for parent, own, other in (
        (page.get_parent(), "PhD student in coding", "Doktorand"),
        (swedish_index, "Doktorand", "PhD student in coding"),
    ):
        address = reverse("wagtailadmin_choose_page_child", args=[parent.pk])
        html = admin_client.get(address).json()["html"]
        assert html.count(f'data-title="{own}"') == 1
        assert f'data-title="{other}"' not in html


@pytest.mark.parametrize(("reader", "first"), [("en", "en"), ("sv", "sv")])
def test_searching_the_page_chooser_offers_a_page_once(
    admin_client, page, swedish, swedish_index, admin, reader, first
):
    """In the language of the text that is edited, or else in that of the admin: a link leads to
    the reader's language whichever was chosen.
    """
    other = add_draft_page(page.vacancy, swedish_index, "PhD student i kodning", admin)
    alone = add_draft_page(
        Vacancy.objects.create(name="x"), swedish_index, "PhD student på svenska", admin
    )
    for one in (page, other, alone):
        one.save_revision()
        index.insert_or_update_object(one)
    pages = {"en": page, "sv": other}

    def offered(**headers):
        with translation.override(reader):
            answer = admin_client.get(
                reverse("wagtailadmin_choose_page_search"), {"q": "phd student"}, headers=headers
            )
        html = BeautifulSoup(answer.text, "lxml")
        return {int(link["data-id"]) for link in html.select("a[data-id]")}

    profile = UserProfile.get_for_user(admin)
    profile.preferred_language = reader
    profile.save()
    assert offered() == {pages[first].pk, alone.pk}
    for code, edited in pages.items():
        referer = "http://testserver" + reverse("wagtailadmin_pages:edit", args=[edited.pk])
        assert offered(referer=referer) == {pages[code].pk, alone.pk}
