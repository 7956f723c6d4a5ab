"""A person's name is a fact: the titles of their pages follow it."""

import pytest

from people.content.publishing.actions import create_record_with_page
from people.models import Person, PersonIndexPage, PersonPage


@pytest.fixture
def page(home, admin):
    index = home.add_child(instance=PersonIndexPage(title="People", slug="people"))
    person = Person(given_name="Alice", family_name="Ek")
    page = create_record_with_page(person, index, "Alice Ek", admin)
    page.save_revision(user=admin).publish(user=admin)
    return PersonPage.objects.get()


def rename():
    draft = Person.objects.get().draft()
    draft.family_name = "Åberg"
    draft.save_revision().publish()


def test_a_new_name_is_the_title_at_once(page):
    rename()
    assert PersonPage.objects.get().title == "Alice Åberg"


def test_an_older_draft_of_the_words_does_not_bring_the_old_name_back(page):
    older = page.save_revision()
    rename()
    older.publish()
    page = PersonPage.objects.get()
    assert (page.title, page.live) == ("Alice Åberg", True)


def test_the_address_stays(page):
    rename()
    assert PersonPage.objects.get().slug == "alice-ek"
