"""Initials, and the line that sends a text bit by bit."""

import re
import unicodedata

import pytest
from django.utils.safestring import SafeString

from people.drawings import initials, text_bits_svg


@pytest.mark.parametrize(
    ("given", "family", "letters"),
    [
        ("Giuseppe", "Durisi", "GD"),
        ("Rebecka", "Jörnsten", "RJ"),
        ("Åsa", "Öberg", "ÅÖ"),
        (unicodedata.normalize("NFD", "Åsa"), "Öberg", "ÅÖ"),
        ("anna", "ek", "AE"),
        ("Anna", "von Essen", "AE"),
        ("Anna-Karin", "O’Brien", "AO"),
        ("", "Madonna", "M"),
        ("Madonna", "", "M"),
        ("明", "王", "明王"),
        ("𐐨", "ßen", "𐐀S"),
        ("(Bob)", "“Ek”", "BE"),
        ("\ud800", "\u200b", ""),
        ("", "", ""),
    ],
)
def test_initials(given: str, family: str, letters: str) -> None:
    assert initials(given, family) == letters


def path(drawing: str) -> str:
    found = re.search(r' d="([^"]*)"', drawing)
    assert found
    return found[1]


def test_one_step_for_each_bit() -> None:
    # "U" is 01010101: low at 9, high at 1.
    assert path(text_bits_svg("U")) == "M0 9H1V1H2V9H3V1H4V9H5V1H6V9H7V1H8"
    assert 'viewBox="0 0 8 10"' in text_bits_svg("U")


def test_lost_bits_leave_a_gap() -> None:
    assert path(text_bits_svg("U", erased_bit_positions={2, 3})) == "M0 9H1V1H2M4 9H5V1H6V9H7V1H8"


@pytest.mark.parametrize("text", ["", "en", "å", '"><script>', "\ud800", "&amp;"])
def test_the_text_itself_never_reaches_the_markup(text: str) -> None:
    drawing = text_bits_svg(text)
    assert isinstance(drawing, SafeString)
    assert re.fullmatch(
        r'<svg class="code-line" viewBox="0 0 \d+ 10" preserveAspectRatio="none" fill="none" '
        r'stroke="currentColor" aria-hidden="true" focusable="false"><path d="[MHV\d ]*"/></svg>',
        drawing,
    )
