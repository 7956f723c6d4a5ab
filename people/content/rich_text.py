"""Finds out whether rich text shows anything: an import or script may have saved an empty paragraph."""

import re
from html import unescape
from typing import Final

TAG: Final = re.compile(r"<[^>]*>")
# How Wagtail stores pictures and videos in rich text.
EMBED: Final = "<embed"


def shows_something(html: str) -> bool:
    """Whether the stored rich text has a word, a picture or a video."""
    return EMBED in html or bool(unescape(TAG.sub("", html)).strip())
