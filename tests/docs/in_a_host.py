"""Run inside the host that the how-to guides make, by its own settings: what they promise.

Whatever goes wrong is an exception; at the end it says so.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lab.settings.dev")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 — Django must be set up first
from django.contrib.auth.models import Permission  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from projects.models import ProjectPage  # noqa: E402
from publications.models import Publication, PublicationIndexPage  # noqa: E402
from wagtail.models import Site  # noqa: E402
from wagtail.test.utils.form_data import querydict_from_html  # noqa: E402

from people.content.publishing.actions import copy_record, create_record_with_page  # noqa: E402
from people.models import Person, PersonIndexPage  # noqa: E402

EDITOR = get_user_model().objects.create_superuser("ada", "ada@example.org", "secret")
HOME = Site.objects.get(is_default_site=True).root_page


def holds(client: Client, address: str, *words: str) -> None:
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 200, (address, answer.status_code, page[-2000:])
    for word in words:
        assert word in page, f"{address} does not say {word!r}"


def admin() -> Client:
    client = Client()
    client.force_login(EDITOR)
    return client


def press_publish(address: str, **typed: object) -> str:
    """Sends the form of the facts as the editor's browser has it; gives what the editor reads then."""
    client = admin()
    data = querydict_from_html(client.get(address).content.decode(), "w-editor-form")
    data["action-publish"] = "action-publish"
    for name, value in typed.items():
        data[name] = str(value)
    return client.post(address, data, follow=True).content.decode()


def a_person_with_own_fields() -> Person:
    index = HOME.add_child(instance=PersonIndexPage(title="People", slug="people"))
    page = create_record_with_page(
        Person(given_name="Alice", family_name="Ek"), index, "Alice Ek", EDITOR
    )
    person = page.person
    draft = person.draft()
    draft.lab_details.create(bench="B 17")
    draft.save_revision()
    page.lab_words.create(soundbite="Codes are everywhere.")
    page.save_revision(user=EDITOR).publish(user=EDITOR)
    holds(Client(), page.get_url(), "Alice Ek", "Bench B 17", "Codes are everywhere.", "lab.css")
    edit = type(person).snippet_viewset.get_url_name("edit")
    holds(admin(), reverse(edit, args=[person.pk]), "Laboratory", "B 17")
    holds(admin(), reverse("wagtailadmin_pages:edit", args=[page.pk]), "For journalists")
    person = Person.objects.get(pk=person.pk)
    assert person.draft().lab_details.count() == 1
    return person


def people_edit_their_own(alice: Person) -> None:
    """Also the rows that the guide gives to them, and no title."""
    user = get_user_model().objects.create_user("alice", "alice@example.org", "secret")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    Person.objects.filter(pk=alice.pk).update(user=user)
    client = Client()
    client.force_login(user)
    address = reverse(type(alice).snippet_viewset.get_url_name("edit"), args=[alice.pk])
    holds(client, address, "Laboratory", "B 17", "ask an editor")
    assert b'name="honorific"' not in client.get(address).content


def a_page_that_names_people(alice: Person) -> None:
    stranger = Person.objects.create(given_name="Nobody", family_name="Yet")
    page = HOME.add_child(instance=ProjectPage(title="Short codes", slug="short-codes"))
    page.members.create(person=alice)
    page.members.create(person=stranger)
    page.save_revision().publish()
    holds(Client(), page.get_url(), ">Alice Ek</a>")
    assert b"Nobody" not in Client().get(page.get_url()).content
    holds(admin(), reverse("wagtailadmin_pages:edit", args=[page.pk]), "Alice Ek")


def a_record_of_the_host() -> None:
    index = HOME.add_child(instance=PublicationIndexPage(title="Publications", slug="publications"))
    page = create_record_with_page(Publication(name="On codes"), index, "On codes", EDITOR)
    record = page.publication
    page.save_revision(user=EDITOR).publish(user=EDITOR)
    assert Client().get(page.get_url()).status_code == 404  # no year yet: the facts wait
    views = Publication.snippet_viewset
    edit = reverse(views.get_url_name("edit"), args=[record.pk])
    assert "Say in which year it appeared." in press_publish(edit)
    record.latest_revision.publish()
    assert not Publication.objects.get(pk=record.pk).live  # no year: on no path
    assert "Say in which year" not in press_publish(edit, year=2026)
    holds(Client(), page.get_url(), "On codes (2026)")
    copied = copy_record(Publication.objects.get(pk=record.pk), EDITOR)
    assert (copied.year, copied.live, copied.pages.count()) == (None, False, 1)
    holds(admin(), reverse(views.get_url_name("list")), "On codes", "New publication")
    holds(admin(), reverse(views.get_url_name("add")), "New publication")
    holds(admin(), edit, "2026")
    holds(admin(), reverse("wagtailadmin_pages:edit", args=[page.pk]), "Year", "2026")


if __name__ == "__main__":
    alice = a_person_with_own_fields()
    people_edit_their_own(alice)
    a_page_that_names_people(alice)
    a_record_of_the_host()
    sys.stdout.write("What the guides say holds.")
