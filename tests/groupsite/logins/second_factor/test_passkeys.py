"""A passkey signs in where it was made, for who has unlocked it, and once for each challenge."""

import json
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse
from fido2.utils import websafe_encode
from fido2.webauthn import AuthenticatorData
from wagtail.models import ModelLogEntry

from groupsite.logins import attempt_limits
from groupsite.logins.attempt_limits import AttemptLimit
from groupsite.second_factor.models import Passkey, SecondFactor
from groupsite.second_factor.screens import passkey_views
from tests.groupsite.logins.second_factor import phones
from tests.groupsite.logins.second_factor.authenticators import Authenticator
from tests.groupsite.logins.second_factor.phones import CODE, PASSWORD, Phone

pytestmark = pytest.mark.django_db
HOME, ACCOUNT = "/admin/", "/admin/account/"
ADD, SIGN_IN = CODE + "passkey/add/", CODE + "passkey/"
CHALLENGE = SIGN_IN + "challenge/"
LOCKED = AuthenticatorData.FLAG.UP


def browser(host: str = "localhost") -> Client:
    return Client(SERVER_NAME=host)


def is_in(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def begin_to_add(client: Client, code: str, password: str = PASSWORD) -> dict[str, Any] | None:
    """What the browser is asked to make, after password and code."""
    page = BeautifulSoup(phones.confirm(client, ADD, code, password).content, "lxml")
    options = page.select_one("#passkey-options")
    return json.loads(options.text) if options else None


def store(client: Client, answer: str, name: str = "My key") -> Any:
    return client.post(ADD, {"credential": answer, "name": name})


def add(client: Client, code: str, key: Authenticator, name: str = "My key") -> Any:
    options = begin_to_add(client, code)
    assert options
    return store(client, key.create(options), name)


def challenge(client: Client, **posted: str) -> dict[str, Any]:
    return client.post(CHALLENGE, posted).json()


def sign_in(client: Client, key: Authenticator, **instead: str) -> Any:
    options = challenge(client, any_account="1")
    return client.post(SIGN_IN, {"passkey": key.get(options, **instead)})


@pytest.fixture
def owner(officer: Any) -> Client:
    """The officer's browser, with the password entered."""
    client = browser()
    phones.enter_password(client, officer)
    return client


@pytest.fixture
def own_phone(owner: Client, clock: Any) -> Phone:
    made = phones.set_up(owner)
    clock.shift(timedelta(minutes=1))
    return made


@pytest.fixture
def key(owner: Client, own_phone: Phone, clock: Any) -> Authenticator:
    """The officer's, added a minute ago."""
    made = Authenticator()
    add(owner, own_phone.code(), made)
    assert Passkey.objects.count() == 1
    clock.shift(timedelta(minutes=1))
    return made


def test_it_signs_in_without_password_and_code(key: Authenticator) -> None:
    client = browser()
    assert sign_in(client, key).headers["Location"] == HOME
    assert is_in(client)
    assert Passkey.objects.get().last_used_at is not None


def test_after_the_password_it_replaces_the_code(officer: Any, key: Authenticator) -> None:
    client = browser()
    phones.enter_password(client, officer)
    assert "Use a passkey" in client.get(CODE).text
    options = challenge(client)
    assert [one["id"] for one in options["allowCredentials"]] == [websafe_encode(key.identifier)]
    answer = key.get(options)
    assert client.post(CODE, {"passkey": answer}).headers["Location"] == HOME
    assert is_in(client)


def test_it_is_logged_and_told(
    owner: Client, own_phone: Phone, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        add(owner, own_phone.code(), Authenticator())
    assert ModelLogEntry.objects.filter(action="groupsite_second_factor.add_passkey").exists()
    assert mail.outbox[-1].subject == "A passkey has been added to your account"


ATTACKS = {
    "another site asked": {"origin": "http://evil.test"},
    "another port asked": {"origin": "http://localhost:8001"},
    "a part of the site's name": {"origin": "http://sub.localhost"},
    "framed by another site": {"framed": True},
    "made for another host": {"host": "evil.test"},
    "not unlocked": {"flags": LOCKED},
    "nobody touched it": {"flags": AuthenticatorData.FLAG.UV},
}


@pytest.mark.table(every="attack")
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_answer_of_elsewhere_opens_nothing(
    owner: Client, own_phone: Phone, key: Authenticator, attack: str
) -> None:
    for name, value in ATTACKS[attack].items():
        setattr(key, name, value)
    client = browser()
    assert sign_in(client, key).status_code == 200
    assert not is_in(client)
    other = Authenticator(**ATTACKS[attack])
    add(owner, own_phone.code(), other)
    assert Passkey.objects.count() == 1


def test_a_replayed_answer_opens_nothing(key: Authenticator) -> None:
    key.counts = False
    client = browser()
    answer = key.get(challenge(client, any_account="1"))
    client.post(SIGN_IN, {"passkey": answer})
    client.post(reverse("wagtailadmin_logout"))
    client.post(SIGN_IN, {"passkey": answer})
    assert not is_in(client)
    challenge(client, any_account="1")
    client.post(SIGN_IN, {"passkey": answer})
    assert not is_in(client)


def test_an_answer_in_vain_uses_up_its_challenge(key: Authenticator) -> None:
    """Nobody tries a second answer to it, not even the right one."""
    client = browser()
    options = challenge(client, any_account="1")
    thief = Authenticator(identifier=key.identifier, handle=key.handle, count=100)
    client.post(SIGN_IN, {"passkey": thief.get(options)})
    client.post(SIGN_IN, {"passkey": key.get(options)})
    assert not is_in(client)
    assert sign_in(client, key).headers["Location"] == HOME


def test_a_challenge_belongs_to_its_session(key: Authenticator) -> None:
    mine, other = browser(), browser()
    options = challenge(mine, any_account="1")
    challenge(other, any_account="1")
    other.post(SIGN_IN, {"passkey": key.get(options)})
    assert not is_in(other)
    browser_without = browser()
    browser_without.post(SIGN_IN, {"passkey": key.get(options)})
    assert not is_in(browser_without)


@pytest.mark.parametrize(("seconds", "opens"), [(301, False), (299, True)])
def test_a_challenge_lasts_five_minutes(
    key: Authenticator, clock: Any, seconds: int, opens: bool
) -> None:
    client = browser()
    options = challenge(client, any_account="1")
    clock.shift(timedelta(seconds=seconds))
    client.post(SIGN_IN, {"passkey": key.get(options)})
    assert is_in(client) is opens


def test_a_challenge_to_sign_in_adds_no_passkey_and_none_to_add_signs_in(
    owner: Client, own_phone: Phone, key: Authenticator
) -> None:
    options = challenge(owner)
    begun = begin_to_add(owner, own_phone.code())
    assert begun
    challenge(owner)
    other = Authenticator()
    store(owner, other.create(begun | {"challenge": options["challenge"]}))
    assert Passkey.objects.count() == 1


def test_another_accounts_passkey_opens_nothing(
    accounts: dict[str, Any], officer: Any, key: Authenticator, clock: Any
) -> None:
    """Not after the password of an account, nor with the other account's handle."""
    stranger = browser()
    phones.enter_password(stranger, accounts["administrator"])
    phone = phones.set_up(stranger)
    clock.shift(timedelta(minutes=1))
    theirs = Authenticator()
    add(stranger, phone.code(), theirs)
    client = browser()
    phones.enter_password(client, officer)
    client.post(CODE, {"passkey": theirs.get(challenge(client))})
    assert not is_in(client)
    other = browser()
    sign_in(other, theirs, userHandle=key.handle)
    assert not is_in(other)
    assert theirs.handle != key.handle


def test_a_signature_of_another_key_opens_nothing(key: Authenticator) -> None:
    thief = Authenticator(identifier=key.identifier, handle=key.handle, count=100)
    client = browser()
    sign_in(client, thief)
    assert not is_in(client)


def test_the_passkey_of_another_account_cannot_be_added(
    accounts: dict[str, Any], key: Authenticator, clock: Any
) -> None:
    """Whoever reads its identifier could otherwise make it unusable."""
    client = browser()
    phones.enter_password(client, accounts["administrator"])
    phone = phones.set_up(client)
    clock.shift(timedelta(minutes=1))
    add(client, phone.code(), Authenticator(identifier=key.identifier))
    assert SecondFactor.objects.get(passkeys__isnull=False).user.username == "officer"


def test_a_copy_that_counts_is_refused_and_the_owner_told(
    key: Authenticator, django_capture_on_commit_callbacks: Any
) -> None:
    assert sign_in(browser(), key).status_code == 302
    copy = Authenticator(identifier=key.identifier, key=key.key, handle=key.handle)
    client = browser()
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(client, copy)
    assert not is_in(client)
    assert "There may be a copy" in mail.outbox[-1].body


def test_one_that_does_not_count_signs_in_again_and_again(
    owner: Client, own_phone: Phone, clock: Any
) -> None:
    key = Authenticator(counts=False)
    add(owner, own_phone.code(), key)
    for _time in range(2):
        client = browser()
        sign_in(client, key)
        assert is_in(client)


@pytest.mark.table
@pytest.mark.parametrize(
    "answer",
    ["{}", "", "null", "[]", '{"rawId": 7}', '{"rawId": "AAAA", "response": {}}', "x" * 30_000],
)
def test_nonsense_is_refused(
    owner: Client, own_phone: Phone, key: Authenticator, answer: str
) -> None:
    client = browser()
    challenge(client, any_account="1")
    assert client.post(SIGN_IN, {"passkey": answer}).status_code == 200
    known = json.dumps({"rawId": websafe_encode(key.identifier), "response": {"signature": "é"}})
    challenge(client, any_account="1")
    assert client.post(SIGN_IN, {"passkey": known}).status_code == 200
    begin_to_add(owner, own_phone.code())
    assert store(owner, answer).status_code == 302
    assert Passkey.objects.count() == 1


def test_a_stolen_session_adds_and_removes_none(
    owner: Client, own_phone: Phone, key: Authenticator
) -> None:
    remove = reverse("groupsite_second_factor:remove_passkey", args=[Passkey.objects.get().pk])
    assert begin_to_add(owner, own_phone.wrong_code()) is None
    assert begin_to_add(owner, own_phone.code(), "wrong") is None
    for code, password in ((own_phone.wrong_code(), PASSWORD), (own_phone.code(), "wrong")):
        assert phones.confirm(owner, remove, code, password).status_code == 200
    store(owner, Authenticator().create({"user": {"id": "AAAA"}, "challenge": "AAAA"}))
    assert [one.name for one in Passkey.objects.all()] == ["My key"]


def test_a_passkey_confirms_a_change_with_the_password(owner: Client, key: Authenticator) -> None:
    remove = reverse("groupsite_second_factor:remove_passkey", args=[Passkey.objects.get().pk])
    answer = key.get(challenge(owner))
    owner.post(remove, {"password": "wrong", "passkey": answer})
    assert Passkey.objects.exists()
    owner.post(remove, {"password": PASSWORD, "passkey": answer})
    assert not Passkey.objects.exists()


def test_removing_one_ends_what_it_has_opened_elsewhere(
    owner: Client, own_phone: Phone, key: Authenticator
) -> None:
    elsewhere = browser()
    sign_in(elsewhere, key)
    remove = reverse("groupsite_second_factor:remove_passkey", args=[Passkey.objects.get().pk])
    phones.confirm(owner, remove, own_phone.code())
    assert is_in(owner)
    assert not is_in(elsewhere)


def test_nobody_removes_that_of_another(
    accounts: dict[str, Any], key: Authenticator, clock: Any
) -> None:
    client = browser()
    phones.enter_password(client, accounts["administrator"])
    phone = phones.set_up(client)
    clock.shift(timedelta(minutes=1))
    remove = reverse("groupsite_second_factor:remove_passkey", args=[Passkey.objects.get().pk])
    assert phones.confirm(client, remove, phone.code()).status_code == 404
    assert Passkey.objects.exists()


def test_several_have_names(
    owner: Client, own_phone: Phone, key: Authenticator, clock: Any
) -> None:
    for name in ("My key", "  ", "Å" * 80, "<script>"):
        add(owner, own_phone.code(), Authenticator(), name)
        clock.shift(timedelta(minutes=1))
    names = [one.name for one in Passkey.objects.all()]
    assert names == ["My key", "My key (2)", "Passkey", "Å" * 60, "<script>"]
    page = owner.get(ACCOUNT).text
    assert "&lt;script&gt;" in page
    assert "not used yet" in page
    handles = set(Passkey.objects.values_list("handle", flat=True))
    assert len(handles) == 1


def test_their_number_is_limited(
    owner: Client, own_phone: Phone, key: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passkey_views, "MAX_PASSKEYS", 1)
    assert begin_to_add(owner, own_phone.code()) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "testserver"])
