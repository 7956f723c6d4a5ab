"""Paragraphs of plain text, and lists that combine text and facts.

An editor's rich text may end in a list to which a fact adds an item. The result is a single list,
so that screen readers count its items correctly.
"""

import re
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SEAM: Final = re.compile(r"</ul>\s*$")
OPENING: Final = re.compile(r"^\s*<ul>")


def list_of_one_item(text: str) -> SafeString:
    """Return one sentence as a list; empty if the sentence is."""
    return format_html("<ul><li>{}</li></ul>", text) if text else SafeString("")


def join_lists(*parts: SafeString) -> SafeString:
    """Join the parts in order; adjacent lists become one.

    Parts are trusted HTML: expanded rich text, and `list_of_one_item`s.
    """
    whole = ""
    for part in parts:
        if SEAM.search(whole) and OPENING.match(part):
            whole = SEAM.sub("", whole) + OPENING.sub("", part, count=1)
        else:
            whole += part
    return mark_safe(whole)  # noqa: S308 — made of safe parts only


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a plain text, separated by empty lines."""
    return [part for part in re.split(r"\s*\n\s*\n\s*", text.strip()) if part]
