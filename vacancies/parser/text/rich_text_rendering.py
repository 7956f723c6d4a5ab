"""Renders text as rich text of a page: escaped, with headings, lists and links only."""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from vacancies.parser.text.results import Block

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]")

_SPACES: Final = re.compile(r"[ \t\r\n]+")


def as_rich_text(blocks: Iterable[Block]) -> str:
    return "".join(map(_block_html, blocks))


def _block_html(block: Block) -> str:
    if block.list_tag in ("ul", "ol"):
        items = "".join(f"<li>{inline_html(piece.text)}</li>" for piece in block.items)
        return f"<{block.list_tag}>{items}</{block.list_tag}>"
    tag = block.list_tag or "p"
    return "".join(f"<{tag}>{inline_html(piece.text)}</{tag}>" for piece in block.items)


def inline_html(text: str) -> str:
    """Return escaped text with web addresses as links, just as the editor would save it.

    Otherwise a page that was read and published without a change would seem changed.
    """
    text = _SPACES.sub(" ", text).strip(" ")
    parts, at = [], 0
    for found in _ADDRESS.finditer(text):
        address = found.group()
        link = f'<a href="{escape(address)}">{escape(address, quote=False)}</a>'
        parts += [escape(text[at : found.start()], quote=False), link]
        at = found.end()
    return "".join([*parts, escape(text[at:], quote=False)])
