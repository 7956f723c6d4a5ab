"""R52: whatever is asked becomes words of letters and digits, and a text that can be printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupsite.search.query import (
    LONGEST,
    LONGEST_WORD,
    MOST_WORDS,
    Query,
    has_word_with_prefix,
    parse_query,
)

RLO = "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.mark.parametrize(
    ("asked", "text", "words"),
    [
        ("", "", ()),
        ("   ", "", ()),
        ("  Rebecka \t Jörnsten\n", "Rebecka Jörnsten", ("rebecka", "jornsten")),
        ("the The THE", "the The THE", ("the",)),
        ('"quoted', '"quoted', ("quoted",)),
        ("100%", "100%", ("100",)),
        ("a\x00b", "a b", ("a", "b")),
        ("x' OR 1=1 --", "x' OR 1=1 --", ("x", "or", "1")),
        ("a AND NOT b*", "a AND NOT b*", ("a", "and", "not", "b")),
        ("NEAR(a b) {title}: ^c", "NEAR(a b) {title}: ^c", ("near", "a", "b", "title", "c")),
        ("🎉🎉", "🎉🎉", ()),
        ('"%*:^()[]{}', '"%*:^()[]{}', ()),
        (f"{RLO}evil", "evil", ("evil",)),
        ("\ud800x", "x", ("x",)),
        ("שלום עולם", "שלום עולם", ("שלום", "עולם")),
    ],
)
def test_read(asked: str, text: str, words: tuple[str, ...]) -> None:
    assert parse_query(asked) == Query(text, words, is_cut=False)


def test_a_long_query_is_cut_and_says_so() -> None:
    query = parse_query("word " * 10_000)
    assert len(query.text) <= LONGEST
    assert query.words == ("word",)
    assert query.is_cut


@pytest.mark.parametrize(("letters", "is_cut"), [(200, False), (201, True)])
def test_two_hundred_characters_are_read(letters: int, is_cut: bool) -> None:
    query = parse_query("x" * letters)
    assert (len(query.text), query.is_cut) == (200, is_cut)


def test_many_words_are_cut_and_say_so() -> None:
    query = parse_query(" ".join("abcdefghijkl"))
    assert query.words == tuple("abcdefgh")
    assert len(query.words) == MOST_WORDS
    assert query.is_cut


def test_a_long_word_is_looked_for_by_its_beginning() -> None:
    assert parse_query("x" * 150).words == ("x" * LONGEST_WORD,)


@pytest.mark.parametrize(
    ("asked", "has_text_without_words"), [("", False), ("%", True), ("🎉", True), ("x", False)]
)
def test_wordless(asked: str, has_text_without_words: bool) -> None:
    assert parse_query(asked).has_text_without_words is has_text_without_words


@given(st.text(st.characters(), max_size=300))
def test_words_are_letters_and_digits_alone(asked: str) -> None:
    query = parse_query(asked)
    assert all(word.isalnum() and word == word.casefold() for word in query.words)
    assert len(query.text) <= LONGEST


@pytest.mark.parametrize(
    ("folded", "word", "begun"),
    [
        ("theoretical machine learning", "mach", True),
        ("theoretical machine learning", "theoretical", True),
        ("theoretical machine learning", "chine", False),
        ("", "x", False),
    ],
)
def test_begins(folded: str, word: str, begun: bool) -> None:
    assert has_word_with_prefix(folded, word) is begun
