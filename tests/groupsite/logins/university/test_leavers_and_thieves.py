"""Attacks on accounts of the university: by a colleague, a stolen session, and somebody who has left."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client

from groupsite.second_factor import changes, mails
from groupsite.second_factor.models import SecondFactor
from tests.groupsite.logins.second_factor import phones
from tests.groupsite.logins.second_factor.authenticators import Authenticator
from tests.groupsite.logins.second_factor.phones import CODE, PASSWORD, SET_UP, Phone
from tests.groupsite.logins.second_factor.test_new_address import save
from tests.groupsite.logins.second_factor.test_passkeys import add, challenge
from tests.groupsite.logins.second_factor.test_passkeys import sign_in as sign_in_with_passkey
from tests.groupsite.logins.university.providers import Provider
from tests.groupsite.logins.university.test_university_login import (
    HOME,
    LOGIN,
    STAFF,
    START,
    is_in,
    message_after,
    sign_in,
)
from vacancies.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("oidc")]
ADDRESS = {"email": "victim@example.org", "email_verified": True}
User = get_user_model()


@pytest.fixture
def planted(oidc: Any) -> Any:
    """A colleague's account, with all that a hand can give, and the address of somebody else."""
    oidc["link_by_email"] = True
    User.objects.create_superuser("administrator", password=PASSWORD)
    user = User.objects.create_superuser("colleague", ADDRESS["email"], PASSWORD)
    user.groups.add(Group.objects.create(name="Choir"))
    user.user_permissions.add(Permission.objects.get(codename="add_group"))
    return user


@pytest.fixture
def colleague(planted: Any) -> tuple[Client, Phone]:
    client = Client()
    phones.enter_password(client, planted)
    return client, phones.set_up(client)


def test_a_linked_account_is_no_longer_that_of_its_password(
    provider: Provider, planted: Any, colleague: tuple[Client, Phone]
) -> None:
    old, _phone = colleague
    assert is_in(old)
    victim = Client()
    sign_in(victim, provider, **STAFF, **ADDRESS)
    planted.refresh_from_db()
    assert planted.groupsite_university_identities.exists()
    assert is_in(victim)
    assert not is_in(old)
    assert not planted.has_usable_password()
    assert not SecondFactor.objects.exists()
    assert not planted.is_superuser
    assert not planted.is_staff
    assert not planted.user_permissions.exists()
    assert {group.name for group in planted.groups.all()} == {"Editors"}
    other = Client()
    phones.enter_password(other, planted)
    assert not is_in(other)
    other.post("/admin/password_reset/", {"email": ADDRESS["email"]})
    assert not [one for one in mail.outbox if "/password_reset/" in str(one.body)]


@pytest.mark.parametrize(
    "change",
    [{"is_active": False}, {"is_superuser": False}, {"password": "!unusable"}],
    ids=["inactive", "no superuser", "no password"],
)
def test_the_last_superuser_with_a_password_keeps_it(
    provider: Provider, planted: Any, oidc: Any, change: dict[str, Any]
) -> None:
    """Also if the claims make superusers: nobody could sign in while the provider is away."""
    User.objects.filter(username="administrator").update(**change)
    oidc["superusers"] = frozenset({"staff"})
    client = Client()
    sign_in(client, provider, **STAFF, **ADDRESS)
    assert "may not be used here" in message_after(client)
    planted.refresh_from_db()
    assert planted.check_password(PASSWORD)
    assert not planted.groupsite_university_identities.exists()


def test_the_owner_is_told_of_the_link(provider: Provider, planted: Any) -> None:
    sign_in(Client(), provider, **STAFF, **ADDRESS)
    written = OutgoingMail.objects.get(user=planted)
    assert written.values["change"] == changes.Change.LINKED
    planted.refresh_from_db()
    assert "have been removed" in str(mails.mail_context(written, written.written_at)["advice"])


def test_a_later_sign_in_leaves_the_account_alone(provider: Provider, planted: Any) -> None:
    for _time in range(2):
        sign_in(Client(), provider, **STAFF, **ADDRESS)
    assert OutgoingMail.objects.filter(user=planted).count() == 1


def test_without_a_mapped_group_nothing_is_linked(provider: Provider, planted: Any) -> None:
    sign_in(Client(), provider, **ADDRESS)
    planted.refresh_from_db()
    assert planted.check_password(PASSWORD)
    assert not planted.groupsite_university_identities.exists()


