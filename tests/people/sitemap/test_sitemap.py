"""The sitemap: what it lists, with which dates and translations, read back by its own schema."""

from datetime import datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import time_machine
import xmlschema
from defusedxml.ElementTree import fromstring
from django.test import Client
from wagtail.models import Page

from people.sitemap.multilingual_sitemap import MultilingualSitemap
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.hiding import hide_draft, hide_record, hide_restricted
from tests.made_once import made_once
from tests.research.publication_items import make_publication, publication_indexes
from tests.sources import ROOT

SCHEMAS = ROOT / "tests" / "data" / "sitemaps"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    locations = {"http://www.w3.org/1999/xhtml": str(SCHEMAS / "xhtml-link.xsd")}
    return xmlschema.XMLSchema(
        [str(SCHEMAS / "sitemap.xsd"), str(SCHEMAS / "xhtml-link.xsd")], locations=locations
    )


@pytest.fixture
@made_once
def pages(group_site: Any, at: datetime) -> dict[str, dict[str, Page]]:
    """The public pages of each record, by language."""
    alice, area = PersonFactory(), AreaFactory()
    vacancy = VacancyFactory(supervisors=[alice], areas=[area])
    return {
        "person": group_site.add(alice, title="Alice Ek"),
        "area": group_site.add(area, title="Coding"),
        "vacancy": group_site.add(vacancy, title="PhD student"),
    }


def read(client: Client, path: str = "/sitemap.xml") -> dict[str, Element]:
    """The `url` elements by location."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return {one.findtext(f"{SITEMAP}loc"): one for one in fromstring(response.content)}


def alternates(url: Element) -> dict[str, str]:
    return {one.get("hreflang"): one.get("href") for one in url.findall(LINK)}


def last_change(url: Element) -> datetime | None:
    found = url.findtext(f"{SITEMAP}lastmod")
    return datetime.fromisoformat(found) if found else None


def test_it_lists_every_public_page_of_both_languages(
    client: Client, pages: Any, group_site: Any
) -> None:
    found = read(client)
    site = (group_site.home, group_site.people, group_site.research, group_site.vacancies)
    expected = [page for both in (*site, *pages.values()) for page in both.values()]
    assert set(found) == {page.full_url for page in expected}
    assert {client.get(url).status_code for url in found} == {200}  # R46


def test_each_names_its_translations_and_the_one_for_all_others(client: Client, pages: Any) -> None:
    found = read(client)
    for both in pages.values():
        urls = {code: page.full_url for code, page in both.items()}
        for page in both.values():
            assert alternates(found[page.full_url]) == {**urls, "x-default": urls["en"]}


def test_a_page_without_a_translation_names_none(client: Client, pages: Any) -> None:
    pages["area"]["sv"].delete()
    assert alternates(read(client)[pages["area"]["en"].full_url]) == {}


def test_it_is_valid(client: Client, pages: Any, schema: xmlschema.XMLSchema) -> None:
    Page.objects.filter(pk=pages["person"]["en"].pk).update(title="A & B </script> 王 \u200f")
    schema.validate(client.get("/sitemap.xml").text)
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        schema.validate(client.get("/sitemap.xml").text.replace("<loc>", "<loc><b/>"))


def test_the_date_is_that_of_the_text_or_of_the_facts(client: Client, pages: Any) -> None:
    """The later of the two; an index has none, since it changes with what it lists."""
    page = pages["person"]["sv"]
    page.save_revision().publish()
    page.refresh_from_db()
    (after_text,) = [last_change(read(client)[page.full_url])]
    assert after_text == page.last_published_at.replace(microsecond=0)
    later = page.last_published_at + timedelta(days=3)
    with time_machine.travel(later, tick=False):
        page.person.save_revision().publish()
    assert last_change(read(client)[page.full_url]) == later.replace(microsecond=0)
    assert last_change(read(client)[pages["person"]["en"].full_url]) == later.replace(microsecond=0)
    assert last_change(read(client)[page.get_parent().full_url]) is None


def test_the_date_of_a_posting_moves_with_a_supervisor(client: Client, pages: Any) -> None:
    person = pages["person"]["en"].person
    later = NOW + timedelta(days=3)
    with time_machine.travel(later, tick=False):
        person.family_name = "Berg"
        person.save_revision().publish()
        found = read(client)
    for page in pages["vacancy"].values():
        assert last_change(found[page.full_url]) == later
    assert last_change(found[pages["area"]["en"].full_url]) < later


@pytest.mark.parametrize("state", ["closed", "filled", "cancelled", "scheduled", "draft"])
def test_a_vacancy_that_is_not_open_is_not_listed(
    client: Client, group_site: Any, at: datetime, state: str
) -> None:
    """R48."""
    pages = group_site.add(VacancyFactory(**{state: True}), title="PhD student")
    assert not {page.full_url for page in pages.values()} & set(read(client))


def hide_behind_restricted_index(page: Page) -> None:
    hide_restricted(page.get_parent())


@pytest.mark.parametrize(
    "hide", [hide_draft, hide_restricted, hide_record, hide_behind_restricted_index]
)
@pytest.mark.parametrize("kind", ["person", "area", "vacancy"])
def test_what_is_hidden_leaves_no_trace(client: Client, pages: Any, kind: str, hide: Any) -> None:
    """R45, R46: neither as a URL, nor as an alternate of another."""
    page = pages[kind]["sv"]
    hide(page)
    assert page.full_url not in client.get("/sitemap.xml").text


def test_an_alias_leaves_no_trace(client: Client, pages: Any) -> None:
    page = pages["person"]["sv"]
    Page.objects.filter(pk=page.pk).update(alias_of=pages["person"]["en"].pk)
    assert page.full_url not in client.get("/sitemap.xml").text


def test_beyond_the_limit_there_is_an_index_of_parts(
    client: Client, pages: Any, schema: xmlschema.XMLSchema, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part may end between two translations: each still names the other."""
    whole = read(client)
    monkeypatch.setattr(MultilingualSitemap, "limit", 3)
    index = client.get("/sitemap.xml").text
    xmlschema.XMLSchema(str(SCHEMAS / "siteindex.xsd")).validate(index)
    parts = [one.findtext(f"{SITEMAP}loc") for one in fromstring(index)]
    assert parts[0] == "http://testserver/sitemap-1.xml"
    found = {}
    for part in parts:
        schema.validate(client.get(part).text)
        found |= read(client, part)
    assert {url: alternates(one) for url, one in found.items()} == {
        url: alternates(one) for url, one in whole.items()
    }
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_a_site_without_a_public_page_has_none(client: Client, group_site: Any) -> None:
    """The protocol allows no empty one."""
    Page.objects.filter(depth__gte=2).update(live=False)
    assert client.get("/sitemap.xml").status_code == 404


