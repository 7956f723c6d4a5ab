import pytest
from django.utils.safestring import SafeString, mark_safe

from vacancies.posting.text_lists import join_lists, one_item_list_html, paragraphs

LIST = mark_safe("<ul><li>words</li></ul>")


def test_an_item_is_a_list_of_one():
    assert one_item_list_html("a < b") == "<ul><li>a &lt; b</li></ul>"


def test_nothing_makes_no_item():
    assert one_item_list_html("") == ""


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([LIST, one_item_list_html("fact")], "<ul><li>words</li><li>fact</li></ul>"),
        (
            [one_item_list_html("a"), one_item_list_html("b"), one_item_list_html("c")],
            "<ul><li>a</li><li>b</li><li>c</li></ul>",
        ),
        (
            [mark_safe("<p>text</p>"), one_item_list_html("fact")],
            "<p>text</p><ul><li>fact</li></ul>",
        ),
        ([LIST, one_item_list_html(""), LIST], "<ul><li>words</li><li>words</li></ul>"),
        (
            [LIST, mark_safe("<p>text</p>"), one_item_list_html("fact")],
            f"{LIST}<p>text</p>{one_item_list_html('fact')}",
        ),
        ([mark_safe("<ul><li>a</li></ul>\n"), LIST], "<ul><li>a</li><li>words</li></ul>"),
        ([SafeString(""), one_item_list_html("fact")], one_item_list_html("fact")),
        ([], ""),
    ],
)
def test_a_list_after_a_list_is_one_list(parts, whole):
    assert join_lists(*parts) == whole


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.", ["One."]),
        ("One\nline.", ["One\nline."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\n \n\n\nTwo.", ["One.", "Two."]),
    ],
)
def test_an_empty_line_parts_paragraphs(text, parts):
    assert paragraphs(text) == parts
