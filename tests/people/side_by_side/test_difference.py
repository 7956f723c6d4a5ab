"""What has changed in a section, as an editor reads it."""

import pytest

from people.content.sections.difference import difference_html
from vacancies.models import VacancyPage

LONG = "The group studies how to send data over noisy channels at rates close to capacity, " * 3


def of(section, before, now):
    return difference_html(VacancyPage._meta.get_field(section), before, now)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (
            "<p>the thing b</p>",
            "<p>the two thing c</p>",
            "<p>the<ins> two</ins> thing <del>b</del><ins>c</ins></p>",
        ),
        (
            "<p>One old word here.</p>",
            "<p>One new word here.</p>",
            "<p>One <del>old</del><ins>new</ins> word here.</p>",
        ),
        (
            '<p>Read <a href="https://a.example/">more about us</a>.</p>',
            '<p>Read <a href="https://b.example/">more about us</a>.</p>',
            "<p>Read more about us (https://<del>a</del><ins>b</ins>.example/).</p>",
        ),
        (
            '<p>See <a linktype="page" id="3">the page of ours</a></p>',
            '<p>See <a linktype="page" id="4">the page of ours</a></p>',
            "<p>See the page of ours (page <del>3</del><ins>4</ins>)</p>",
        ),
        (
            "<ul><li>Maths</li><li>Physics</li></ul>",
            "<p>Maths</p><p>Physics</p>",
            (
                "<p><ins>Maths</ins></p><p><ins>Physics</ins></p>"
                "<ul><li><del>Maths</del></li><li><del>Physics</del></li></ul>"
            ),
        ),
        (
            "<ul><li>A</li><li>B</li><li>C</li></ul>",
            "<ul><li>C</li><li>A</li><li>B</li></ul>",
            "<ul><li><ins>C</ins></li><li>A</li><li>B</li><li><del>C</del></li></ul>",
        ),
        (
            "<ul><li>publish papers</li><li>transformers</li></ul>",
            "<ul><li>publish papers</li><li>transformers</li><li>teach</li></ul>",
            "<ul><li>publish papers</li><li>transformers</li><li><ins>teach</ins></li></ul>",
        ),
        (
            "<h3>Terms</h3><p>Four years.</p>",
            "<h3>Conditions</h3><p>Four years.</p>",
            (
                "<p><strong><ins>Conditions</ins></strong></p>"
                "|<p><strong><del>Terms</del></strong></p>"
            ),
        ),
        (
            "<p>Sök på universitetet</p>",
            "<p>Sök på högskolan</p>",
            "<p>Sök på <del>universitetet</del><ins>högskolan</ins></p>",
        ),
        (
            "<p>a &lt;script&gt; b c</p>",
            "<p>a &lt;script&gt; b d</p>",
            "<p>a &lt;script&gt; b <del>c</del><ins>d</ins></p>",
        ),
        (
            f"<p>{LONG}old</p>",
            f"<p>{LONG}new</p>",
            f"<p>{LONG}<del>old</del><ins>new</ins></p>",
        ),
        ("", "<p>New</p>", "<p><ins>New</ins></p>"),
        ("<p>Old</p>", "", "<p><del>Old</del></p>"),
    ],
    ids=[
        *("short", "word", "link target", "page link", "list to paragraphs", "moved item"),
        *("joined items", "heading", "å ä ö", "HTML in text", "long", "new", "deleted"),
    ],
)
def test_rich_text(before, now, expected):
    assert all(piece in of("required", before, now) for piece in expected.split("|"))


def test_only_the_formatting():
    found = of("required", "<p>One word</p>", "<p><b>One</b> word</p>")
    assert "<p>One word</p>" in found
    assert "its formatting" in found


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("Find out why.", "Find out how.", "<p>Find out <del>why</del><ins>how</ins>.</p>"),
        (
            "One.\n\nTwo.",
            "One.\n\nThree.\n\nTwo.",
            "<p>One.</p><p><ins>Three.</ins></p><p>Two.</p>",
        ),
        ("a <b> & c", "a <b> & d", "<p>a &lt;b&gt; &amp; <del>c</del><ins>d</ins></p>"),
    ],
)
def test_plain_text(before, now, expected):
    assert of("lead", before, now) == expected


def section(key, heading, text):
    return {"type": "section", "id": key, "value": {"heading": heading, "text": text}}


FIRST = section("1", "Travel", "<p>You travel a lot.</p>")
SECOND = section("2", "Lab", "<p>A lab with lasers.</p>")


def test_blocks_are_matched_by_id():
    changed = section("2", "Lab", "<p>A lab with masers.</p>")
    found = of("extra_sections", [FIRST, SECOND], [FIRST, changed])
    assert "<p>A lab with <del>lasers</del><ins>masers</ins>.</p>" in found
    assert "<ins>Travel</ins>" not in found
    assert "Moved" not in found


def test_a_moved_block():
    found = of("extra_sections", [FIRST, SECOND], [SECOND, FIRST])
    assert found.count("Moved") == 1
    assert "<ins>" not in found


def test_blocks_without_common_ids_are_matched_by_order():
    other = [section("8", "Travel", "<p>You travel little.</p>"), section("9", "Lab", "")]
    found = of("extra_sections", [FIRST, SECOND], other)
    assert "You travel <del>a lot</del><ins>little</ins>." in found
    assert "<del>A lab with lasers.</del>" in found


def test_a_block_that_is_gone():
    found = of("extra_sections", [FIRST, SECOND], [SECOND])
    assert "<del>Travel</del>" in found
    assert "<del>You travel a lot.</del>" in found


def test_rows_are_matched_by_order():
    rows = [{"lead_in": "where you:", "text": "<p>say why</p>"}]
    new = {"lead_in": "with all", "text": "<p>your grades</p>"}
    found = of("guidance", rows, [new, *rows])
    assert "<ins>with all</ins>" in found
    assert "<p>where you:</p><p>say why</p>" in found


def test_something_other_than_text_has_changed():
    found = of("extra_sections", [FIRST], [{**FIRST, "type": "section", "id": "7"}])
    assert "something other than text" in found
