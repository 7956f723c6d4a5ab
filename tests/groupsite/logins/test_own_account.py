"""An open browser is not the account: a new e-mail address asks for the password, and the old is told."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from groupsite.demo.accounts import make_accounts
from groupsite.roles import set_up_groups
from tests.factories import NOW

pytestmark = pytest.mark.django_db

RIGHT = "correct horse battery staple"
OLD, NEW = "owner@example.org", "thief@example.org"


@pytest.fixture(autouse=True)
def owner(group_site: Any, at: Any) -> Any:
    return get_user_model().objects.create_superuser("owner", OLD, RIGHT)


@pytest.fixture
def save(client: Client, owner: Any, django_capture_on_commit_callbacks: Any) -> Any:
    """The form of the account as it is shown, sent with these changes."""
    client.force_login(owner)
    url = reverse("wagtailadmin_account")

    def sent(**changes: str) -> Any:
        form = BeautifulSoup(client.get(url).content, "lxml").select_one("main form")
        data = {
            field["name"]: field.get("value", "")
            for field in form.select("input[name]")
            if field.get("type") not in ("file", "checkbox")
        }
        for field in form.select("select[name]"):
            chosen = field.select_one("option[selected]")
            data[field["name"]] = chosen["value"] if chosen else ""
        data |= {name.replace("__", "-"): value for name, value in changes.items()}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(url, data)

    return sent


def address(owner: Any) -> str:
    owner.refresh_from_db()
    return str(owner.email)


@pytest.mark.parametrize("password", ["", "wrong"])
def test_a_new_address_needs_the_password(save: Any, owner: Any, password: str) -> None:
    answer = save(name_email__email=NEW, name_email__current_password=password)
    assert answer.status_code == 200
    assert "Enter your current password to change the e-mail address." in answer.content.decode()
    assert address(owner) == OLD
    assert mail.outbox == []


def test_with_the_password_it_changes_and_the_old_address_is_told(save: Any, owner: Any) -> None:
    answer = save(name_email__email=NEW, name_email__current_password=RIGHT)
    assert answer.status_code == 302
    assert address(owner) == NEW
    (letter,) = mail.outbox
    assert letter.to == [OLD]
    assert "owner" in letter.body
    assert NEW not in letter.body
    assert letter.body.startswith("The e-mail address of your account")


@pytest.mark.thorough
def test_the_letter_is_in_the_language_of_the_account(save: Any, owner: Any) -> None:
    save(locale__preferred_language="sv")
    save(name_email__email=NEW, name_email__current_password=RIGHT)
    (letter,) = mail.outbox
    assert letter.subject == "E-postadressen för ditt konto har ändrats"
    assert "Om det inte var du" in letter.body


def test_the_old_address_is_told_of_a_change_by_an_administrator(
    client: Client, owner: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """In the language of the account, and with the next change its own address again."""
    member = get_user_model().objects.create_user("member", "member@example.org", RIGHT)
    UserProfile.get_for_user(member)
    UserProfile.objects.filter(user=member).update(preferred_language="sv")
    client.force_login(owner)
    url = reverse("wagtailusers_users:edit", args=[member.pk])
    for new in ("new@example.org", "newer@example.org", "newer@example.org"):
        data = {"username": "member", "email": new, "first_name": "M", "last_name": "M"}
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(url, data | {"is_active": "on"}).status_code == 302
        assert address(member) == new
    assert [letter.to for letter in mail.outbox] == [["member@example.org"], ["new@example.org"]]
    assert {letter.subject for letter in mail.outbox} == {
        "E-postadressen för ditt konto har ändrats"
    }


def test_what_saves_no_address_tells_nobody(owner: Any, django_capture_on_commit_callbacks: Any):
    owner.email = NEW
    with django_capture_on_commit_callbacks(execute=True):
        owner.save(update_fields=["last_login"])
    assert mail.outbox == []


def test_everything_else_needs_no_password(save: Any, owner: Any) -> None:
    """Nor names, which an account need not have."""
    assert save(locale__preferred_language="sv").status_code == 302
    owner.refresh_from_db()
    assert owner.wagtail_userprofile.preferred_language == "sv"
    assert mail.outbox == []


def test_its_guesses_are_counted_with_those_at_the_login(save: Any, client: Client) -> None:
    answers = [
        save(name_email__email=NEW, name_email__current_password=f"wrong {number}")
        for number in range(7)
    ]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    login = {"username": "owner", "password": RIGHT}
    assert Client().post(reverse("wagtailadmin_login"), login).status_code == 429
    refused = save(name_email__email=NEW, name_email__current_password=RIGHT)
    assert refused.status_code == 429


def test_one_post_is_one_guess(save: Any, owner: Any) -> None:
    """Two different passwords in the two forms are not both looked at."""
    both = {
        "password__old_password": "wrong",
        "password__new_password1": "another horse battery",
        "password__new_password2": "another horse battery",
    }
    answer = save(name_email__email=NEW, name_email__current_password=RIGHT, **both)
    assert answer.status_code == 200
    assert address(owner) == OLD


def test_an_account_without_a_password_is_asked_for_none(
    save: Any, client: Client, owner: Any
) -> None:
    """Some other system signs it in, and no link to a new password is sent."""
    owner.set_unusable_password()
    owner.save()
    client.force_login(owner)
    assert save(name_email__email=NEW).status_code == 302
    assert address(owner) == NEW


def test_the_accounts_of_the_demonstration_have_names(owner: Any) -> None:
    set_up_groups()
    make_accounts(NOW)
    people = get_user_model().objects.exclude(pk=owner.pk)
    assert {person.get_full_name() for person in people} == {
        "Demo Administrator",
        "Demo Editor",
        "Demo Member",
        "Demo Officer",
        "Demo Reader",
        "Demo Translator",
    }
