"""R50, R51: nothing inline, nothing from elsewhere, no cookie for who only reads."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

PUBLIC = [
    "/en/",
    "/sv/",
    "/en/about/",
    "/en/research/",
    "/en/research/coding/",
    "/en/people/",
    "/sv/personer/alice-ek/",
    "/en/vacancies/",
    "/en/vacancies/postdoc/",
    "/sv/lediga-tjanster/?kind=postdoc",
    "/sv/nowhere/",
]


@pytest.fixture
def answer(pages, open_vacancy):
    open_vacancy()
    return Client().get


@pytest.mark.parametrize("path", PUBLIC)
def test_the_policy_allows_nothing_unsafe(answer, path):
    policy = answer(path)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", PUBLIC)
def test_nothing_stands_inline(answer, path):
    page = BeautifulSoup(answer(path).text, "html.parser")
    assert page.find_all(style=True) == []
    assert page.find_all("style") == []
    assert [script for script in page.find_all("script") if not script.get("src")] == []
    events = [tag for tag in page.find_all() if any(name.startswith("on") for name in tag.attrs)]
    assert events == []


@pytest.mark.parametrize("path", PUBLIC)
def test_nothing_is_fetched_from_elsewhere(answer, path):
    page = BeautifulSoup(answer(path).text, "html.parser")
    fetched = [
        tag.get("src") or tag["href"]
        for tag in page.select("[src], link[rel~=stylesheet], link[rel~=icon], link[rel~=preload]")
    ]
    assert fetched
    assert [address for address in fetched if re.match(r"(https?:)?//", address)] == []


@pytest.mark.parametrize("path", PUBLIC)
def test_who_only_reads_gets_no_cookie(answer, path):
    response = answer(path)
    assert not response.cookies
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", PUBLIC)
def test_a_first_visit_makes_few_requests(answer, path):
    """The page, its stylesheets, one font, one icon: eight at most."""
    page = BeautifulSoup(answer(path).text, "html.parser")
    assert (
        1 + len(page.select("link[rel=stylesheet], link[rel=icon], link[rel=preload], script")) <= 8
    )


def test_an_editor_gets_the_user_bar_under_the_same_policy(client, pages, admin_user):
    client.force_login(admin_user)
    response = client.get("/en/about/")
    page = BeautifulSoup(response.text, "html.parser")
    assert page.find("wagtail-userbar")
    assert "unsafe" not in response["Content-Security-Policy"]
    inline = [
        script
        for script in page.find_all("script")
        if not script.get("src") and script.get("type", "") not in ("application/json",)
    ]
    assert inline == []
