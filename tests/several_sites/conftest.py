"""Two sites in one installation, each with its own people, areas, vacancies and news."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from groupsite.models import HomePage
from people.models import PeopleSettings
from tests.factories import AreaFactory, PersonFactory, VacancyFactory, elsewhere
from tests.made_once import made_once
from tests.pages import Read
from tests.research.news_items import add_indexes, add_item
from tests.sites import INDEXES, GroupSite, pages_in_both_languages

HOSTS = {"Waves": "localhost", "Seas": "seas.example.org"}


@dataclass(frozen=True)
class Reader:
    """A visitor of one of the two sites."""

    client: Client
    host: str

    def get(self, url: str) -> Any:
        return self.client.get(url, headers={"host": self.host})

    def read(self, url: str) -> Read:
        return Read.from_response(self.get(url))


def make_second_site() -> GroupSite:
    home = pages_in_both_languages(HomePage, (("Seas", "seas"), ("Hav", "hav")), None)
    site = Site.objects.create(hostname=HOSTS["Seas"], root_page=home["en"])
    PeopleSettings.objects.create(site=site, organisation=elsewhere())
    made = [pages_in_both_languages(model, words, home) for model, words in INDEXES.items()]
    return GroupSite(home, *made)


def fill(site: GroupSite, name: str) -> None:
    """What the site lists, what it shows to nobody, and a person without a page."""
    of_site = {"affiliated": name == "Seas"}
    member = PersonFactory(given_name=name, family_name="Member", **of_site)
    site.add(member, title=f"{name} Member")
    PersonFactory(given_name=name, family_name="Pageless", **of_site)
    area = AreaFactory(members=[member])
    site.add(area, title=f"{name} area")
    site.add(VacancyFactory(areas=[area], supervisors=[member]), title=f"{name} vacancy")
    site.add(VacancyFactory(areas=[area]), title=f"{name} draft", live=False)
    for page in site.add(VacancyFactory(areas=[area]), title=f"{name} private").values():
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    add_item(add_indexes(site)["en"], f"{name} news", people=[member], areas=[area])


@pytest.fixture
@made_once
def two_sites(group_site: GroupSite) -> dict[str, GroupSite]:
    sites = {"Waves": group_site, "Seas": make_second_site()}
    for name, site in sites.items():
        fill(site, name)
    return sites


@pytest.fixture
def readers(two_sites: Any, client: Client, settings: Any, at: Any) -> dict[str, Reader]:
    settings.ALLOWED_HOSTS = list(HOSTS.values())
    return {name: Reader(client, host) for name, host in HOSTS.items()}
