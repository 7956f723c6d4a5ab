"""Words are folded so that what one can type finds what is written."""

import pytest

from people.content.search_text import fold_text, indexed_texts_without_title, rich_text_in_one_line
from tests.factories import PersonFactory, VacancyFactory
from vacancies.models import DocumentGuidance


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Transformers", "transformers"),
        ("Rebecka Jörnsten", "rebecka jornsten"),
        ("Rebecka Jo\N{COMBINING DIAERESIS}rnsten", "rebecka jornsten"),
        ("Ångström, Äng, Ö", "angstrom ang o"),
        ("Straße", "strasse"),
        ("Søren Łukasiewicz Ðæ", "soren lukasiewicz dae"),
        ("İzmir, \N{LATIN SMALL LETTER DOTLESS I}slak", "izmir islak"),
        ("Al-Khwārizmī", "al khwarizmi"),
        ("O’Brien", "o brien"),
        ("CS-2025/04", "cs 2025 04"),
        ("doktorand\N{SOFT HYPHEN}tjänst", "doktorandtjanst"),
        ("x² ½ ﬁnal", "x2 1 2 final"),
        ("王小明", "王小明"),
        ("Ελλάς", "ελλασ"),
        ("سلام", "سلام"),
        ("a\x00b\tc\nd\N{NO-BREAK SPACE}e", "a b c d e"),
        ('100 % "x" AND (y*) NEAR/2 ^z:q', "100 x and y near 2 z q"),
        ("🎉 —", ""),
        ("_", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@pytest.mark.parametrize("text", ["Jörn-Åke!", "plain ASCII, 2025", "½ ﬁ İ ß ς"])
def test_what_is_folded_stays(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


def test_texts_of_a_page_are_its_words_without_markup(group_site) -> None:
    page = group_site.add(PersonFactory(), biography="<p>One &amp; <b>two</b>.</p><p>Three</p>")[
        "en"
    ]
    assert indexed_texts_without_title(page) == ["One & two. Three"]


def test_texts_of_a_posting_hold_its_sections_and_rows(group_site) -> None:
    vacancy = VacancyFactory(documents=["CV"])
    page = group_site.add(vacancy, lead="Lead", benefits="<ul><li>Tea</li></ul>")["en"]
    page.extra_sections = [("section", {"heading": "Lab", "text": "<p>Lasers</p>"})]
    kind = vacancy.document_rules.get().kind
    page.guidance = [DocumentGuidance(kind=kind, lead_in="where you:", text="<p>sing</p>")]
    page.save()
    assert indexed_texts_without_title(page) == [
        "Lead",
        "Tea",
        "Lab – Lasers",
        "where you:",
        "sing",
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>Where we are</h2><p>The group is here.</p>", "Where we are – The group is here."),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        (
            "<ul><li>Strong background</li><li>Motivation</li></ul>",
            "Strong background – Motivation",
        ),
        ("<p>We want:</p><ul><li>you</li></ul>", "We want: you"),
        ("<p>Kanalgatan 3<br/>Lindholmen</p>", "Kanalgatan 3 Lindholmen"),
        ("<p>a <b>b</b>c &amp; d</p>", "a bc & d"),
        ("<h2></h2><p> </p>", ""),
        ("", ""),
    ],
)
def test_blocks_do_not_run_into_each_other(html: str, text: str) -> None:
    assert rich_text_in_one_line(html) == text
