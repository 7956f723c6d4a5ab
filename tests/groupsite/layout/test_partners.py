"""Funders and partners on the home page and on areas: chosen by editors, or named by vacancies."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.template import Context, Template

from people.models import Organisation, OrganisationText
from people.portraits import LOGO
from tests.factories import AreaFactory, VacancyFactory, drawn_image, programme
from vacancies.models import VacancyProgramme

pytestmark = pytest.mark.django_db


def organisation(kind: str, name: str, **facts) -> Organisation:
    made = Organisation.objects.create(kind=kind, **facts)
    OrganisationText.objects.create(organisation=made, language="en", name=name)
    return made


def strip(client, address: str) -> Tag | None:
    page = BeautifulSoup(client.get(address).content, "lxml")
    return page.select_one('main [aria-labelledby="partners"]')


def names(client, address: str = "/en/") -> list[str]:
    found = strip(client, address)
    return [item.get_text(strip=True) for item in found.select("li")] if found else []


@pytest.fixture
def funded(group_site, at):
    """A vacancy with a page, which a programme funds, in an area with a page."""
    area = AreaFactory()
    group_site.add(area, title="Coding")
    vacancy = VacancyFactory(areas=[area])
    VacancyProgramme.objects.create(vacancy=vacancy, organisation=programme())
    group_site.add(vacancy, title="Postdoc")
    return vacancy


def area_url(vacancy) -> str:
    return vacancy.areas.get().pages.get(locale__language_code="en").url


def test_without_any_there_is_no_heading(client, group_site, at):
    assert strip(client, "/en/") is None


def test_those_that_vacancies_name_are_shown(client, funded):
    for address in ("/en/", area_url(funded)):
        assert names(client, address) == ["Tide Programme(TIDE)"]
        assert strip(client, address).select_one("a")["href"] == "https://tide.example/"
    assert names(client, "/sv/") == ["Tidvattenprogrammet(TIDE)"]


@pytest.mark.parametrize("facts", [{"live": False}, {"outcome": "cancelled"}])
def test_vacancy_that_nobody_reads_names_none(client, funded, facts):
    type(funded).objects.filter(pk=funded.pk).update(**facts)
    assert names(client) == []
    assert names(client, area_url(funded)) == []


def test_area_shows_those_of_its_own_vacancies(client, funded):
    funded.areas.clear()
    funded.save()
    pages = type(AreaFactory()).page_model().objects.filter(locale__language_code="en")
    assert names(client, pages.first().url) == []
    assert names(client) == ["Tide Programme(TIDE)"]


def test_editors_choose_others_by_name(client, group_site, at):
    organisation("funder", "Östra fonden", is_partner=True)
    organisation("company", "Acme", is_partner=True, url="https://acme.example/")
    organisation("company", "Nobody", is_partner=False)
    organisation("department", "Department of Waves", is_partner=True)
    assert names(client) == ["Acme", "Östra fonden"]
    assert strip(client, "/sv/").select_one('[lang="en"]')  # a name that is not translated


def test_logo_takes_the_place_of_the_name(client, group_site, at):
    image = drawn_image("logo")
    made = organisation("funder", "Fund", is_partner=True, logo=image, url="https://fund.example/")
    shown = strip(client, "/en/").select_one('a[href="https://fund.example/"] > img')
    assert shown["alt"] == "Fund"
    assert shown["src"] == image.renditions.get(filter_spec=LOGO).url
    image.renditions.all().delete()  # a visit makes no picture
    assert names(client) == ["Fund"]
    assert not image.renditions.exists()
    made.save()
    assert image.renditions.count() == 1


@pytest.mark.parametrize(("tag", "alt"), [("unit", "Fund"), ("unit alt=''", "")])
def test_logo_beside_a_name_is_silent(tag, alt):
    made = organisation("funder", "Fund", logo=drawn_image("seal"))
    source = "{% load groupsite_people %}{% organisation_logo " + tag + " %}"
    html = Template(source).render(Context({"unit": made}))
    assert BeautifulSoup(html, "lxml").img["alt"] == alt
