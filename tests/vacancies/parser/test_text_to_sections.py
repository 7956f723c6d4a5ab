"""Signs, lines, sentences, headings, and where words go."""

import ast
from pathlib import Path
from time import process_time

import pytest

from vacancies import parser
from vacancies.parser import lines
from vacancies.parser.parse import parse_posting
from vacancies.parser.text import sentences
from vacancies.parser.text.cleaning import MAX_CHARACTERS, clean_text
from vacancies.parser.text.headings import section_key_of_known_heading
from vacancies.parser.text.results import Piece
from vacancies.parser.text.rich_text_rendering import as_rich_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\x00b\x07c", "abc"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("34\u00a0550\u202fkr", "34 550 kr"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("o\u0308ver", "över"),
        ("tab\there", "tab\there"),
        ("\ud800half", "half"),
    ],
)
def test_cleaning(raw, text):
    assert clean_text(raw) == text


@pytest.mark.parametrize("mark", ["• ", "- ", "* ", "– ", "·\t", "•", "o\t"])
def test_bullets(mark):
    found = lines.parse_lines(f"Before:\n{mark}one\n{mark}two")
    assert [(line.list_tag, line.piece.text) for line in found[1:]] == [
        ("ul", "one"),
        ("ul", "two"),
    ]


@pytest.mark.parametrize(
    "marks", [("1. ", "2. "), ("1) ", "2) "), ("(1) ", "(2) "), ("a) ", "b) ")]
)
def test_numbered(marks):
    found = lines.parse_lines("".join(f"{mark}item\n" for mark in marks))
    assert [line.list_tag for line in found] == ["ol", "ol"]


def test_a_bullet_alone_marks_the_next_line():
    assert [(one.list_tag, one.piece.text) for one in lines.parse_lines("•\nitem")] == [
        ("ul", "item")
    ]


def test_a_text_broken_at_a_column_is_joined():
    broken = (
        "This text was broken at a column, as letters by e-mail are, and so",
        "Every line of it goes on in the next one, whatever letter that one",
        "Begins with; only after a full stop nobody can tell whether a new",
        "paragraph begins. Here none does.",
    )
    assert len(lines.parse_lines("\n".join(broken))) == 1


def test_places_are_those_of_the_text():
    text = "A  title\n\n  •  first item  \nMore"
    assert [text[one.piece.start : one.piece.end] for one in lines.parse_lines(text)] == [
        "A  title",
        "first item",
        "More",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Ask Prof. Berg. He knows.", ["Ask Prof. Berg.", "He knows."]),
        ("Skills, e.g. Python. And more.", ["Skills, e.g. Python.", "And more."]),
        ("Öppet kl. 10. Välkommen!", ["Öppet kl. 10.", "Välkommen!"]),
        ("E. G. Larsson leads. We follow.", ["E. G. Larsson leads.", "We follow."]),
    ],
)
def test_sentences(text, parts):
    assert [one.text for one in sentences.split_sentences(Piece(text, 0, len(text)))] == parts


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Project overview", "project_overview"),
        ("1. Project description:", "project_overview"),
        ("ABOUT THE DEPARTMENT", "environment"),
        ("Qualifications", "required"),
        ("Behörighet", "required"),
        ("Meriterande:", "meritorious"),
        ("Arbetsuppgifter", "responsibilities"),
        ("Villkor", "terms"),
        ("Vi erbjuder", "benefits"),
        ("Så söker du", "how_to_apply"),
        ("Sista ansökningsdag", "deadline"),
        ("Kontaktpersoner", "contacts"),
        ("Equal opportunities", None),
    ],
)
def test_headings(heading, key):
    assert section_key_of_known_heading(heading) == key


def test_the_heading_of_a_programme_opens_its_section():
    assert section_key_of_known_heading("About WASP", ("WASP",)) == "about_programme"
    assert section_key_of_known_heading("About WASP") is None


def sections(text):
    return [
        (one.field, one.heading, as_rich_text(one.blocks)) for one in parse_posting(text).sections
    ]


TOP = "PhD position in coding\n\nYou will work on codes that nobody has found yet.\n\n"


