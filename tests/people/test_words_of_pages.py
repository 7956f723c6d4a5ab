"""Which words of a page a translation follows (`people.content.localize.translatable_fields`)."""

import pytest

from people.content import localize
from people.models import PersonPage

PLAIN = "<p>Works on codes.</p>"


@pytest.mark.parametrize(
    ("text", "is_another"),
    [
        ('<p data-block-key="x7k2a">Works on codes.</p>', False),  # as the editor saves it
        ("<p>Works on short codes.</p>", True),
        ("<p><b>Works</b> on codes.</p>", True),
    ],
)
def test_what_counts_as_other_words(text, is_another):
    said = [
        localize.translatable_values_of_content(PersonPage, {"biography": one})
        for one in (PLAIN, text)
    ]
    assert (localize.changed_field_names(*said) == ("biography",)) is is_another


def test_a_form_sends_other_line_breaks():
    said = [
        localize.translatable_values_of_content(PersonPage, {"introduction": f"One.{line}Two."})
        for line in ("\n", "\r\n")
    ]
    assert localize.changed_field_names(*said) == ()
