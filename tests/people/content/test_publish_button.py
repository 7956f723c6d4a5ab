"""The button "Publish": what it is called beside the words, and who is offered it beside the facts."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from people.content.publishing.actions import create_record_with_page
from people.models import Person
from vacancies.models import Vacancy


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
