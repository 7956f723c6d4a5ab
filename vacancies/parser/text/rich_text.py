"""Renders text as rich text of a page: escaped, with lists and links only."""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from vacancies.parser.text.results import Block

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]")


def as_rich_text(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    if block.mark in ("ul", "ol"):
        items = "".join(f"<li>{inline_html(piece.text)}</li>" for piece in block.items)
        return f"<{block.mark}>{items}</{block.mark}>"
    tag = block.mark or "p"
    return "".join(f"<{tag}>{inline_html(piece.text)}</{tag}>" for piece in block.items)


def inline_html(text: str) -> str:
    """Return escaped text with web addresses as links."""
    parts, at = [], 0
    for found in _ADDRESS.finditer(text):
        address = escape(found.group())
        parts += [escape(text[at : found.start()]), f'<a href="{address}">{address}</a>']
        at = found.end()
    return "".join([*parts, escape(text[at:])])