def test_an_account_of_somebody_at_the_university_is_not_linked_again(
    provider: Provider, oidc: Any
) -> None:
    oidc["link_by_email"] = True
    sign_in(Client(), provider, **STAFF, sub="thief")
    User.objects.update(email=ADDRESS["email"])
    victim = Client()
    sign_in(victim, provider, groups=["hr"], sub="victim", **ADDRESS)
    assert not is_in(victim)
    assert User.objects.get().groups.get().name == "Editors"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(time.time(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def stolen(provider: Provider, clock: Any) -> Client:
    """A session of the university, eleven minutes after the sign-in."""
    client = Client(SERVER_NAME="localhost")
    back = provider.authorize(client.get(START).headers["Location"], **STAFF)
    client.get(back)
    clock.shift(timedelta(minutes=11))
    assert is_in(client)
    return client


def test_a_stolen_session_sets_up_no_phone(stolen: Client, provider: Provider) -> None:
    for answer in (stolen.get(SET_UP), stolen.post(SET_UP, {"one_time_password": "123456"})):
        location = answer.headers["Location"]
        assert location.startswith(START)
        at_provider = stolen.get(location).headers["Location"]
        assert "prompt=login" in at_provider
        assert "max_age=600" in at_provider
    assert not SecondFactor.objects.exists()


@pytest.mark.table
@pytest.mark.parametrize("says_when", [True, False])
def test_after_the_university_has_asked_again_it_can(
    stolen: Client, provider: Provider, says_when: bool
) -> None:
    said = {"auth_time": int(time.time())} if says_when else {}
    at_provider = stolen.get(stolen.get(SET_UP).headers["Location"]).headers["Location"]
    came = stolen.get(provider.authorize(at_provider, **STAFF, **said))
    assert came.headers["Location"].startswith(SET_UP)
    phones.set_up(stolen)
    assert SecondFactor.objects.exists()


@pytest.mark.table
@pytest.mark.parametrize("auth_time", [-11 * 60, -12 * 3600, "now"], ids=str)
def test_an_old_sign_in_at_the_university_is_not_again(
    stolen: Client, provider: Provider, auth_time: Any
) -> None:
    if isinstance(auth_time, int):
        auth_time += int(time.time())
    at_provider = stolen.get(stolen.get(SET_UP).headers["Location"]).headers["Location"]
    came = stolen.get(provider.authorize(at_provider, **STAFF, auth_time=auth_time))
    assert came.headers["Location"] == LOGIN
    assert stolen.get(SET_UP).headers["Location"].startswith(START)


def test_another_person_at_the_university_gets_their_own_account(
    stolen: Client, provider: Provider
) -> None:
    at_provider = stolen.get(stolen.get(SET_UP).headers["Location"]).headers["Location"]
    stolen.get(provider.authorize(at_provider, **STAFF, sub="thief", auth_time=int(time.time())))
    phones.set_up(stolen)
    assert SecondFactor.objects.get().user.username == "anna-2"


def test_a_stolen_session_changes_no_address(stolen: Client) -> None:
    save(stolen, email="thief@example.org", current_password="")
    assert User.objects.get().email == ""
    assert "Set up two-step verification first" in stolen.get("/admin/account/").text


def test_who_must_set_it_up_can_after_signing_in(provider: Provider, settings: Any) -> None:
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = True
    client = Client()
    sign_in(client, provider, groups=["hr"])
    phones.set_up(client)
    assert is_in(client)


def test_a_passkey_alone_does_not_open_an_account_of_the_university(
    provider: Provider, clock: Any
) -> None:
    """Who has left cannot sign in there; for the others, it is the second step."""
    client, key = Client(SERVER_NAME="localhost"), Authenticator()
    client.get(provider.authorize(client.get(START).headers["Location"], **STAFF))
    phone = phones.set_up(client)
    clock.shift(timedelta(minutes=1))
    add(client, phone.code(), key)
    left = Client(SERVER_NAME="localhost")
    answer = sign_in_with_passkey(left, key)
    assert "Sign in with the university’s account first" in answer.text
    assert left.get(HOME).status_code == 302
    back = provider.authorize(left.get(START).headers["Location"], **STAFF)
    left.get(back)
    assert not is_in(left)
    left.post(CODE, {"passkey": key.get(challenge(left))})
    assert is_in(left)


@pytest.fixture
def verified_there(provider: Provider, oidc: Any, settings: Any) -> Client:
    """A session of a recruitment officer, of whom the university has asked a second factor."""
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = True
    oidc["second_factor"] = frozenset({"mfa"})
    client = Client()
    sign_in(client, provider, groups=["hr"], acr="mfa")
    assert is_in(client)
    return client


def test_a_second_factor_set_up_elsewhere_is_asked_of_sessions_that_the_university_verified(
    verified_there: Client, provider: Provider
) -> None:
    owner = Client()
    sign_in(owner, provider, groups=["hr"], acr="mfa")
    phones.set_up(owner)
    assert is_in(owner)
    assert not is_in(verified_there)


def test_a_changed_second_factor_is_asked_of_sessions_that_the_university_verified(
    verified_there: Client, provider: Provider
) -> None:
    """The owner removes a stolen passkey: the session ends, also if the university verified it."""
    phones.set_up(verified_there)
    stolen = Client()
    sign_in(stolen, provider, groups=["hr"], acr="mfa")
    assert is_in(stolen)
    changes.end_verifications(SecondFactor.objects.get())
    assert not is_in(stolen)
    assert not is_in(verified_there)
    again = Client()
    sign_in(again, provider, groups=["hr"], acr="mfa")
    assert is_in(again)


def test_turning_it_off_leaves_what_the_university_verified(verified_there: Client) -> None:
    phones.set_up(verified_there)
    factor = SecondFactor.objects.get()
    changes.remove_second_factor(factor, changes.Change.TURN_OFF, factor.user, factor.set_up_at)
    assert is_in(verified_there)


def test_a_reset_ends_all_sessions_of_an_account_of_the_university(verified_there: Client) -> None:
    phones.set_up(verified_there)
    factor = SecondFactor.objects.get()
    changes.remove_second_factor(factor, changes.Change.RESET, None, factor.set_up_at)
    assert not is_in(verified_there)
    assert not User.objects.get().has_usable_password()


def test_nobody_links_the_account_that_is_signed_in(provider: Provider, oidc: Any) -> None:
    """A sign-in that was started in another account connects no two accounts."""
    oidc["link_by_email"] = True
    member = User.objects.create_user("member", "member@example.org", PASSWORD)
    client = Client()
    phones.enter_password(client, member)
    sign_in(client, provider, **STAFF)
    assert not member.groupsite_university_identities.exists()
    assert client.session["_auth_user_id"] != str(member.pk)
    member.refresh_from_db()
    assert member.check_password(PASSWORD)
