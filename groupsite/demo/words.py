"""How the demo's words are written: one value a language, and rich text as small HTML."""

from typing import Final

type ByLanguage[T] = dict[str, T]

LANGUAGES: Final = ("en", "sv")


def paragraphs(*texts: str) -> str:
    """Rich text of one paragraph a text. The texts are HTML already: nothing is escaped."""
    return "".join(f"<p>{text}</p>" for text in texts)


def bullets(*items: str) -> str:
    """Rich text of one list. The items are HTML already: nothing is escaped."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def plain_paragraphs(*texts: str) -> str:
    """Plain text with a blank line between paragraphs, as leads are written."""
    return "\n\n".join(texts)
