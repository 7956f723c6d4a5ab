"""What each feed is about, who is in it, where it is named, and that nothing hidden is (R45, R46, R48)."""

from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.hiding import hide_alias, hide_draft, hide_record, hide_restricted
from tests.pages import visit
from vacancies.feeds.feed_urls import feed_link_elements, feed_urls, vacancy_calendar_url
from vacancies.models import Vacancy

SCOPES = ("vacancies", "area", "person", "type")


def path_of(advertised: Any, scope: str) -> str:
    keys = {
        "area": f"/{advertised.area.key}",
        "person": f"/{advertised.person.key}",
        "type": "/doctoral",
    }
    return f"{scope}{keys.get(scope, '')}"


@pytest.mark.parametrize("hide", [hide_draft, hide_restricted])
def test_a_home_page_that_is_not_public_names_no_feed(
    client: Client, advertised: Any, group_site: Any, hide: Any
) -> None:
    """R45: also without a name of the site, whose place the title of the home page takes."""
    Site.objects.update(site_name="")
    assert b"Waves" in client.get("/en/feeds/type/doctoral.atom").content
    hide(Site.objects.get().root_page)
    for form in ("atom", "ics"):
        response = client.get(f"/en/feeds/type/doctoral.{form}")
        assert response.status_code == 200
        assert b"Waves" not in response.content


@pytest.fixture
def other(group_site: Any, advertised: Any, at: datetime) -> Vacancy:
    """Of another area, supervisor and type."""
    vacancy = VacancyFactory(
        kind="postdoc", supervisors=[PersonFactory(bob=True)], areas=[AreaFactory()]
    )
    group_site.add(vacancy, title="Postdoc")
    return vacancy


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize(
    ("scope", "titles"),
    [
        ("vacancies", ("Open positions – Waves", "Lediga tjänster – Vågor")),
        ("area", ("Open positions: Coding – Waves", "Lediga tjänster: Coding – Vågor")),
        (
            "person",
            (
                "Open positions with Alice Ek – Waves",
                "Lediga tjänster med Alice Ek som handledare – Vågor",
            ),
        ),
        (
            "type",
            ("Open positions: PhD position – Waves", "Lediga tjänster: Doktorandtjänst – Vågor"),
        ),
    ],
)
def test_a_feed_has_its_own_vacancies(
    read_atom: Any, read_events: Any, advertised: Any, other: Vacancy, scope: str, titles: Any
) -> None:
    path = path_of(advertised, scope)
    ids = set()
    for language, title in zip(("en", "sv"), titles, strict=True):
        feed = read_atom(path, language)
        assert feed.feed.title == title
        found = [entry.title for entry in feed.entries]
        assert sorted(found) == (
            ["PhD student", "Postdoc"] if scope == "vacancies" else ["PhD student"]
        )
        assert len(read_events(path, language)) == len(found)
        ids |= {feed.feed.id, read_atom(language=language).feed.id}
    assert len(ids) == (2 if scope == "vacancies" else 4)


def test_the_page_of_a_feed(read_atom: Any, advertised: Any, group_site: Any) -> None:
    pages = {
        "vacancies": group_site.vacancies["sv"].full_url,
        "area": advertised.area_pages["sv"].full_url,
        "person": advertised.person_pages["sv"].full_url,
        "type": f"{group_site.vacancies['sv'].full_url}?kind=doctoral",
    }
    for scope, url in pages.items():
        assert read_atom(path_of(advertised, scope), "sv").feed.link == url


@pytest.mark.parametrize(
    "path",
    [
        "area/00000000-0000-0000-0000-000000000000",
        "person/00000000-0000-0000-0000-000000000000",
        "vacancy/00000000-0000-0000-0000-000000000000",
        "type/other",
        "area/1",
        "everything",
        "vacancies%00",
    ],
)
def test_what_does_not_exist_is_not_found(client: Client, group_site: Any, path: str) -> None:
    for form in ("atom", "ics"):
        response = client.get(f"/en/feeds/{path}.{form}")
        assert response.status_code == 404
        assert "Traceback" not in response.text  # R52


HIDING = [hide_draft, hide_restricted, hide_alias, hide_record]


def outputs(client: Client, advertised: Any) -> dict[str, Any]:
    """Each output in both languages by its path."""
    paths = [f"vacancy/{advertised.vacancy.key}.ics"]
    for scope in SCOPES:
        paths += [f"{path_of(advertised, scope)}.{form}" for form in ("atom", "ics")]
    urls = [f"/{language}/feeds/{path}" for language in ("en", "sv") for path in paths]
    return {url: client.get(url) for url in urls}


@pytest.mark.parametrize("hide", HIDING)
def test_a_hidden_vacancy_leaves_no_trace(client: Client, advertised: Any, hide: Any) -> None:
    for page in advertised.pages.values():
        hide(page)
    for url, response in outputs(client, advertised).items():
        assert "PhD student" not in response.text, url
        if "/vacancy/" in url:
            assert response.status_code == 404
        else:
            assert response.status_code == 200
            assert str(advertised.vacancy.key) not in response.text, url


