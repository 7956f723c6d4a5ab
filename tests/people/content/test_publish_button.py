"""The button "Publish": what it is called beside the words, and who is offered it beside the facts."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from people.content.publishing.actions import create_record_with_page
from people.content.records.urls import edit_url
from people.models import Person
from vacancies.models import Vacancy


@pytest.mark.thorough
def test_the_button_of_a_first_page_names_the_facts_and_no_other_page_does(
    admin_client, ready_page, index, admin
):
    first = create_record_with_page(Vacancy(name="x"), index, "x", admin)
    ready_page.save_revision(user=admin).publish(user=admin)
    shown = [
        admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        for page in (first, ready_page, index)
    ]
    assert ["Publish page and facts" in html for html in shown] == [True, False, False]


@pytest.fixture
def member(db):
    user = get_user_model().objects.create_user("alice")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.mark.thorough
def test_a_member_publishes_their_own_facts(client, member):
    person = Person.objects.create(given_name="Alice", family_name="Ek", user=member)
    edit = reverse(Person.snippet_viewset.get_url_name("edit"), args=[person.pk])
    client.force_login(member)
    html = client.get(edit).text
    assert html.count('name="action-publish"') == 1
    data = {"given_name": "Alice", "family_name": "Ek", "room": "6414", "action-publish": "1"}
    for rows in client.get(edit).context["form"].formsets:
        data |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}
    client.post(edit, data)
    person.refresh_from_db()
    assert (person.live, person.room) == (True, "6414")


@pytest.fixture
def public(ready_page, admin):
    """Facts that are public, and nothing prevents publishing them again."""
    Vacancy.objects.get(pk=ready_page.vacancy.pk).latest_revision.publish(user=admin)
    return Vacancy.objects.get(pk=ready_page.vacancy.pk)


def footer_buttons(client, record):
    soup = BeautifulSoup(client.get(edit_url(record)).text, "lxml")
    return [one.get_text(strip=True) for one in soup.select("nav.footer__container button")]


@pytest.mark.thorough
def test_public_facts_are_published_by_the_main_button(admin_client, public):
    assert footer_buttons(admin_client, public)[0] == "Publish"


def test_facts_that_are_no_longer_complete_are_saved_by_the_main_button(admin_client, public):
    public.organisation = None
    public.save_revision()
    assert footer_buttons(admin_client, public)[0] == "Save draft"


@pytest.mark.thorough
def test_a_draft_of_facts_is_saved_by_the_main_button(admin_client, ready_page):
    assert footer_buttons(admin_client, ready_page.record)[0] == "Save draft"


@pytest.mark.thorough
def test_enter_in_a_field_of_public_facts_saves_a_draft(admin_client, public):
    """A browser presses the first submit button that belongs to the form."""
    soup = BeautifulSoup(admin_client.get(edit_url(public)).text, "lxml")
    first, *_others = soup.select(
        "button[type=submit][form=w-editor-form], #w-editor-form button:not([type=button], [form])"
    )
    assert not first.has_attr("name")
