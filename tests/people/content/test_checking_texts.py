"""What the checks say of one text: headings, links, pictures, what words state letter by letter."""

import pytest

from people.content.checks import rich_text_findings
from people.content.findings.page_texts_and_pictures import PagePicture, PageText
from people.content.findings.repeatable_facts import exact_value_fact, repeated_fact_findings


def said(html, top=2):
    return [
        found.text
        for found in rich_text_findings.rich_text_findings(
            [PageText("body", "Text", html, top=top)]
        )
    ]


@pytest.mark.parametrize(
    ("html", "top", "words"),
    [
        ("<h2>A</h2><h3>B</h3><h2>C</h2>", 2, []),
        ("<h3>A</h3><p>b</p>", 3, []),
        ("<p>no headings</p>", 2, []),
        ("<h2>A</h2><h4>B</h4>", 2, ["the heading “B” skips a level. Make it heading 3"]),
        ("<h3>A</h3>", 2, ["the heading “A” skips a level. Make it heading 2"]),
        ("<h2>A</h2><h2> </h2>", 2, ["has an empty heading"]),
        ('<p><a href="https://a.example/">Read the report</a></p>', 2, []),
        ('<p><a href="https://a.example/">Click here!</a></p>', 2, ["“Click here!” does not say"]),
        ('<p><a href="https://a.example/"><b>här</b></a></p>', 2, ["“här” does not say"]),
        ('<p><a href="https://a.example/"> </a></p>', 2, ["a link without text"]),
        ('<embed embedtype="image" id="1" alt="A wave"/>', 2, []),
        ('<embed embedtype="image" id="1" alt=" "/>', 2, ["a picture without alternative text"]),
        ('<a href="/x"><embed embedtype="image" id="1" alt="A wave"/></a>', 2, []),
    ],
)
def test_a_text(html, top, words):
    found = said(html, top)
    assert len(found) == len(words), found
    assert all(part in text for part, text in zip(words, found, strict=True))


@pytest.mark.parametrize(("described", "number"), [(True, 0), (False, 1)])
def test_pictures_of_streams(described, number):
    found = rich_text_findings.picture_findings([PagePicture("body", "Text", described)])
    assert [(one.field, one.is_error) for one in found] == [("body", False)] * number


MAIL = exact_value_fact("E-mail", "alice@example.org")


@pytest.mark.parametrize(
    ("html", "states"),
    [
        ("<p>Write to alice@example.org.</p>", True),
        ("<p>Write to Alice@Example.org</p>", True),
        ('<p>Write to <a href="mailto:alice@example.org">Alice</a></p>', True),
        ("<p>malice@example.org, alice@example.org.uk</p>", False),
        ("<p>Write to Alice.</p>", False),
    ],
)
def test_what_is_stated_letter_by_letter(html, states):
    assert bool(repeated_fact_findings([PageText("lead", "Lead", html)], [MAIL])) is states
