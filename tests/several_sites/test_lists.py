"""Each list shows what lies in its own site, unless the sites share their records."""

from typing import Any

import pytest
from django.contrib.sites.requests import RequestSite
from django.test import RequestFactory
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap
from wagtail.models import Page, Site

from people.content.records.sites import pages_of_site, site_of_lists
from people.models import PeopleSettings, Person, PersonPage
from research.models import AreaMember, NewsPage, ResearchArea, ResearchAreaPage
from tests.factories import PersonFactory, add_page
from tests.several_sites.conftest import HOSTS, Reader
from tests.sites import GroupSite
from tools.hosts.laboratory.models import MemoPage
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.django_db

OTHER = {"Waves": "Seas", "Seas": "Waves"}
LISTS = {
    "/en/people/": ("{} Member", "{} Pageless"),
    "/sv/personer/": ("{} Member", "{} Pageless"),
    "/en/research/": ("{} area",),
    "/en/vacancies/": ("{} vacancy", "{} area"),
    "/en/news/": ("{} news",),
    "/en/": ("{} vacancy", "{} area", "{} Member"),
}


def page_of(model: Any, title: str) -> Any:
    return model.objects.get(title=title, locale__language_code="en")


@pytest.mark.table(every="url")
@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("url", LISTS)
def test_a_list_shows_its_own_site(readers: dict[str, Reader], name: str, url: str) -> None:
    page = readers[name].read(url)
    assert [words for words in LISTS[url] if words.format(name) not in page.text] == []
    assert OTHER[name] not in page.whole
    assert "draft" not in page.text
    assert "private" not in page.text


@pytest.mark.parametrize("name", HOSTS)
def test_a_block_shows_its_own_site_and_what_was_chosen(
    readers: dict[str, Reader], two_sites: dict[str, Any], name: str
) -> None:
    chosen = page_of(ResearchAreaPage, f"{OTHER[name]} area").record
    home = Page.objects.get(pk=two_sites[name].home["en"].pk)
    lists = [("people", {}), ("areas", {}), ("open_vacancies", {}), ("areas", {"areas": [chosen]})]
    home.add_child(instance=MemoPage(title="Memo", slug="memo", locale=home.locale, lists=lists))
    read = readers[name].read("/en/memo/")
    people, areas, vacancies, chosen_areas = (
        part.get_text() for part in read.main.select("section")
    )
    assert f"{name} Pageless" in people
    assert f"{name} area" in areas
    assert f"{name} vacancy" in vacancies
    assert OTHER[name] not in people + areas + vacancies
    assert f"{OTHER[name]} area" in chosen_areas


@pytest.mark.parametrize("name", HOSTS)
def test_a_feed_shows_its_own_site(readers: dict[str, Reader], name: str) -> None:
    feed = readers[name].get("/en/news/feed/").content.decode()
    assert f"{name} news" in feed
    assert OTHER[name] not in feed


@pytest.mark.table(every="word")
@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("word", ["vacancy", "Member", "Pageless"])
def test_the_search_shows_its_own_site(
    readers: dict[str, Reader], settings: Any, name: str, word: str
) -> None:
    found = readers[name].read(f"/en/search/?q={word}").text
    assert f"{name} {word}" in found
    assert f"{OTHER[name]} {word}" not in found
    settings.GROUPSITE_SITES_SHARE_RECORDS = True
    found = readers[name].read(f"/en/search/?q={word}").text
    assert f"{OTHER[name]} {word}" in found


@pytest.mark.parametrize("name", HOSTS)
def test_a_sitemap_shows_its_own_site(
    readers: dict[str, Reader], rf: RequestFactory, name: str
) -> None:
    request = rf.get("/", headers={"host": HOSTS[name]})
    urls = [one["location"] for one in Sitemap(request).get_urls(site=RequestSite(request))]
    assert page_of(VacancyPage, f"{name} vacancy").full_url in urls
    assert [url for url in urls if HOSTS[name] not in url or "private" in url] == []


@pytest.mark.parametrize("name", HOSTS)
def test_the_sitemap_of_all_languages_shows_its_own_site(
    readers: dict[str, Reader], name: str
) -> None:
    xml = readers[name].get("/sitemap.xml").content.decode()
    assert f"<loc>{page_of(VacancyPage, f'{name} vacancy').full_url}</loc>" in xml
    assert HOSTS[OTHER[name]] not in xml
    assert "private" not in xml


@pytest.mark.table
@pytest.mark.parametrize("url", LISTS)
def test_sites_that_share_their_records_show_all(
    readers: dict[str, Reader], settings: Any, url: str
) -> None:
    settings.GROUPSITE_SITES_SHARE_RECORDS = True
    text = readers["Seas"].read(url).text
    shared = [] if url == "/en/news/" else LISTS[url]  # a list of news has what lies below it
    assert [words for words in shared if words.format("Waves") not in text] == []
    assert "draft" not in text
    assert "private" not in text


