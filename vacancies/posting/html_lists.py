"""HTML lists that combine an editor's text with facts, and paragraphs of plain text.

An editor's rich text may end in a list to which a fact adds an item. The result is a single list,
so that screen readers count its items correctly.
"""

import re
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

LIST_AT_END: Final = re.compile(r"</ul>\s*$")
LIST_AT_START: Final = re.compile(r"^\s*<ul>")


def html_list_of_one_item(text: str) -> SafeString:
    """Return the escaped text as an HTML list of one item; empty for an empty text."""
    return format_html("<ul><li>{}</li></ul>", text) if text else SafeString("")


def join_html_merging_lists(*parts: SafeString) -> SafeString:
    """Return the HTML fragments joined; a list that follows a list continues it.

    Parts are trusted HTML: expanded rich text, and `html_list_of_one_item`.
    """
    whole = ""
    for part in parts:
        if LIST_AT_END.search(whole) and LIST_AT_START.match(part):
            whole = LIST_AT_END.sub("", whole) + LIST_AT_START.sub("", part, count=1)
        else:
            whole += part
    return mark_safe(whole)  # noqa: S308 — made of safe parts only


def split_into_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a plain text, which empty lines separate."""
    return [part for part in re.split(r"\s*\n\s*\n\s*", text.strip()) if part]
