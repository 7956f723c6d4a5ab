import pytest

from vacancies.text import paragraphs


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
