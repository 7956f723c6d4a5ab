"""The admin's door and its first screen carry the site's name, in the reader's language."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from wagtail.models import Site
from wagtail.users.models import UserProfile

from groupsite.models import HomePage
from tests.accounts import make_accounts, signed_in


def parsed(answer: Any) -> Any:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "lxml")


def heading(client: Any, address: str, language: str) -> tuple[str, str]:
    page = parsed(client.get(address, headers={"accept-language": language}))
    assert page.html["lang"] == language
    return page.title.get_text(strip=True), page.h1.get_text(strip=True)


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("en", "Sign in - Communication Systems", "Sign in to Communication Systems"),
        ("sv", "Logga in - Kommunikationssystem", "Logga in på Kommunikationssystem"),
    ],
)
@pytest.mark.usefixtures("demo")
def test_the_login_page_names_the_site(client: Any, language: str, title: str, name: str) -> None:
    assert heading(client, "/admin/login/", language) == (title, name)


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["Username", "Password", "Remember me"]),
        ("sv", ["Användarnamn", "Lösenord", "Kom ihåg mig"]),
    ],
)
@pytest.mark.usefixtures("demo")
def test_every_field_is_named_in_the_readers_language(
    client: Any, language: str, labels: list[str]
) -> None:
    page = parsed(client.get("/admin/login/", headers={"accept-language": language}))
    found = [label.get_text(" ", strip=True).removesuffix("*").strip() for label in page("label")]
    assert found == labels


@pytest.mark.usefixtures("demo")
def test_the_name_is_what_readers_see(client: Any) -> None:
    HomePage.objects.filter(locale__language_code="sv").update(title="Vågor & <b>brus</b>")
    assert heading(client, "/admin/login/", "sv")[1] == "Logga in på Vågor & <b>brus</b>"


@pytest.mark.usefixtures("demo")
def test_a_site_without_a_home_page_has_a_door_too(client: Any) -> None:
    HomePage.objects.update(live=False)
    Site.objects.update(site_name="Waves")
    assert heading(client, "/admin/login/", "en")[1] == "Sign in to Waves"
    Site.objects.all().delete()
    assert heading(client, "/admin/login/", "en")[1] == "Sign in to Communication Systems"


@pytest.mark.usefixtures("demo")
def test_after_a_wrong_password_the_name_still_stands(client: Any) -> None:
    page = parsed(client.post("/admin/login/", {"username": "nobody", "password": "nothing"}))
    assert page.h1.get_text(strip=True) == "Sign in to Communication Systems"
    assert page.select(".messages .error")


@pytest.mark.table
@pytest.mark.parametrize(
    ("language", "name"), [("en", "Communication Systems"), ("sv", "Kommunikationssystem")]
)
@pytest.mark.usefixtures("demo")
def test_the_dashboard_names_the_site(client: Any, language: str, name: str) -> None:
    user = get_user_model().objects.create_superuser("ada", "ada@example.org", "correct horse")
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    assert heading(client, "/admin/", language)[1] == name


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize(("account", "has_news"), [("administrator", True), ("editor", False)])
@pytest.mark.usefixtures("demo")
def test_no_counts_and_no_news_of_wagtail(account: str, has_news: bool) -> None:
    answer = signed_in(make_accounts("editor"), account).get("/admin/")
    assert not parsed(answer).select(".w-summary")
    assert ("whats-new-in-wagtail" in answer.text) is has_news
    assert "whats_new_in_wagtail" not in answer.text
    assert "/admin/handbook/" in answer.text


@pytest.mark.table
@pytest.mark.parametrize(
    ("chosen", "browser", "heard"),
    [
        ("sv", "en", "Sidan kunde inte hittas"),
        ("", "sv", "Sidan kunde inte hittas"),
        ("en", "sv", "The requested page could not be found."),
        ("", "en", "The requested page could not be found."),
    ],
)
def test_what_is_not_there_is_said_in_the_language_of_the_account(
    db: None, client: Any, chosen: str, browser: str, heard: str
) -> None:
    user = get_user_model().objects.create_superuser("ada", "ada@example.org", "correct horse")
    UserProfile.objects.create(user=user, preferred_language=chosen)
    client.force_login(user)
    answer = client.get("/admin/snippets/nowhere/", headers={"accept-language": browser})
    assert (answer.status_code, answer.headers["Content-Language"]) == (404, chosen or browser)
    assert heard in answer.text
