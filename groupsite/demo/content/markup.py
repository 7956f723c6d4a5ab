"""How the demo's words are written: one value a language, and rich text as small HTML."""

from dataclasses import dataclass
from typing import Final

type ByLanguage[T] = dict[str, T]

LANGUAGES: Final = ("en", "sv")


@dataclass(frozen=True)
class SectionWords:
    """A heading (plain) and what stands under it (rich, see `link_to`)."""

    heading: str
    text: str


@dataclass(frozen=True)
class PageWords:
    """A page of words. The title is also its word in the menu; `lead` is plain text."""

    title: str
    slug: str
    lead: str
    sections: tuple[SectionWords, ...] = ()


def paragraphs(*texts: str) -> str:
    """Rich text of one paragraph a text. The texts are HTML already: nothing is escaped."""
    return "".join(f"<p>{text}</p>" for text in texts)


def bullets(*items: str) -> str:
    """Rich text of one list. The items are HTML already: nothing is escaped."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def plain_paragraphs(*texts: str) -> str:
    """Plain text with a blank line between paragraphs, as leads are written."""
    return "\n\n".join(texts)


def lines(*texts: str) -> str:
    """Rich text of one paragraph with a line a text, as addresses are written."""
    return paragraphs("<br/>".join(texts))


def link_to(page: str, text: str) -> str:
    """A link to another page of the demo, by its English slug; it leads to the reader's language.

    The page must stand before the one with the link, in menu or foot.
    """
    return f'<a linktype="page" id="{{{page}}}">{text}</a>'
