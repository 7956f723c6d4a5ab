"""Turns the Markdown of the demo's texts into the rich text that Wagtail stores."""

from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

# Wagtail's editor writes bold and italic text with these.
TAGS: Final = {"strong": "b", "em": "i"}
PAGE: Final = "page:"


class RichTextRenderer(RendererHTML):
    """Renders Markdown-it's tokens as Wagtail's rich text; methods are named after tokens."""

    def softbreak(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return " "

    def hardbreak(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "<br/>"


PARSER: Final = MarkdownIt("commonmark", {"html": False}, renderer_cls=RichTextRenderer)


def markdown_to_rich_text(markdown: str) -> str:
    """Return the Markdown as rich text, with `{slug}` for the ids of linked pages. HTML is escaped.

    `[Contact](page:contact)` becomes a link to the page whose English slug is "contact", in the
    reader's language. Its id is left open, as `{contact}`, until that page has been made.
    """
    tokens = PARSER.parse(markdown)
    for token in tokens:
        for inner in token.children or ():
            inner.tag = TAGS.get(inner.tag, inner.tag)
            address = str(inner.attrs.get("href", ""))
            if address.startswith(PAGE):
                inner.attrs = {"linktype": "page", "id": f"{{{address.removeprefix(PAGE)}}}"}
    # Between blocks only: line breaks inside a paragraph were rendered above.
    return str(PARSER.renderer.render(tokens, PARSER.options, {})).replace("\n", "")