def test_where_browsers_make_none_they_are_not_offered(
    owner: Client, own_phone: Phone, settings: Any, host: str
) -> None:
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "127.0.0.1"]
    elsewhere = browser(host)
    assert "Sign in with a passkey" not in elsewhere.get("/admin/login/").text
    assert "Sign in with a passkey" in browser().get("/admin/login/").text
    phones.enter_password(elsewhere, SecondFactor.objects.get().user)
    phones.enter_code(elsewhere, own_phone.code())
    assert "Add a passkey" not in elsewhere.get(ACCOUNT).text
    assert elsewhere.get(ADD).headers["Location"] == ACCOUNT


def test_at_another_host_of_the_site_it_is_not_offered(key: Authenticator, settings: Any) -> None:
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "other.localhost"]
    client = browser("other.localhost")
    phones.enter_password(client, SecondFactor.objects.get().user)
    assert "Use a passkey" not in client.get(CODE).text
    assert challenge(client)["allowCredentials"] == []
    other = browser("other.localhost")
    sign_in(other, key)
    assert not is_in(other)


@pytest.mark.parametrize("what", ["deactivated", "reset"])
def test_an_account_that_has_ended_is_not_opened(
    officer: Any, owner: Client, own_phone: Phone, key: Authenticator, what: str
) -> None:
    if what == "deactivated":
        officer.is_active = False
        officer.save()
    else:
        SecondFactor.objects.get().delete()
    client = browser()
    sign_in(client, key)
    assert not is_in(client)


def test_refused_passkeys_and_challenges_are_limited(
    key: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempt_limits, "PER_ADDRESS", AttemptLimit(2))
    monkeypatch.setattr(attempt_limits, "BEGUN_LOGINS", AttemptLimit(3))
    client = browser()
    for _try in range(2):
        assert client.post(SIGN_IN, {"passkey": "{}"}).status_code == 200
    assert client.post(SIGN_IN, {"passkey": "{}"}).status_code == 429
    for _try in range(3):
        challenge(client, any_account="1")
    assert client.post(CHALLENGE, {"any_account": "1"}).status_code == 429


def test_what_was_written_while_signed_out_is_kept(key: Authenticator) -> None:
    answer = browser().post(SIGN_IN, {"passkey": "{}", "kept_form": "signed"})
    assert 'name="kept_form" value="signed"' in answer.text


def test_a_request_of_another_site_uses_none(key: Authenticator) -> None:
    strict = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    assert strict.post(CHALLENGE).status_code == 403
    assert strict.post(SIGN_IN, {"passkey": "{}"}).status_code == 403
