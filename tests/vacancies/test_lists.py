import pytest
from django.utils.safestring import SafeString, mark_safe

from vacancies.posting.html_lists import (
    html_list_of_one_item,
    join_html_merging_lists,
    split_into_paragraphs,
)

LIST = mark_safe("<ul><li>words</li></ul>")


def test_an_item_is_a_list_of_one():
    assert html_list_of_one_item("a < b") == "<ul><li>a &lt; b</li></ul>"


def test_nothing_makes_no_item():
    assert html_list_of_one_item("") == ""


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([LIST, html_list_of_one_item("fact")], "<ul><li>words</li><li>fact</li></ul>"),
        (
            [html_list_of_one_item("a"), html_list_of_one_item("b"), html_list_of_one_item("c")],
            "<ul><li>a</li><li>b</li><li>c</li></ul>",
        ),
        (
            [mark_safe("<p>text</p>"), html_list_of_one_item("fact")],
            "<p>text</p><ul><li>fact</li></ul>",
        ),
        ([LIST, html_list_of_one_item(""), LIST], "<ul><li>words</li><li>words</li></ul>"),
        (
            [LIST, mark_safe("<p>text</p>"), html_list_of_one_item("fact")],
            f"{LIST}<p>text</p>{html_list_of_one_item('fact')}",
        ),
        ([mark_safe("<ul><li>a</li></ul>\n"), LIST], "<ul><li>a</li><li>words</li></ul>"),
        ([SafeString(""), html_list_of_one_item("fact")], html_list_of_one_item("fact")),
        ([], ""),
    ],
)
def test_a_list_after_a_list_is_one_list(parts, whole):
    assert join_html_merging_lists(*parts) == whole


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
    assert split_into_paragraphs(text) == parts
