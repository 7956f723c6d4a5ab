"""The menu, the trail and the language switch lead only to pages that answer 200."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, PageViewRestriction

from groupsite.layout.frame import OpenPeriods
from groupsite.models import GuidePage, PlainPage
from people.models import PersonPage
from research.models import NewsIndexPage, PublicationIndexPage, ResearchArea
from tests.factories import NOW

SECOND = timedelta(seconds=1)


@pytest.fixture
def read(client, pages):
    """The parsed page at an address, which must answer 200."""

    def read_page(path: str) -> BeautifulSoup:
        response = client.get(path)
        assert response.status_code == 200, path
        return BeautifulSoup(response.text, "lxml")

    return read_page


def menu(page: BeautifulSoup) -> list[str]:
    links = page.select(".mainnav li:not(.mainnav__language) a")
    return [" ".join(link.get_text().split()) for link in links]


def switch(page: BeautifulSoup):
    return page.select_one(".mainnav__language a")


def alternates(page: BeautifulSoup) -> dict[str, str]:
    links = page.select("link[rel=alternate][hreflang]")  # those without it lead to feeds
    return {link["hreflang"]: link["href"] for link in links}


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("/en/", ["Research", "People", "Vacancies", "Search"]),
        ("/sv/", ["Forskning", "Personer", "Lediga tjänster", "Sök"]),
    ],
)
def test_the_menu_names_the_indexes_in_their_order(read, path, titles):
    assert menu(read(path)) == titles


def test_the_menu_leaves_out_what_a_stranger_cannot_read(read, pages):
    Page.objects.filter(pk=pages["/en/people/"].pk).update(live=False)
    PageViewRestriction.objects.create(page=pages["/en/research/"], restriction_type="login")
    Page.objects.filter(pk=pages["/en/about/"].pk).update(alias_of=pages["/en/"])
    page = read("/en/")
    assert menu(page) == ["Vacancies", "Search"]
    assert "About" not in page.select_one(".colophon").get_text()


def footer(page: BeautifulSoup) -> list[str]:
    return [link.get_text(strip=True) for link in page.select(".colophon__pages a")]


@pytest.fixture
def guides(pages):
    """A guide and a plain page that the footer links to, and one of each that it does not."""
    made = {}
    for model, title in ((GuidePage, "PhD guide"), (PlainPage, "Contact")):
        for ticked in (True, False):
            page = model(title=title if ticked else f"Hidden {title}", show_in_menus=ticked)
            made[page.title] = pages["/en/"].add_child(instance=page)
    return made


def test_the_foot_links_guides_and_plain_pages_in_their_order_unless_unticked(read, guides):
    """*Show in menus* is unticked; they can be opened all the same."""
    named = [one for one in footer(read("/en/")) if one in [*guides, "About"]]
    assert named == ["About", "PhD guide", "Contact"]
    assert read(guides["Hidden PhD guide"].url)


def test_the_foot_always_links_the_lists_of_research(read, pages):
    for model, title in ((NewsIndexPage, "News"), (PublicationIndexPage, "Publications")):
        pages["/en/"].add_child(instance=model(title=title, show_in_menus=False))
    assert {"News", "Publications"} <= set(footer(read("/en/")))


def test_the_foot_links_nothing_that_is_further_down_or_in_the_menu(read, guides):
    below = GuidePage(title="Below", show_in_menus=True)
    guides["PhD guide"].add_child(instance=below)
    assert not {"Below", "People", "Vacancies"} & set(footer(read("/en/")))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/en/people/", ("People", "page")),
        ("/en/people/alice-ek/", ("People", "true")),
        ("/en/about/", None),
        ("/en/", None),
    ],
)
def test_the_menu_says_where_one_is(read, path, current):
    links = read(path).select(".mainnav a[aria-current]")
    assert [(link.get_text(strip=True), link["aria-current"]) for link in links] == (
        [current] if current else []
    )


def test_the_menu_counts_open_positions_and_is_silent_at_zero(read, open_vacancy):
    assert menu(read("/en/"))[-2] == "Vacancies"
    open_vacancy("First")
    open_vacancy("Second", languages=["en"])
    open_vacancy("Gone", days=-1)
    open_vacancy("Wordless", languages=[])
    assert menu(read("/en/"))[-2] == "Vacancies 2 open"
    assert read("/sv/").select_one(".mainnav__count").get_text().split()[0] == "2"


@pytest.mark.parametrize(
    ("opens", "closes", "is_counted"),
    [
        (None, None, True),
        (NOW, None, True),
        (NOW + SECOND, None, False),
        (None, NOW + SECOND, True),
        (None, NOW, False),
    ],
)
def test_a_position_counts_from_when_it_opens_until_it_closes(opens, closes, is_counted):
    """The number is kept until somebody changes something, and time goes on meanwhile."""
    kept = OpenPeriods(NOW - SECOND, ((opens, closes),))
    assert kept.count(NOW) == is_counted


@pytest.mark.parametrize(
    ("path", "trail"),
    [("/en/", []), ("/en/people/", []), ("/en/people/alice-ek/", [("People", "/en/people/")])],
)
def test_the_trail_leads_up(read, path, trail):
    links = read(path).select(".breadcrumbs a")
    assert [(link.get_text(), link["href"]) for link in links] == trail


def test_the_trail_of_a_page_deep_down_names_each_page_above(read, pages):
    middle = pages["/en/about/"].add_child(
        instance=type(pages["/en/about/"])(title="How", slug="how")
    )
    middle.add_child(instance=type(middle)(title="Where", slug="where"))
    links = read("/en/about/how/where/").select(".breadcrumbs a")
    assert [link.get_text() for link in links] == ["About", "How"]


def test_the_trail_has_no_soft_hyphens(read, pages):
    middle = pages["/en/about/"].add_child(
        instance=type(pages["/en/about/"])(title="Know\N{SOFT HYPHEN}how", slug="how")
    )
    middle.add_child(instance=type(middle)(title="Where", slug="where"))
    links = read("/en/about/how/where/").select(".breadcrumbs a")
    assert [link.get_text() for link in links] == ["About", "Knowhow"]


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/en/", "/sv/"),
        ("/sv/om-gruppen/", "/en/about/"),
        ("/en/people/alice-ek/", "/sv/personer/alice-ek/"),
        ("/en/vacancies/?kind=postdoc", "/sv/lediga-tjanster/?kind=postdoc"),
        ("/sv/forskning/?missing=1", "/en/research/"),
        ("/en/vacancies/?q=%22%3E%3Cscript%3E", "/sv/lediga-tjanster/?q=%22%3E%3Cscript%3E"),
    ],
)
def test_the_switch_leads_to_the_same_page(read, path, other):
    link = switch(read(path))
    assert link["href"] == other
    assert link["lang"] == link["hreflang"] == other[1:3]
    assert not link.has_attr("title")


def test_a_missing_translation_leads_to_the_index_which_says_so(read):
    link = switch(read("/en/research/coding/"))
    assert link["href"] == "/sv/forskning/?missing=1"
    assert link["title"]
    index = read(link["href"])
    assert index.select_one("main .banner--missing[role=status]")
    assert read("/sv/forskning/").select_one(".banner--missing") is None


def test_the_address_with_the_notice_is_not_another_page(read):
    index = read("/sv/forskning/?missing=1")
    assert index.select_one("link[rel=canonical]")["href"] == "http://localhost/sv/forskning/"


def test_where_the_index_is_missing_too_the_switch_leads_to_the_home_page(read, pages):
    Page.objects.filter(pk=pages["/sv/forskning/"].pk).update(live=False)
    assert switch(read("/en/research/coding/"))["href"] == "/sv/?missing=1"


def test_a_language_without_a_home_page_is_not_offered(read, pages):
    Page.objects.filter(path__startswith=pages["/sv/"].path).update(live=False)
    assert switch(read("/en/about/")) is None


def test_hreflang_names_the_versions_that_answer(read):
    assert alternates(read("/en/people/alice-ek/")) == {
        "en": "http://localhost/en/people/alice-ek/",
        "sv": "http://localhost/sv/personer/alice-ek/",
        "x-default": "http://localhost/en/people/alice-ek/",
    }
    assert alternates(read("/en/research/coding/")) == {}


@pytest.mark.parametrize("path", ["/en/", "/sv/"])
def test_the_home_page_is_for_readers_of_other_languages_too(read, path):
    assert alternates(read(path)) == {
        "en": "http://localhost/en/",
        "sv": "http://localhost/sv/",
        "x-default": "http://localhost/en/",
    }


@pytest.mark.table
@pytest.mark.parametrize("path", ["/en/", "/sv/", "/en/people/alice-ek/"])
def test_what_hreflang_names_answers_itself(client, read, path):
    """R46: with 200, not with a redirect."""
    addresses = alternates(read(path)).values()
    assert addresses
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


def hide_page(pages):
    Page.objects.filter(pk=pages["/sv/personer/alice-ek/"].pk).update(live=False)


def hide_alias(pages):
    page = pages["/sv/personer/alice-ek/"]
    PersonPage.objects.filter(pk=page.pk).update(alias_of=pages["/en/people/alice-ek/"])


def hide_private(pages):
    restricted = pages["/sv/personer/alice-ek/"]
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")


@pytest.mark.parametrize("hide", [hide_page, hide_alias, hide_private])
def test_a_hidden_translation_leaves_no_trace(read, pages, hide):
    """R45, R46."""
    hide(pages)
    page = read("/en/people/alice-ek/")
    assert alternates(page) == {}
    assert switch(page)["href"] == "/sv/personer/?missing=1"
    assert "/sv/personer/alice-ek/" not in str(page)


@pytest.mark.table
@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/en/", "http://localhost/en/"),
        ("/en/vacancies/?kind=thesis", "http://localhost/en/vacancies/"),
        # One page only.
        ("/en/people/?page=2", "http://localhost/en/people/"),
        ("/en/people/?page=1", "http://localhost/en/people/"),
        ("/en/people/?page=%00", "http://localhost/en/people/"),
        ("/en/people/?page=99999999999999999999", "http://localhost/en/people/"),
    ],
)
def test_each_page_has_one_address(read, path, canonical):
    assert read(path).select_one("link[rel=canonical]")["href"] == canonical


@pytest.mark.thorough
def test_the_number_of_queries_does_not_grow(
    read, pages, open_vacancy, django_assert_max_num_queries
):
    """The frame's own queries, on a page that asks for nothing else."""
    for number in range(12):
        open_vacancy(f"Position {number}")
        ResearchArea.objects.create(name=f"Area {number}", live=True)
    read("/en/about/")
    with django_assert_max_num_queries(15):
        read("/en/about/")


def test_names_are_those_of_the_reader_s_language(read):
    head = read("/sv/").select_one(".wordmark")
    assert " ".join(head.get_text().split()) == "Vågor Lindholmens universitet"
    foot = read("/en/about/").select_one(".colophon__owner")
    assert [item.get_text() for item in foot.select("li")] == [
        "Department of Waves",
        "Lindholmen University",
        "Gothenburg",
    ]
