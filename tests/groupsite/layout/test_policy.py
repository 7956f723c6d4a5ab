"""R50, R51: nothing inline, nothing from elsewhere, no cookie for who only reads."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

DATA = "application/ld+json"
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
    "/en/search/?q=alice",
    "/sv/nowhere/",
]


@pytest.fixture(scope="module")
def kept():
    return {}


@pytest.fixture
def answers(kept, pages, open_vacancy):
    """Every kind of public page, as a stranger gets it; asked for by the first test."""
    if not kept:
        open_vacancy()
        kept.update({path: Client().get(path) for path in PUBLIC})
    return kept


@pytest.fixture
def parsed(answers):
    return {path: BeautifulSoup(answer.text, "lxml") for path, answer in answers.items()}


def test_the_policy_allows_nothing_unsafe(answers):
    policies = {answer["Content-Security-Policy"] for answer in answers.values()}
    assert len(policies) == 1
    policy = policies.pop()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_nothing_stands_inline(parsed):
    inline = [
        (path, tag.name)
        for path, page in parsed.items()
        for tag in page.find_all()
        if tag.has_attr("style")
        or tag.name == "style"
        # A block of data is not run, and the policy does not ask it.
        or (tag.name == "script" and not tag.get("src") and tag.get("type") != DATA)
        or any(name.startswith("on") for name in tag.attrs)
    ]
    assert inline == []


def test_nothing_is_fetched_from_elsewhere(parsed):
    fetched = [
        tag.get("src") or tag["href"]
        for page in parsed.values()
        for tag in page.select("[src], link[rel~=stylesheet], link[rel~=icon], link[rel~=preload]")
    ]
    assert fetched
    assert [address for address in fetched if re.match(r"(https?:)?//", address)] == []


def test_who_only_reads_gets_no_cookie(answers):
    assert [path for path, answer in answers.items() if answer.cookies] == []


def test_a_first_visit_makes_few_requests(parsed):
    """The page, its stylesheets, one font, one icon: eight at most, on each page."""
    fetched = "link[rel=stylesheet], link[rel=icon], link[rel=preload], script"
    many = {
        path: count for path, page in parsed.items() if (count := len(page.select(fetched))) > 7
    }
    assert many == {}


def test_an_editor_gets_the_user_bar_under_the_same_policy(client, pages, admin_user):
    client.force_login(admin_user)
    response = client.get("/en/about/")
    page = BeautifulSoup(response.text, "lxml")
    assert page.find("wagtail-userbar")
    assert "unsafe" not in response["Content-Security-Policy"]
    inline = [
        script
        for script in page.find_all("script")
        if not script.get("src") and script.get("type") != "application/json"
    ]
    assert inline == []


@pytest.mark.parametrize(
    ("path", "inline"),
    [
        ("/admin/", True),
        ("/admin/pages/3/edit/", True),
        ("/admin/applications/", False),
        ("/admin/applications/2/readers/add/", False),
        ("/admin/applications/2/1/", False),
        ("/en/applications/", False),
    ],
)
def test_inline_scripts_run_in_wagtails_editors_alone(client, admin_user, path, inline):
    """R51: the screens that show what strangers wrote are as strict as the public pages."""
    client.force_login(admin_user)
    policy = client.get(path)["Content-Security-Policy"]
    assert ("script-src 'self' 'unsafe-inline'" in policy) is inline
    assert ("unsafe" in policy) is inline
