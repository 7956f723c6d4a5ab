"""Related roles share a heading, however many roles are between them."""

import pytest

from groupsite.demo.factories import build_role_with_texts
from people.models import Person, PersonRole
from people.models.directory_order import holders_in_role_order
from tests.factories import PersonFactory
from tests.pages import visit

pytestmark = pytest.mark.django_db


def saved(name: str, under=None, sort_order: int = 10):
    made = build_role_with_texts(
        {"en": {"name": name, "plural": f"{name}s"}}, listed_under=under, sort_order=sort_order
    )
    made.save()
    return made


def test_a_role_below_a_role_below_another_is_listed_under_the_highest():
    professor = saved("Professor")
    associate = saved("Associate professor", professor)
    guest = saved("Visiting associate professor", associate)
    assert {one.listing_role for one in (professor, associate, guest)} == {professor}


def test_roles_listed_under_each_other_are_listed_under_one():
    first, second = saved("First"), saved("Second")
    first.listed_under, second.listed_under = second, first
    first.save()
    second.save()
    assert first.listing_role == second
    assert second.listing_role == first


def test_they_share_one_heading_on_the_people_page(client, group_site, at):
    professor = saved("Professor", sort_order=1)
    guest = saved("Visiting professor", saved("Associate professor", professor))
    for number, one in enumerate((professor, guest)):
        person = PersonFactory(family_name=f"Ek {number}", role="Professor")
        person.roles.update(role=one)
    page = visit(client, group_site.people["en"])
    assert page.texts("h2") == ["Professors"]
    assert len(page.main.select(".people > li")) == 2


def test_people_of_roles_with_the_same_order_are_not_mixed(at):
    professor, student = saved("Professor"), saved("Student")
    for name, role in (("Ek", student), ("Berg", student), ("Alm", professor), ("Öst", professor)):
        PersonFactory(family_name=name, role=str(role)).roles.update(role=role)
    rows = PersonRole.objects.all()
    found = holders_in_role_order(Person.objects.published(at), rows)
    assert [person.family_name for person in found] == ["Alm", "Öst", "Berg", "Ek"]
