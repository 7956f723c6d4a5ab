"""Guides: who reads them, what they show, and which postings link to them."""

from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from groupsite.layout.navigation import Navigation
from groupsite.models import GuideContact, GuidePage, GuidePositionKind
from people.content import localize
from people.models import Person
from tests.pages import visit
from vacancies.models import VacancyPage

pytestmark = pytest.mark.usefixtures("demo")
TITLES = {"en": "Doing a PhD here", "sv": "Att doktorera hos oss"}


def guide(language: str = "en") -> GuidePage:
    return GuidePage.objects.get(locale__language_code=language)


def posting(language: str = "en", kind: str = "doctoral") -> VacancyPage:
    """The page of an open posting, which is then of this kind."""
    page = VacancyPage.objects.filter(locale__language_code=language, live=True).first()
    type(page.vacancy).objects.filter(pk=page.vacancy_id).update(kind=kind)
    return page


def linked_guides(client: Any, language: str = "en", kind: str = "doctoral") -> list[str]:
    """The guides that the text column of a posting links to."""
    main = visit(client, posting(language, kind)).main
    urls = set(GuidePage.objects.values_list("url_path", flat=True))
    paths = {"/" + url.split("/", 2)[2] for url in urls}
    links = main.select(".with-aside__body .prose > p > a")
    return [link.get_text() for link in links if str(link["href"])[3:] in paths]


@pytest.mark.table
@pytest.mark.parametrize("language", TITLES)
def test_a_posting_links_the_guide_in_its_language(client: Any, language: str) -> None:
    assert linked_guides(client, language) == [TITLES[language]]


@pytest.mark.table
@pytest.mark.parametrize("kind", ["postdoc", "faculty", "thesis"])
def test_postings_of_other_kinds_have_no_link(client: Any, kind: str) -> None:
    assert linked_guides(client, kind=kind) == []


def test_a_kind_named_twice_is_one_link(client: Any) -> None:
    GuidePositionKind.objects.create(page=guide(), kind="doctoral")
    assert linked_guides(client) == [TITLES["en"]]


def test_a_draft_is_not_linked_and_its_translation_still_is(client: Any) -> None:
    guide().unpublish()
    assert linked_guides(client) == []
    assert linked_guides(client, "sv") == [TITLES["sv"]]


def test_a_guide_behind_a_login_is_not_linked(client: Any) -> None:
    PageViewRestriction.objects.create(page=guide(), restriction_type="login")
    assert linked_guides(client) == []


@pytest.mark.parametrize("language", TITLES)
def test_a_guide_shows_facts_and_sections(client: Any, language: str) -> None:
    page = visit(client, guide(language))
    assert len(page.main.select(".fact-list dt")) == 3
    assert len(page.main.select(".prose h2")) == 5
    assert not page.main.select("#contacts")


def test_every_section_of_the_demonstration_names_its_source() -> None:
    for language in TITLES:
        for section in guide(language).body.split("<h2")[1:]:
            assert 'href="https://' in section, section


def test_only_public_people_are_contacts(client: Any) -> None:
    page = guide()
    public = Person.objects.filter(live=True).first()
    hidden = Person.objects.create(given_name="Zqorp", family_name="Hidden", live=False)
    for person in (hidden, public, public):
        GuideContact.objects.create(page=page, person=person)
    shown = visit(client, page)
    assert [term.get_text() for term in shown.main.select("#contacts + dl dt")] == [public.name]
    assert "Zqorp" not in shown.text


def test_an_empty_guide_has_no_empty_parts(client: Any) -> None:
    home = guide().get_parent()
    page = home.add_child(instance=GuidePage(title="Visiting us", slug="visiting"))
    main = visit(client, page).main
    assert main.h1.get_text() == "Visiting us"
    assert not main.select("h2, dl, .prose")


def test_the_translation_is_complete_and_for_the_same_positions() -> None:
    swedish = guide("sv")
    assert localize.has_enabled_translation(swedish)
    assert localize.untranslated_count(swedish) == 0
    assert [row.kind for row in swedish.position_kinds.all()] == ["doctoral"]
    assert [block.value["term"] for block in swedish.facts] == [
        "Längd",
        "Försörjning",
        "Studieavgift",
    ]


@pytest.mark.table
@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/en/search/?q=residence permit", TITLES["en"]),
        ("/sv/sok/?q=lönestege", TITLES["sv"]),
        ("/sv/sok/?q=studieavgift", TITLES["sv"]),
    ],
)
def test_a_guide_is_found(client: Any, address: str, title: str) -> None:
    assert title in client.get(address).content.decode()


def test_the_foot_links_to_it(client: Any) -> None:
    page = client.get("/sv/").content.decode()
    assert guide("sv").url in page.partition("<footer")[2]


@pytest.mark.parametrize(("remains", "queries"), [(True, 1), (False, 0)])
def test_one_query_for_a_posting_and_none_without_guides(remains: bool, queries: int) -> None:
    if not remains:
        for page in GuidePage.objects.all():
            Page.objects.get(pk=page.pk).delete()
    with translation.override("en"):
        navigation = Navigation(RequestFactory().get("/en/"), posting())
        assert navigation.footer_links
        with CaptureQueriesContext(connection) as asked:
            links = navigation.guide_links("doctoral")
    assert [link.title for link in links] == [TITLES["en"]] * remains
    assert len(asked) == queries
