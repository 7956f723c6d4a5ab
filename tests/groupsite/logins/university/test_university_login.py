"""Somebody signs in with the university's account, and nobody by what its provider has not said."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from groupsite.university_login import provider as provider_module
from groupsite.university_login.models import UniversityIdentity
from tests.groupsite.logins.university.providers import SECRET, Provider, new_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("oidc")]
START, HOME, LOGIN = "/admin/university-login/", "/admin/", "/admin/login/"
STAFF = {"groups": ["staff", "everybody"]}
User = get_user_model()


def is_in(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def begin(client: Client, following: str = "") -> str:
    answer = client.get(START, {"next": following} if following else {})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def sign_in(client: Client, provider: Provider, following: str = "", **claims: Any) -> Any:
    back = provider.authorize(begin(client, following), **claims)
    return client.get(back.removeprefix("http://testserver"))


def message_after(client: Client) -> str:
    return str(client.get(LOGIN).text)


def test_somebody_new_with_a_group_gets_an_account_without_a_password(provider: Provider) -> None:
    client = Client()
    facts = {"given_name": "Anna", "family_name": "Åberg"}
    email = {"email": "anna@example.org", "email_verified": True}
    assert sign_in(client, provider, **STAFF, **facts, **email).headers["Location"] == HOME
    assert is_in(client)
    user = User.objects.get(username="anna")
    assert (user.get_full_name(), user.email) == ("Anna Åberg", "anna@example.org")
    assert not user.has_usable_password()
    assert not user.is_superuser
    assert [group.name for group in user.groups.all()] == ["Editors"]


def test_the_same_person_has_the_same_account_whatever_the_claims(provider: Provider) -> None:
    sign_in(Client(), provider, **STAFF)
    client = Client()
    sign_in(client, provider, **STAFF, preferred_username="married", email="new@example.org")
    assert is_in(client)
    assert User.objects.count() == UniversityIdentity.objects.count() == 1


def test_another_person_of_the_same_name_does_not(provider: Provider) -> None:
    sign_in(Client(), provider, **STAFF)
    sign_in(Client(), provider, **STAFF, sub="person 2")
    assert {user.username for user in User.objects.all()} == {"anna", "anna-2"}


@pytest.mark.table
@pytest.mark.parametrize(
    ("preferred", "username"),
    [
        ("anna@example.org", "anna@example.org"),
        ("Åsa Öberg", "Åsa-Öberg"),
        ("anna\u200b\nadmin\x00", "anna-admin"),
        ("\N{FULLWIDTH LATIN SMALL LETTER A}nna", "anna"),
        ("a" * 300, "a" * 140),
        (" / ", "person-1"),
        ("", "person-1"),
        (None, "person-1"),
        (["anna"], "person-1"),
        ({"name": "anna"}, "person-1"),
    ],
    ids=str,
)
def test_a_username_has_only_characters_that_its_form_accepts(
    provider: Provider, preferred: Any, username: str
) -> None:
    sign_in(Client(), provider, **STAFF, preferred_username=preferred)
    user = User.objects.get()
    assert user.username == username
    user.full_clean(exclude=["password"])


def test_a_subject_that_is_no_username_either_gets_one(provider: Provider) -> None:
    for subject in ("///", "///!"):
        sign_in(Client(), provider, **STAFF, sub=subject, preferred_username="")
    assert {user.username for user in User.objects.all()} == {"university", "university-2"}


@pytest.mark.table(every="claims")
@pytest.mark.parametrize(
    "claims", [{}, {"groups": ["students"]}, {"groups": "Editors"}, {"groups": 7}], ids=str
)
def test_somebody_without_a_mapped_group_gets_no_account(
    provider: Provider, claims: dict[str, Any]
) -> None:
    client = Client()
    sign_in(client, provider, **claims)
    assert not is_in(client)
    assert "may not be used here" in message_after(client)
    assert not User.objects.exists()


def test_groups_follow_the_claims_and_others_are_left_alone(provider: Provider) -> None:
    sign_in(Client(), provider, **STAFF)
    user = User.objects.get()
    user.groups.add(Group.objects.create(name="Choir"))
    sign_in(Client(), provider, groups=["hr"])
    assert {group.name for group in user.groups.all()} == {"Choir", "Recruitment officers"}
    sign_in(Client(), provider)
    assert {group.name for group in user.groups.all()} == {"Choir"}


def test_nobody_is_a_superuser_unless_it_is_configured(provider: Provider, oidc: Any) -> None:
    root = {"groups": ["staff", "superuser", "admin"], "is_superuser": True}
    sign_in(Client(), provider, **root)
    assert not User.objects.get().is_superuser
    oidc["superusers"] = frozenset({"admin"})
    sign_in(Client(), provider, **root)
    assert User.objects.get().is_superuser
    sign_in(Client(), provider, **STAFF)
    assert not User.objects.get().is_superuser


def test_a_superuser_stays_one_unless_the_university_says_who_is(provider: Provider) -> None:
    sign_in(Client(), provider, **STAFF)
    User.objects.update(is_superuser=True)
    sign_in(Client(), provider, groups=["hr"])
    assert User.objects.get().is_superuser


def forged_hs256(claims: dict[str, Any], key: bytes) -> str:
    parts = [{"alg": "HS256", "kid": "first"}, claims]
    text = b".".join(
        base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=") for one in parts
    )
    mac = hmac.new(key, text, hashlib.sha256).digest()
    return (text + b"." + base64.urlsafe_b64encode(mac).rstrip(b"=")).decode()


def unsigned(claims: dict[str, Any]) -> str:
    parts = [{"alg": "none"}, claims]
    return (
        ".".join(
            base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode()
            for one in parts
        )
        + "."
    )


HOSTILE_CLAIMS = {
    "another issuer": {"iss": "https://evil.test"},
    "another site": {"aud": "another site"},
    "several sites without saying for whom": {"aud": ["another site", "the site"]},
    "another login": {"nonce": "invented"},
    "expired": {"exp": int(time.time()) - 3600},
    "nobody": {"sub": ""},
    "a number": {"sub": 7},
    "very long": {"sub": "x" * 300},
}


@pytest.mark.table(every="claims")
@pytest.mark.parametrize("claims", HOSTILE_CLAIMS.values(), ids=HOSTILE_CLAIMS)
def test_claims_for_somebody_else_open_nothing(provider: Provider, claims: dict[str, Any]) -> None:
    client = Client()
    sign_in(client, provider, **STAFF, **claims)
    assert not is_in(client)
    assert "was not completed" in message_after(client)
    assert not User.objects.exists()


@pytest.mark.table(every="how")
@pytest.mark.parametrize(
    "how", ["none", "unknown key", "same kid", "secret", "nonsense", "missing"]
)
def test_a_token_that_the_provider_has_not_signed_opens_nothing(
    provider: Provider, how: str
) -> None:
    """Not even if its description allows `none` and shared secrets."""
    algorithms = ["none", "HS256", "ES256"]
    provider.description = {"id_token_signing_alg_values_supported": algorithms}
    thief = Provider.__new__(Provider)
    thief.key = new_key("thief" if how == "unknown key" else "first")
    provider.sign = {
        "none": unsigned,
        "unknown key": thief.signed,
        "same kid": thief.signed,
        "secret": lambda claims: forged_hs256(claims, SECRET.encode()),
        "nonsense": lambda claims: "a.b.c",
        "missing": lambda claims: "",
    }[how]
    client = Client()
    sign_in(client, provider, **STAFF)
    assert not is_in(client)
    assert "was not completed" in message_after(client)


def test_a_new_key_of_the_provider_is_asked_for(provider: Provider) -> None:
    sign_in(Client(), provider, **STAFF)
    provider.key = new_key("second")
    provider.published = [provider.key]
    client = Client()
    sign_in(client, provider, **STAFF)
    assert is_in(client)


def test_a_state_belongs_to_its_session_and_works_once(provider: Provider) -> None:
    victim, attacker = Client(), Client()
    back = provider.authorize(begin(attacker), **STAFF).removeprefix("http://testserver")
    victim.get(back)
    assert not is_in(victim)
    assert "was not completed" in message_after(victim)
    begin(victim)
    victim.get(back)
    assert not is_in(victim)
    attacker.get(back)
    assert is_in(attacker)
    attacker.post("/admin/logout/")
    attacker.get(back)
    assert not is_in(attacker)


@pytest.mark.table
@pytest.mark.parametrize("query", ["", "code=x", "state=x&code=x", "error=access_denied&state=x"])
def test_a_return_without_a_beginning_opens_nothing(query: str) -> None:
    client = Client()
    answer = client.get(f"{START}return/?{query}")
    assert answer.headers["Location"] == LOGIN
    assert "was not completed" in message_after(client)


@pytest.mark.table(every="wanted")
@pytest.mark.parametrize(
    ("wanted", "given"), [("/admin/account/", "/admin/account/"), ("https://evil.test/", HOME)]
)
def test_where_one_wanted_to_go_is_on_this_site(
    provider: Provider, wanted: str, given: str
) -> None:
    assert sign_in(Client(), provider, wanted, **STAFF).headers["Location"] == given


def test_an_address_alone_opens_no_account(provider: Provider, oidc: Any) -> None:
    User.objects.create_user("local", "anna@example.org", "a password")
    email = {"email": "Anna@example.org"}
    client = Client()
    sign_in(client, provider, **STAFF, **email, email_verified=True)
    assert not is_in(client)
    assert "may not be used here" in message_after(client)
    oidc["link_by_email"] = True
    for verified in (False, "true", None):
        sign_in(
            client, provider, **STAFF, **email, email_verified=verified, sub=f"thief {verified}"
        )
    local = User.objects.get(username="local")
    assert not local.groupsite_university_identities.exists()
    sign_in(Client(), provider, **STAFF, **email, email_verified=True)
    assert local.groupsite_university_identities.get().subject == "person 1"


def test_an_address_of_two_accounts_opens_none(provider: Provider, oidc: Any) -> None:
    oidc["link_by_email"] = True
    for name in ("one", "two"):
        User.objects.create_user(name, "anna@example.org", "a password")
    client = Client()
    sign_in(client, provider, **STAFF, email="anna@example.org", email_verified=True)
    assert not is_in(client)


def test_a_deactivated_account_stays_closed(provider: Provider) -> None:
    sign_in(Client(), provider, **STAFF)
    User.objects.update(is_active=False)
    client = Client()
    sign_in(client, provider, groups=["hr"])
    assert not is_in(client)
    assert "may not be used here" in message_after(client)
    assert [group.name for group in User.objects.get().groups.all()] == ["Editors"]


@pytest.mark.parametrize(
    ("claims", "opens"),
    [
        ({}, False),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "mfa"}, True),
        ({"amr": ["pwd"]}, False),
    ],
)
def test_a_second_factor_there_counts_only_if_it_is_configured(
    provider: Provider, oidc: Any, settings: Any, claims: dict[str, Any], opens: bool
) -> None:
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = True
    officer = {"groups": ["hr"], **claims}
    client = Client()
    sign_in(client, provider, **officer)
    assert client.get(HOME).headers["Location"].startswith("/admin/second-factor/")
    oidc["second_factor"] = frozenset({"mfa"})
    again = Client()
    sign_in(again, provider, **officer)
    assert is_in(again) is opens


def test_the_password_afterwards_needs_the_second_factor_of_this_site(
    provider: Provider, oidc: Any, settings: Any
) -> None:
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = True
    oidc["second_factor"] = frozenset({"mfa"})
    client = Client()
    sign_in(client, provider, groups=["hr"], acr="mfa")
    assert is_in(client)
    user = User.objects.get()
    user.set_password("a password")
    user.save()
    other = Client()
    sign_in(other, provider, groups=["hr"], acr="mfa")
    other.post(LOGIN, {"username": "anna", "password": "a password"})
    assert not is_in(other)


def test_if_it_is_away_the_page_says_so_and_passwords_work(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    User.objects.create_superuser("root", "root@example.org", "a password")
    provider.close()
    client = Client()
    assert client.get(START).headers["Location"] == LOGIN
    assert "The University does not answer at the moment" in message_after(client)
    client.post(LOGIN, {"username": "root", "password": "a password"})
    assert is_in(client)


@pytest.mark.parametrize("when", ["start", "return"])
def test_a_slow_provider_is_waited_for_five_seconds_in_all(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    monkeypatch.setattr(provider_module, "SECONDS", 0.3)
    client = Client()
    if when == "start":
        provider.wait = 1
        client.get(START)
    else:
        back = provider.authorize(begin(client), **STAFF)
        provider.wait = 0.2  # each of two requests is quick enough
        client.get(back.removeprefix("http://testserver"))
    assert not is_in(client)
    assert "does not answer at the moment" in message_after(client)


@pytest.mark.table(every="description")
@pytest.mark.parametrize(
    "description",
    [
        {"issuer": "https://evil.test"},
        {"token_endpoint": "file:///etc/passwd"},
        {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_a_wrong_description_is_no_provider(
    provider: Provider, description: dict[str, Any]
) -> None:
    provider.description = description
    client = Client()
    assert client.get(START).headers["Location"] == LOGIN
    assert "does not answer" in message_after(client)


def test_signing_out_offers_to_sign_out_there(provider: Provider) -> None:
    client = Client()
    sign_in(client, provider, **STAFF)
    answer = client.post("/admin/logout/", follow=True)
    assert "Sign out of The University too" in answer.text
    assert not is_in(client)
    address = urlsplit(client.get(f"{START}sign-out/").headers["Location"])
    assert address.path == "/end"
    assert parse_qs(address.query)["post_logout_redirect_uri"] == ["http://testserver/admin/login/"]


def test_signing_out_of_a_password_does_not(client: Client) -> None:
    User.objects.create_superuser("root", "root@example.org", "a password")
    client.post(LOGIN, {"username": "root", "password": "a password"})
    assert client.post("/admin/logout/").headers["Location"] == LOGIN


def test_without_a_provider_there_is_nothing(settings: Any) -> None:
    assert "Sign in with The University" in message_after(Client())
    settings.GROUPSITE_OIDC = None
    assert "The University" not in message_after(Client())
    for path in (START, f"{START}return/", f"{START}ended/", f"{START}sign-out/"):
        assert Client().get(path).status_code == 404