def test_a_scheduled_vacancy_leaves_no_trace(client: Client, advertised: Any) -> None:
    Vacancy.objects.update(opens_at=NOW.replace(year=2126))
    for url, response in outputs(client, advertised).items():
        assert "PhD student" not in response.text, url


@pytest.mark.table(every="hide")
@pytest.mark.parametrize("hide", HIDING)
@pytest.mark.parametrize("scope", ["area", "person"])
def test_a_hidden_area_or_person_has_no_feed(
    client: Client, advertised: Any, scope: str, hide: Any
) -> None:
    pages, words = {
        "area": (advertised.area_pages, "Coding"),
        "person": (advertised.person_pages, "Alice"),
    }[scope]
    for page in pages.values():
        hide(page)
    for url, response in outputs(client, advertised).items():
        if f"/{scope}/" in url:
            assert response.status_code == 404, url
        if scope == "area" or hide is hide_record:  # a person without a page is still named
            assert words not in response.text, url


def links(html: str) -> dict[str, str]:
    """By type: what the head names."""
    found = BeautifulSoup(html, "lxml").head.select('link[rel="alternate"][type]')
    return {link["type"]: link["href"] for link in found}


def named(path: str, language: str) -> dict[str, str]:
    base = f"/{language}/feeds/{path}"
    return {"application/atom+xml": f"{base}.atom", "text/calendar": f"{base}.ics"}


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
def test_pages_name_and_link_their_feeds(
    client: Client, advertised: Any, group_site: Any, language: str
) -> None:
    pages = {
        "vacancies": group_site.vacancies,
        "area": advertised.area_pages,
        "person": advertised.person_pages,
    }
    for scope, both in pages.items():
        html = visit(client, both[language]).whole
        expected = named(path_of(advertised, scope), language)
        assert links(html) == expected
        shown = BeautifulSoup(html, "lxml").select("main .vacancies-feeds a")
        assert [link["href"] for link in shown] == list(expected.values())
    assert links(visit(client, group_site.home[language]).whole) == named("vacancies", language)
    assert links(visit(client, group_site.people[language]).whole) == {}


def test_a_filtered_list_names_the_feed_of_the_filter(
    client: Client, advertised: Any, group_site: Any
) -> None:
    url = group_site.vacancies["en"].url
    for query, scope in (("kind=doctoral", "type"), (f"area={advertised.area.key}", "area")):
        html = client.get(f"{url}?{query}").text
        assert links(html) == named(path_of(advertised, scope), "en")
        assert f'href="/en/feeds/{path_of(advertised, scope)}.ics"' in html.split("<main", 1)[1]


def test_a_posting_adds_its_deadline_to_a_calendar(
    client: Client, advertised: Any, group_site: Any
) -> None:
    url = f"/sv/feeds/vacancy/{advertised.vacancy.key}.ics"
    html = visit(client, advertised.pages["sv"]).whole
    assert links(html) == {"text/calendar": url}
    buttons = BeautifulSoup(html, "lxml").select(f'main a.button[href="{url}"]')
    assert {button.get_text(strip=True) for button in buttons} == {"Lägg till i kalendern"}
    assert client.get(url).status_code == 200


@pytest.mark.table
@pytest.mark.parametrize("facts", [{"closed": True}, {"thesis": True, "deadline_on": None}])
def test_nothing_to_add_no_button(
    client: Client, group_site: Any, at: datetime, facts: Any
) -> None:
    pages = group_site.add(VacancyFactory(**facts), title="Other")
    html = visit(client, pages["en"]).whole
    assert links(html) == {}
    assert ".ics" not in html


def test_a_host_without_the_line_has_no_links(settings: Any, advertised: Any) -> None:
    settings.ROOT_URLCONF = "tests.vacancies.urls_without_form"
    assert not feed_urls()
    assert feed_link_elements(feed_urls("area", advertised.area.key)) == ""
    assert vacancy_calendar_url(advertised.vacancy) == ""


def test_a_host_in_one_language_needs_one_line(
    client: Client, settings: Any, advertised: Any, group_site: Any
) -> None:
    for page in group_site.home["sv"].get_descendants(inclusive=True):
        hide_draft(page)
    settings.ROOT_URLCONF = "tests.vacancies.feeds.urls_of_a_host"
    settings.MIDDLEWARE, settings.WAGTAIL_I18N_ENABLED = [], False
    Site.clear_site_root_paths_cache()
    for scope in SCOPES:
        path = path_of(advertised, scope)
        response = client.get(f"/positions/{path}.atom")
        assert "/vacancies/phd-student" in response.text
        event = client.get(f"/positions/{path}.ics").text
        assert "SUMMARY;LANGUAGE=en:Application deadline: PhD student" in event
    assert feed_urls().calendar == "/positions/vacancies.ics"
    sitemap = client.get("/sitemap.xml").text
    assert "/vacancies/phd-student" in sitemap
    assert "xhtml:link" not in sitemap
