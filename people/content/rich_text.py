"""What stored rich text says: whether it shows anything, and its text without the editor's block keys."""

import re
from html import unescape
from typing import Final

TAG: Final = re.compile(r"<[^>]*>")
# How Wagtail stores pictures and videos in rich text.
EMBED: Final = "<embed"
# Only in a tag: quotation marks in texts are not escaped, and what is removed from a text may end an
# attribute.
_BLOCK_KEY: Final = re.compile(r'(<[a-z][a-z0-9]*) data-block-key="[^"<>]*"')


def shows_something(html: str) -> bool:
    """Whether the stored rich text has a word, a picture or a video."""
    return EMBED in html or bool(unescape(TAG.sub("", html)).strip())


def without_block_keys(html: str) -> str:
    """Return the rich text without the keys that Wagtail's editor adds to blocks when it saves."""
    return _BLOCK_KEY.sub(r"\1", html)
