"""The page that explains the line of bits above the footer (issue 14): a word in, its bits out."""

import pytest
from bs4 import BeautifulSoup

from people.drawings import text_bits_svg

ADDRESS = {"en": "/en/how-to-read-the-line/", "sv": "/sv/sa-laser-du-linjen/"}

pytestmark = pytest.mark.django_db


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def guide(client, word: str | None = None, language: str = "en"):
    return client.get(ADDRESS[language], {} if word is None else {"word": word})


def rows(response) -> list[tuple[str, str]]:
    page = soup(response)
    return [
        (row.find("th").get_text(strip=True), row.find("td").get_text(strip=True))
        for row in page.select("tbody tr")
    ]


@pytest.mark.parametrize(
    ("word", "drawn"),
    [
        ("ab", [("a", "01100001"), ("b", "01100010")]),
        ("å", [("å", "11000011 10100101")]),
        ("a\u030a", [("å", "11000011 10100101")]),
        ("a b", [("a", "01100001"), ("space", "00100000"), ("b", "01100010")]),
        ("<b>", [("<", "00111100"), ("b", "01100010"), (">", "00111110")]),
        ("\u0000a\u202e", [("a", "01100001")]),
    ],
    ids=["letters", "å", "decomposed", "space", "markup", "invisible"],
)
def test_a_word_is_drawn_bit_by_bit(client, group_site, word, drawn) -> None:
    response = guide(client, word)
    assert rows(response) == drawn
    shown = "".join(" " if character == "space" else character for character, _ in drawn)
    assert text_bits_svg(shown) in response.text
    assert f"in {sum(8 * len(bits.split()) for _, bits in drawn)} bits" in soup(response).text


@pytest.mark.parametrize("word", [None, "", "   ", "\u0000"])
def test_without_a_word_there_is_an_example(client, group_site, word) -> None:
    assert "".join(character for character, _ in rows(guide(client, word))) == "signal"


def test_a_long_word_is_cut_and_says_so(client, group_site) -> None:
    response = guide(client, "x" * 5000)
    assert len(rows(response)) == 24
    assert "Only the first 24 characters are drawn." in response.text
    assert "Only the first" not in guide(client, "x" * 24).text


def test_words_are_not_indexed_and_the_page_is(client, group_site) -> None:
    assert guide(client, "word")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in guide(client)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_each_footer_leads_there_with_its_word(client, group_site, language) -> None:
    page = soup(client.get(f"/{language}/"))
    link = page.select_one(".colophon__key a")
    assert link["href"] == f"{ADDRESS[language]}?word={language}"
    assert client.get(link["href"]).status_code == 200


def test_an_address_without_a_page_leads_to_the_gap(client, group_site) -> None:
    response = client.get("/sv/finns-inte/")
    assert response.status_code == 404
    link = soup(response).select_one(".colophon__key a")
    assert link["href"] == f"{ADDRESS['sv']}#gap"
    assert soup(guide(client, language="sv")).find(id="gap")


def test_a_form_has_the_line_without_its_caption(client, group_site) -> None:
    """Words of URLs have no å, ä or ö, which looks like a misspelling beside a form (S23)."""
    page = soup(client.get("/sv/sok/"))
    assert page.select_one(".colophon .code-line")
    assert not page.select_one(".colophon__key")
