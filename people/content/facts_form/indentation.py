"""Removes indentation from rendered HTML, so that Wagtail's forms are a fifth smaller."""

import re
from typing import Final

from django.http import HttpResponse

# Where line breaks and spaces are part of a value or of a program.
VERBATIM_ELEMENTS: Final = re.compile(r"(<(textarea|pre|script|style)\b.*?</\2>)", re.DOTALL)
LINE_BREAKS: Final = re.compile(r"\s*\n\s*")
# Line breaks that are never shown: at the edges of a block, and around options and our own elements.
UNSEEN_LINE_BREAKS: Final = re.compile(
    r"(?<=>)\n(?=</(?:div|section|template|option|select)>"
    r'|<option\b|<div class="w-(?:panel|field)|</?groupsite-)'
    r"|(<(?:div|section|template|option)\b[^<>]*>|</groupsite-\w+>)\n"
)
PARTS_PER_MATCH: Final = 3  # the text before the element, the element, its tag name


def without_indentation(html: str) -> str:
    """Return the HTML without indentation, except in text areas, preformatted text, scripts and styles.

    A browser shows no difference. Text areas, preformatted text, scripts and styles do not change.
    """
    parts = VERBATIM_ELEMENTS.split(html)
    between = (
        UNSEEN_LINE_BREAKS.sub(r"\1", LINE_BREAKS.sub("\n", part))
        for part in parts[::PARTS_PER_MATCH]
    )
    verbatim = (*parts[1::PARTS_PER_MATCH], "")
    return "".join(f"{one}{other}" for one, other in zip(between, verbatim, strict=True))


def remove_indentation(response: HttpResponse) -> None:
    """Replace the content of a rendered response by the same HTML without indentation."""
    response.content = without_indentation(response.text)