def test_the_page_of_an_area_lists_its_own_site(readers: dict[str, Reader]) -> None:
    """Its positions and the other areas; whom it names may belong to another site."""
    area = ResearchArea.objects.in_site(Site.objects.get(is_default_site=True)).get()
    member = Person.objects.get(given_name="Seas", family_name="Member")
    AreaMember.objects.create(area=area, person=member)
    page_of(VacancyPage, "Seas vacancy").vacancy.areas.add(area)
    page = readers["Waves"].read(page_of(ResearchAreaPage, "Waves area").full_url)
    assert "Waves vacancy" in page.text
    assert "Waves news" in page.text
    assert "Seas vacancy" not in page.text
    assert "Seas area" not in page.text
    links = {link["href"] for link in page.main.select("a")}
    assert page_of(PersonPage, "Seas Member").full_url in links


def test_the_page_of_a_person_lists_their_own_site(readers: dict[str, Reader]) -> None:
    member = Person.objects.get(given_name="Waves", family_name="Member")
    seas = Site.objects.get(is_default_site=False)
    AreaMember.objects.create(area=ResearchArea.objects.in_site(seas).get(), person=member)
    page = readers["Waves"].read(page_of(PersonPage, "Waves Member").full_url)
    assert "Waves area" in page.text
    assert "Seas area" not in page.text


def test_a_filter_of_another_site_s_area_filters_nothing(readers: dict[str, Reader]) -> None:
    area = ResearchArea.objects.in_site(Site.objects.get(is_default_site=False)).get()
    page = readers["Waves"].read(f"/en/vacancies/?area={area.key}")
    assert "Waves vacancy" in page.text


def test_people_without_a_page_belong_where_they_had_a_role(two_sites: Any) -> None:
    waves, seas = Site.objects.get(is_default_site=True), Site.objects.get(is_default_site=False)
    pageless = Person.objects.filter(family_name="Pageless")
    assert [one.given_name for one in pageless.in_site(seas)] == ["Seas"]
    assert [one.given_name for one in pageless.in_site(waves)] == ["Waves"]
    PeopleSettings.objects.filter(site=seas).update(organisation=None)
    assert pageless.in_site(seas).count() == 2


def test_people_with_a_draft_are_listed_where_it_is_unless_another_site_has_their_page(
    two_sites: dict[str, GroupSite],
) -> None:
    waves, seas = Site.objects.get(is_default_site=True), Site.objects.get(is_default_site=False)
    drafted = PersonFactory(family_name="Drafted")
    add_page(drafted, two_sites["Seas"].people["en"], live=False)
    people = Person.objects.filter(pk=drafted.pk)
    assert (people.in_site(seas).count(), people.in_site(waves).count()) == (1, 0)
    add_page(drafted, two_sites["Waves"].people["sv"])
    assert (people.in_site(seas).count(), people.in_site(waves).count()) == (0, 1)


def test_a_record_with_a_page_that_nobody_can_open_is_in_no_list(two_sites: Any) -> None:
    listed = Vacancy.objects.in_site(Site.objects.get(is_default_site=True))
    titles = set(listed.values_list("pages__title", flat=True))
    assert titles == {"Waves vacancy"}


def test_news_of_a_site(two_sites: Any) -> None:
    seas = Site.objects.get(is_default_site=False)
    assert [item.title for item in NewsPage.objects.in_site(seas)] == ["Seas news"]
    assert NewsPage.objects.in_site(None).count() == 2


def test_one_site_needs_no_filter_and_no_query(
    group_site: Any, rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    Site.get_site_root_paths()  # as the URL of any page does
    with django_assert_num_queries(0):
        site = site_of_lists(rf.get("/"))
    assert site is None
    assert not pages_of_site(site)
    everything = ResearchArea.objects.all()
    assert everything.in_site(site) is everything


def test_a_site_that_another_process_has_added_lists_its_own(group_site: GroupSite) -> None:
    """Its home page is missing in this process's cache, which nobody has cleared."""
    Site.get_site_root_paths()
    home = group_site.home["en"]
    other = MemoPage(title="Other", slug="other", locale=home.locale)
    home.get_parent().add_child(instance=other)
    Site.objects.bulk_create([Site(hostname="seas.example.org", root_page=other)])
    added = Site.objects.get(hostname="seas.example.org")
    assert [page.pk for page in Page.objects.filter(pages_of_site(added))] == [other.pk]
    (first,) = Site.objects.exclude(pk=added.pk)
    assert not Page.objects.filter(pages_of_site(first), pk=other.pk).exists()


def test_a_list_notices_that_site_by_its_page(group_site: GroupSite, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["seas.example.org"]
    Site.get_site_root_paths()
    root_page = Page.objects.get(pk=group_site.home["en"].pk)
    Site.objects.bulk_create([Site(hostname="seas.example.org", root_page=root_page)])
    request = RequestFactory().get("/", headers={"host": "seas.example.org"})
    added = Site.find_for_request(request)
    assert site_of_lists(request) == added


def test_pages_of_a_site_without_a_home_page_are_none(group_site: GroupSite) -> None:
    assert not Page.objects.filter(pages_of_site(Site(hostname="nowhere.example.org"))).exists()


def test_a_host_of_no_site_lists_nothing(two_sites: dict[str, GroupSite], settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Site.objects.update(is_default_site=False)
    request = RequestFactory().get("/", headers={"host": "nowhere.example.org"})
    assert not Person.objects.in_site(site_of_lists(request)).exists()
    assert Person.objects.in_site(site_of_lists(None)).exists()