def test_unknown_headings_are_kept_in_order():
    cats = "Our cats\nThere are three of them, and they like to sleep on desks."
    lunch = "Lunch\nIt is eaten at noon, together, in the kitchen of the group."
    text = f"{TOP}{cats}\n\nQualifications\n- Patience\n\n{lunch}"
    assert [place[:2] for place in sections(text)] == [
        ("", "Our cats"),
        ("required", "Qualifications"),
        ("", "Lunch"),
    ]


def test_a_second_heading_of_one_section_stands_below_the_first():
    text = f"{TOP}Duties\n- Research\n\nYour tasks\n- Teaching"
    assert sections(text) == [
        (
            "responsibilities",
            "Duties",
            "<ul><li>Research</li></ul><h3>Your tasks</h3><ul><li>Teaching</li></ul>",
        )
    ]


def test_markdown_headings_and_underlines():
    text = "# PhD position in coding\n\n## Our cats\nThree.\n\nLunch\n-----\nAt noon."
    assert [place[1] for place in sections(text)] == ["Our cats", "Lunch"]


def test_rich_text_is_escaped_and_addresses_are_links():
    text = (
        f"{TOP}Qualifications\n- <script>alert(1)</script> & more\n- https://example.org/?a=1&b=2."
    )
    ((_field, _heading, words),) = sections(text)
    assert "<script>" not in words
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in words
    assert '<a href="https://example.org/?a=1&amp;b=2">' in words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "!!!",
        "x",
        "•",
        "@@@@",
        "a" * 5000,
        ":::\n:::\n",
        "1\n2\n3",
        "\n".join("ab" * 3),
    ],
)
def test_any_text_is_read_without_an_error(text):
    read = parse_posting(text)
    assert read.facts == ()


def test_the_rules_know_no_database():
    """`site` alone does: the rules can be used, and tested, without one."""
    folder = Path(parser.__file__).parent
    knowing = {
        path.name
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom | ast.Import)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [a.name for a in node.names]
        )
        if name.startswith(("django", "wagtail", "people", "vacancies.models"))
        and not name.startswith("people.formats.")
    }
    assert knowing == {"site_objects.py"}


@pytest.mark.table
@pytest.mark.parametrize(
    "part",
    ["a", "\n", "(", "Aaaa", "abc\n", "a.", "_", "1 ", "Contact ", "supervised by ", "lön "],
)
def test_no_text_takes_long(part):
    """A hundred thousand signs that rules could lose themselves in: some took minutes."""
    begun = process_time()
    parse_posting((part * MAX_CHARACTERS)[: MAX_CHARACTERS - 7] + "@x.se\n")
    assert process_time() - begun < 10


@pytest.mark.parametrize(
    ("heading", "text", "field"),
    [
        (
            "Assessment criteria",
            "Scientific and pedagogical skill are given equal weight, and we judge both.",
            "",
        ),
        ("Bedömningsgrunder", "Vetenskaplig och pedagogisk skicklighet väger lika tungt.", ""),
        (
            "Bedömningsgrunder",
            "Vetenskaplig skicklighet väger tyngst. Det är meriterande att ha lett projekt tidigare.",
            "meritorious",
        ),
        (
            "Assessment criteria",
            "We also weigh skills:\n- Experience of field work\n- Patience",
            "meritorious",
        ),
        (
            "Desirable selection criteria",
            "Your skills in leading a group are weighed here too.",
            "meritorious",
        ),
    ],
)
def test_how_skills_are_weighed_is_no_desirable_qualification(heading, text, field):
    found = parse_posting(f"{TOP}{heading}\n{text}\n\nHow to apply\nSend your CV by 1 May 2027.")
    (section,) = [one for one in found.sections if one.heading == heading]
    assert section.field == field


@pytest.mark.parametrize(
    "address",
    [
        "Institutionen för elektroteknik, avdelningen för kommunikation, antenner och optiska nätverk",
        "Limfjord University, Faculty of Science and Engineering, Department of Computing Systems",
    ],
)
def test_the_address_of_the_employer_is_no_lead(address):
    lead = "Vill du bygga de mätsystem som nästa nät vilar på? Vi söker en ingenjör."
    read = parse_posting(
        f"Ingenjör inom radio\n\nReferensnummer: 2026-0834\n\n{address}\n\n{lead}\n\nOm oss\nVi mäter.\n"
    )
    assert [piece.text for piece in read.lead] == [lead]
    texts = [piece.text for one in read.parts for block in one.blocks for piece in block.items]
    assert address in texts
