"""Members edit their own person, and nobody else's."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.permissions import policy_registry

from people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    user = get_user_model().objects.create_user("alice")
    return Person.objects.create(given_name="Alice", family_name="Ek", user=user)


@pytest.fixture
def bob():
    return Person.objects.create(given_name="Bob", family_name="Åberg")


@pytest.mark.parametrize(
    ("action", "own", "others"),
    [
        ("view", True, False),
        ("change", True, False),
        ("publish", True, False),
        ("add", False, False),
        ("delete", False, False),
    ],
)
def test_what_a_member_may(alice, bob, action, own, others):
    policy = policy_registry.get_by_type(Person)
    assert policy.user_has_permission_for_instance(alice.user, action, alice) is own
    assert policy.user_has_permission_for_instance(alice.user, action, bob) is others


def test_a_member_is_offered_only_their_own(alice, bob):
    policy = policy_registry.get_by_type(Person)
    found = policy.instances_user_has_any_permission_for(alice.user, ["change"])
    assert list(found) == [alice]


def test_an_account_that_is_closed_may_nothing(alice):
    """R38: taking a right away has effect at once."""
    alice.user.is_active = False
    alice.user.save()
    policy = policy_registry.get_by_type(Person)
    assert not policy.user_has_permission_for_instance(alice.user, "change", alice)
    assert not policy.user_has_permission(alice.user, "change")


def test_editors_may_every_person(alice, bob, admin_user):
    policy = policy_registry.get_by_type(Person)
    assert policy.user_has_permission_for_instance(admin_user, "delete", bob)
    found = policy.instances_user_has_any_permission_for(admin_user, ["change"])
    assert set(found) == {alice, bob}


def test_whose_account_is_known_to_the_policy(alice):
    policy = policy_registry.get_by_type(Person)
    assert alice.user in policy.users_with_any_permission_for_instance(["change"], alice)
