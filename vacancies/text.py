"""Plain text that editors write in several paragraphs."""

import re


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: an empty line parts them."""
    return [part for part in re.split(r"\s*\n\s*\n\s*", text.strip()) if part]
