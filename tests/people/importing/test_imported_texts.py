"""Imported HTML and Markdown become what Wagtail's editor allows, in a time that grows with the text."""

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.content.importing.rich_text_cells import rich_text_from_html
from people.importing.folders.markdown_texts import heading_and_rest

FEATURES = ("bold", "italic", "link", "ol", "ul", "h2", "h3")
PIECES = st.lists(
    st.sampled_from(('"', "=", " data-block-key=", "&lt;", ">", "a", " onclick=", "'", " ")),
    max_size=8,
).map("".join)


class Attributes(HTMLParser):
    """Collects the attributes of all tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(f'{html}"></p>')  # the rest of a page ends whatever has been left open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.update(name for name, _value in attrs)


def test_a_text_cannot_end_the_attribute_of_a_link():
    html = (
        '<p><a href="https://x.example/ data-block-key=">Click" me" onmouseover=alert(1)'
        ' style=position:fixed x="</a></p>'
    )
    assert Attributes(rich_text_from_html(html, FEATURES)).names <= {"href"}


@given(href=PIECES, text=PIECES)
def test_no_text_becomes_an_attribute(href, text):
    address = href.replace('"', "%22")
    html = f'<p><a href="https://x.example/{address}">{text}</a> {text}</p>'
    assert Attributes(rich_text_from_html(html, FEATURES)).names <= {"href"}


@pytest.mark.parametrize(
    ("text", "heading", "rest"),
    [
        ("## Alice Ek ##\nStudies.", "Alice Ek", "Studies."),
        ("\n\n# Alice\n", "Alice", ""),
        ("# Alice", "Alice", ""),
        ("#### Deep\nStudies.", "", "#### Deep\nStudies."),
        ("#Alice\nStudies.", "", "#Alice\nStudies."),
        ("# C# and Java\nStudies.", "", "# C# and Java\nStudies."),
        ("Studies.", "", "Studies."),
        ("", "", ""),
    ],
)
def test_the_heading_of_a_text(text, heading, rest):
    assert heading_and_rest(text) == (heading, rest)


@pytest.mark.parametrize(
    "text", ["# " + " #" * 20_000 + "x", "#" + " " * 40_000 + "x", "\n" * 40_000]
)
def test_a_heading_is_read_in_a_moment(text):
    began = time.process_time()
    heading_and_rest(text)
    assert time.process_time() - began < 1
