"""The page that explains the line of bits drawn above the footer, and draws a typed word."""

import unicodedata
from typing import Final, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from groupsite.page_cache.declarations import public_view
from people.drawings import text_bits_svg

LONGEST_WORD: Final = 24
EXAMPLE: Final = "signal"


class DrawnCharacter(NamedTuple):
    """A character with the bits of its UTF-8 bytes, and these bits as a line."""

    character: str
    bits: str
    line: SafeString


@require_safe
@public_view
def bit_line_explanation_page(request: HttpRequest) -> HttpResponse:
    """Show the bits of `?word=`, at most 24 printable characters, or of an example."""
    typed = _printable_text(request.GET.get("word", ""))
    word = typed[:LONGEST_WORD].strip()
    drawn = word or EXAMPLE
    context = {
        "typed": word,
        "word": drawn,
        "longest_word": LONGEST_WORD,
        "is_cut": len(typed) > LONGEST_WORD,
        "characters": [_drawn_character(character) for character in drawn],
        "bit_count": 8 * len(drawn.encode()),
    }
    response = render(request, "groupsite/code_line_page.html", context)
    if word:
        # Every word has a URL of its own; search engines need only the page without one.
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _printable_text(text: str) -> str:
    """Return the text without control characters and lone surrogates, composed, so that é is one letter."""
    return "".join(
        sign for sign in unicodedata.normalize("NFC", text) if sign.isprintable()
    ).strip()


def _drawn_character(character: str) -> DrawnCharacter:
    bits = " ".join(f"{byte:08b}" for byte in character.encode())
    return DrawnCharacter(character, bits, text_bits_svg(character))
