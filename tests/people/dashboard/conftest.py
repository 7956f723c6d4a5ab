"""One site with somebody of every role, and what the first screen of the admin shows each of them."""

import pytest
from bs4 import BeautifulSoup

from tests.accounts import GROUPS, make_accounts, signed_in
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once
from vacancies.models import VacancyReader


@pytest.fixture
@made_once
def accounts(group_site):
    return make_accounts(*GROUPS)


@pytest.fixture
@made_once
def alice(group_site, at, accounts):
    """The member's person, public in both languages; leads an area, supervises a vacancy."""
    person = PersonFactory(email="alice@example.org", user=accounts["member"])
    group_site.add(person)
    return person


@pytest.fixture
@made_once
def area(group_site, alice):
    made = AreaFactory(name="internal name of an area", lead=alice)
    group_site.add(made, title="Coding")
    return made


@pytest.fixture
@made_once
def soon(group_site, alice, accounts):
    made = VacancyFactory(closing_soon=True, supervisors=[alice])
    group_site.add(made, title="PhD student in coding")
    VacancyReader.objects.create(
        vacancy=made, user=accounts["reader"], added_by=accounts["officer"], added_at=NOW
    )
    return made


@pytest.fixture
def look(accounts):
    """What one of them sees: the panels by name, each as the texts of its rows, or its sentence."""

    def at_the_first_screen(role, language="en"):
        response = signed_in(accounts, role).get("/admin/", headers={"accept-language": language})
        assert response.status_code == 200
        return panels(response.text)

    return at_the_first_screen


def panels(html):
    found = {}
    for section in BeautifulSoup(html, "lxml").select("section[id^=groupsite-]"):
        rows = section.select("tbody tr")
        empty = section.select_one(".groupsite-desk__empty")
        name = section["id"].removeprefix("groupsite-").removesuffix("-section")
        found[name] = rows or empty.get_text(" ", strip=True)
    return found


def titles(rows):
    return [row.select_one(".title").get_text(" ", strip=True) for row in rows]


def links(row):
    return [link["href"] for link in row.select("a")]


def said(row):
    text = " ".join(row.get_text(" ", strip=True).split())
    return text.replace("\N{NO-BREAK SPACE}", " ")
