"""Contact, privacy and the accessibility statement: what they must say, and that all pages lead there."""

from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from groupsite.demo.content import pages
from groupsite.models import PlainPage
from people.wording import without_soft_hyphens
from tests.pages import visit

LANGUAGES = ("en", "sv")
TITLES = {
    code: [without_soft_hyphens(words[code].title) for words in pages.PLAIN] for code in LANGUAGES
}


def plain(slug: str) -> PlainPage:
    return PlainPage.objects.get(slug=slug)


def public_addresses(at: datetime) -> list[str]:
    """Every page that a stranger is given, the search, and an address where nothing is."""
    live = Page.objects.live().filter(depth__gt=1).specific()
    found = [page.url for page in live if not hasattr(page, "is_visible") or page.is_visible(at)]
    return [*found, "/en/search/", "/sv/sok/", "/en/nowhere/", "/sv/ingenstans/"]


def foot(client: Any, address: str) -> dict[str, str]:
    """By title: where the foot of a page leads."""
    page = BeautifulSoup(client.get(address).content.decode(), "lxml")
    return {link.get_text(): str(link["href"]) for link in page.select("footer a")}


def test_r79_every_foot_leads_to_the_statement(client: Any, demo: datetime) -> None:
    statements = {"en": "/en/accessibility/", "sv": "/sv/tillganglighet/"}
    addresses = public_addresses(demo)
    assert len(addresses) > 30
    for address in addresses:
        language = address.split("/")[1]
        links = foot(client, address)
        assert links[TITLES[language][-1]] == statements[language], address
        assert [title for title in links if title in TITLES[language]] == TITLES[language], address


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("accessibility", ("2018:1937", "Agency for Digital Government", "partially compliant")),
        ("tillganglighet", ("2018:1937", "Myndigheten för digital förvaltning", "delvis förenlig")),
    ],
)
@pytest.mark.usefixtures("demo")
def test_r79_the_statement_has_what_the_law_asks_for(
    client: Any, slug: str, said: tuple[str, ...]
) -> None:
    page = visit(client, plain(slug))
    for words in ("EN 301 549", "WCAG 2.2", "axe", "2026", *said):
        assert words in page.text, words
    links = [str(link["href"]) for link in page.main.select(".prose a")]
    assert "https://www.digg.se/tdosanmalan" in links
    assert links.count("#contact-details") == 2  # for what one cannot use, and for faults


@pytest.mark.parametrize(
    "slug",
    [
        *("contact", "accessibility", "privacy"),
        *("kontakt", "tillganglighet", "personuppgifter"),
    ],
)
@pytest.mark.usefixtures("demo")
def test_pages_tell_how_to_reach_the_group(client: Any, slug: str) -> None:
    details = visit(client, plain(slug)).one("#contact-details")
    links = [str(link["href"]) for link in details.select("a")]
    assert links[:2] == ["mailto:info@communication-systems.example", "tel:+46313900600"]
    assert links[2].startswith("https://www.openstreetmap.org/")
    assert details.select("a")[2].get_text().endswith("openstreetmap.org")
    assert "Hörsalsvägen 11" in details.get_text().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("slug", ["contact", "kontakt"])
@pytest.mark.usefixtures("demo")
def test_contact_has_a_postal_address(client: Any, slug: str) -> None:
    assert "412 96 Göteborg" in visit(client, plain(slug)).text


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        (
            "privacy",
            ("Controller", "Purpose", "Legal basis", "How long", "2009:400", "Your rights"),
        ),
        (
            "personuppgifter",
            ("Personuppgiftsansvarig", "Ändamål", "Rättslig grund", "Bevarandetid", "2009:400"),
        ),
    ],
)
@pytest.mark.usefixtures("demo")
def test_privacy_says_what_applicants_must_be_told(
    client: Any, slug: str, said: tuple[str, ...]
) -> None:
    page = visit(client, plain(slug))
    assert [words for words in said if words not in page.text] == []


@pytest.mark.table
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("demo")
def test_links_stay_in_the_language_of_their_page(client: Any, language: str) -> None:
    for words in pages.PLAIN:
        page = visit(client, plain(words[language].slug))
        own = [str(a["href"]) for a in page.main.select(".prose a") if str(a["href"])[0] == "/"]
        assert all(address.startswith(f"/{language}/") for address in own), own
        assert not [a for a in page.main.select(".prose a") if not a.get("href")]


@pytest.mark.table
@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/en/search/?q=accessibility", "Accessibility statement"),
        ("/en/search/?q=EN 301 549", "Accessibility statement"),
        ("/sv/sok/?q=tillgänglighet", "Tillgänglighetsredogörelse"),
        ("/en/search/?q=cookies", "Privacy"),
        ("/sv/sok/?q=kakor", "Personuppgifter"),
        ("/en/search/?q=visiting address", "Contact"),
        ("/sv/sok/?q=besöksadress", "Kontakt"),
    ],
)
@pytest.mark.usefixtures("demo")
def test_they_are_found(client: Any, address: str, title: str) -> None:
    answer = BeautifulSoup(client.get(address).content.decode(), "lxml")
    found = answer.select("main h2 a, main h3 a")
    texts = [without_soft_hyphens(link.get_text()) for link in found]
    assert title in [" ".join(text.split()) for text in texts]


@pytest.mark.usefixtures("demo")
def test_a_long_title_may_be_divided_in_its_heading_and_nowhere_else(client: Any) -> None:
    page = plain("tillganglighet")
    html = client.get(page.url).content.decode()
    answer = BeautifulSoup(html, "lxml")
    assert [tag.get_text() for tag in answer.select("h1")] == [
        "Tillgänglighets\N{SOFT HYPHEN}redogörelse"
    ]
    assert [tag.get_text().split(" – ")[0] for tag in answer.select("title")] == [
        "Tillgänglighetsredogörelse"
    ]
    assert [tag["content"] for tag in answer.select('meta[property="og:title"]')] == [
        "Tillgänglighetsredogörelse"
    ]
    assert html.count("\N{SOFT HYPHEN}") == 1
