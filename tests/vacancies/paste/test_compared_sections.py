"""Sections of two texts beside each other: what only the first one has, and unequal lengths."""

from pathlib import Path

import pytest

from tests.vacancies.paste.test_language_of_the_text import is_review, send
from tests.vacancies.paste.test_screens import soup
from tests.vacancies.paste.test_second_text import paste, swedish  # noqa: F401

pytestmark = pytest.mark.table

PAIRS = Path(__file__).parents[2] / "data" / "ad_pairs"
SAME = "The two texts differ in length here"


def sections(editor, index, pair):
    english, swedish = (  # noqa: F811
        (PAIRS / pair / f"{code}.txt").read_text(encoding="utf-8") for code in ("en", "sv")
    )
    response = send(editor, index, english, swedish)
    assert is_review(response)
    return soup(response).find(id="rows-second-sections")


def sections_only_in_first_text(panel):
    """The headings of the first text's sections that stand beside an empty place."""
    rows = [row for row in panel.select(".groupsite-from-text__pair") if not row.find("select")]
    return [row.select_one(".groupsite-from-text__partner h3").get_text() for row in rows]


def notes(panel):
    """What is said about lengths, by the heading of the section."""
    return {
        row.find("label").get_text(strip=True): " ".join(note.get_text().split())
        for row in panel.select(".groupsite-from-text__pair")
        if (note := row.select_one("[data-groupsite-length]"))
    }


@pytest.mark.thorough
def test_a_section_of_the_first_text_alone_is_shown(editor, index):
    panel = sections(editor, index, "01")
    assert sections_only_in_first_text(panel) == ["Moving to Sweden"]
    text = " ".join(panel.get_text(" ").split())
    assert "The text in Swedish has no such section." in text
    assert "Only in the text in English: Moving to Sweden." in text


def test_unequal_lengths_are_mentioned(editor, index):
    assert notes(sections(editor, index, "01")) == {
        "Arbetsuppgifter": f"{SAME}: the one in English is about 35% shorter."
    }


def test_equal_texts_have_no_notes(editor, swedish):  # noqa: F811
    panel = soup(paste(editor, swedish.vacancy)).find(id="rows-second-sections")
    assert (sections_only_in_first_text(panel), notes(panel)) == ([], {})
    assert "Only in the text in" not in panel.get_text()
