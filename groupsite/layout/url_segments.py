"""The last segment of a URL, drawn above the footer."""

from typing import Final

from django.http import HttpRequest

from people.content.languages.language_links import PAGE_VIEW_NAME

# More letters would make the steps of the drawing too small to see.
LONGEST: Final = 24


def drawn_part_of_last_path_segment(path: str) -> str:
    """Return the last segment of a path, shortened to as many of its last words as can be drawn.

    >>> drawn_part_of_last_path_segment("/en/people/giuseppe-durisi/")
    'giuseppe-durisi'
    """
    part = path.rstrip("/").rpartition("/")[2]
    words = part.split("-")
    while len(words) > 1 and len("-".join(words)) > LONGEST:
        words.pop(0)
    return "-".join(words)[:LONGEST]


def last_literal_url_segment(request: HttpRequest) -> str:
    """Return the last literal segment of the view's URL pattern; empty for pages and unknown URLs.

    Values in a URL, such as a number or a token, must not be printed: `en/apply/draft/<str:token>/`
    gives "draft".
    """
    found = request.resolver_match
    if found is None or found.url_name in (None, PAGE_VIEW_NAME):
        return ""
    own = [part for part in str(found.route).split("/") if part and "<" not in part]
    return own[-1] if own else ""


def bit_positions_left_out_on_404_page(word: str) -> range:
    """Return the positions of the bits that the drawing on a 404 page leaves out."""
    bits = 8 * len(word.encode(errors="replace"))
    return range(bits * 9 // 20, bits * 13 // 20)
