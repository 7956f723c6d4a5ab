"""Highlights are safe (R57), and an excerpt shows where the words stand."""

import pytest

from groupsite.search.excerpts import LENGTH, excerpt, highlighted_html

FILLER = "Nothing of interest stands in this sentence at all. " * 12


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("How transformers work", ["transf"], "How <mark>transformers</mark> work"),
        ("Rebecka Jörnsten", ["jornsten"], "Rebecka <mark>Jörnsten</mark>"),
        (
            "Jo\N{COMBINING DIAERESIS}rnsten",
            ["jorn"],
            "<mark>Jo\N{COMBINING DIAERESIS}rnsten</mark>",
        ),
        ("no match", ["x"], "no match"),
        ("a platform", ["form"], "a platform"),
        ("<b>bold</b> & co", ["bold"], "&lt;b&gt;<mark>bold</mark>&lt;/b&gt; &amp; co"),
        ('"><script>', ["script"], "&quot;&gt;&lt;<mark>script</mark>&gt;"),
        ("<mark>", ["mark"], "&lt;<mark>mark</mark>&gt;"),
        ("", ["x"], ""),
    ],
)
def test_highlighted(text: str, words: list[str], html: str) -> None:
    assert highlighted_html(text, words) == html


def test_the_excerpt_is_where_most_words_stand() -> None:
    text = f"Lattices once. {FILLER} Lattices and codes together. {FILLER}"
    found = excerpt([FILLER, text], ("latt", "code"))
    assert "Lattices and codes together" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) <= LENGTH + 4


def test_without_the_words_it_is_the_beginning() -> None:
    found = excerpt(["First sentence. " * 30, "Second"], ("absent",))
    assert found.startswith("First sentence.")
    assert found.endswith(("sentence. …", "First …"))


@pytest.mark.parametrize("texts", [[], [""], ["short"]])
def test_short_texts_are_whole(texts: list[str]) -> None:
    assert excerpt(texts, ("x",)) == "".join(texts)


def test_a_word_without_end_is_cut() -> None:
    assert len(excerpt(["x" * 5000], ("x",))) <= LENGTH + 4


def test_a_word_that_is_everywhere_takes_no_time() -> None:
    assert excerpt(["a " * 100_000], ("a", "b")).startswith("a a a")