def test_who_has_it_gets_no_second_copy(client: Client, pages: Any) -> None:
    tag = client.get("/sitemap.xml")["ETag"]
    again = client.get("/sitemap.xml", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    pages["area"]["en"].unpublish()
    assert client.get("/sitemap.xml", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(client: Client, group_site: Any, method: str) -> None:
    assert getattr(client, method)("/sitemap.xml").status_code == 405


def test_a_host_may_use_the_sitemap_of_wagtail(pages: Any, rf: Any) -> None:
    """`wagtail.contrib.sitemaps` lists one language; our pages name the others there too."""
    entries = {
        entry["location"]: entry
        for both in pages.values()
        for page in both.values()
        for entry in page.get_sitemap_urls(rf.get("/"))
    }
    assert len(entries) == 6
    for kind, both in pages.items():
        for page in both.values():
            entry = entries[page.full_url]
            codes = [one["lang_code"] for one in entry["alternates"]]
            assert codes == ["en", "sv", "x-default"]
            assert entry["lastmod"] == (NOW if kind == "vacancy" else page.last_published_at)
    hide_record(pages["vacancy"]["en"])
    assert pages["vacancy"]["en"].get_sitemap_urls(rf.get("/")) == []


def test_publications_are_below_their_list_in_each_language(
    client: Client, group_site: Any
) -> None:
    publication_indexes(group_site)
    one = make_publication()
    make_publication(title="Secret", draft=True)
    found = read(client)
    lists = {"en": "http://localhost/en/publications/", "sv": "http://localhost/sv/publikationer/"}
    urls = {code: f"{url}{one.cite_key}/" for code, url in lists.items()}
    assert {url for url in found if "publi" in url} == {*lists.values(), *urls.values()}
    assert alternates(found[urls["sv"]]) == {**urls, "x-default": urls["en"]}
    assert {client.get(url).status_code for url in urls.values()} == {200}
