"""The admin names an area as its page is called in the user's language (findings/desk.md, section 5)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.accounts import make_accounts, signed_in
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once
from vacancies.models import Vacancy

pytestmark = pytest.mark.table

TITLES = {"en": "Information theory", "sv": "Informationsteori"}
VACANCIES = Vacancy.snippet_viewset


@pytest.fixture
@made_once
def accounts(group_site):
    return make_accounts("editor", "member")


@pytest.fixture
@made_once
def area(group_site, at, accounts):
    """Has a page in both languages; the other area has no page, and is called as in the admin."""
    member = PersonFactory(user=accounts["member"])
    group_site.add(member)
    made = AreaFactory(name="Information theory", members=[member])
    group_site.add(made)
    for page in made.pages.all():
        page.title = TITLES[page.locale.language_code]
        page.save_revision().publish()
    AreaFactory(name="Säkerhet")
    return made


@pytest.fixture
def screens(area):
    vacancy = VacancyFactory(areas=[area])
    return {
        "facts": ("editor", reverse(VACANCIES.get_url_name("edit"), args=[vacancy.pk])),
        "filter": ("editor", reverse(VACANCIES.get_url_name("list"))),
        "my pages": ("member", "/admin/"),
    }


PLACES = {
    "facts": "select[name=areas] option",
    "filter": "label",
    "my pages": "td.title",
}


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("screen", PLACES)
def test_by_its_title(accounts, screens, screen, language):
    role, url = screens[screen]
    response = signed_in(accounts, role).get(url, headers={"accept-language": language})
    found = BeautifulSoup(response.text, "lxml").select(PLACES[screen])
    names = {" ".join(one.get_text(" ").split()) for one in found}
    assert TITLES[language] in names
    assert {"en": "Informationsteori", "sv": "Information theory"}[language] not in names
    if screen != "my pages":
        assert "Säkerhet" in names
