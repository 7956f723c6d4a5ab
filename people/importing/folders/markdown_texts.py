"""Markdown of a static site as HTML or plain text, without the tags of Hugo and Jekyll."""

import re
from typing import Final

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

# {{< icon >}} and {{% … %}} of Hugo, {% include … %} and {{ site.url }} of Liquid, {: .class} of kramdown.
_TAG_START: Final = re.compile(r"\{(?=([{%:]))")
_TAG_ENDS: Final = {"{": "}}", "%": "%}", ":": "}"}
_HEADING_MARKS: Final = re.compile(r"#{1,3}\s+")


def unsafe_html_from_markdown(text: str) -> str:
    """Return the Markdown as HTML, which may contain anything that was HTML in it."""
    return str(MarkdownIt("commonmark").render(_without_template_tags(text)))


def plain_text_from_markdown(text: str) -> str:
    """Return the text without any markup, scripts or empty lines; other line breaks remain."""
    soup = BeautifulSoup(unsafe_html_from_markdown(text), "html.parser")
    for element in soup(("script", "style")):
        element.decompose()
    return "\n".join(
        " ".join(line.split()) for line in soup.get_text().splitlines() if line.strip()
    )


def _without_template_tags(text: str) -> str:
    """Return the text without tags, in one pass: an expression would search the rest for each “{{”."""
    kept, position, without_end = [], 0, set()
    for start in _TAG_START.finditer(text):
        if start.start() < position or start[1] in without_end:
            continue
        end = text.find(_TAG_ENDS[start[1]], start.end() + 1)
        if end < 0:
            without_end.add(start[1])
            continue
        kept.append(text[position : start.start()])
        position = end + len(_TAG_ENDS[start[1]])
    return "".join([*kept, text[position:]])


def heading_and_rest(text: str) -> tuple[str, str]:
    """Return the heading that the Markdown begins with, and the rest; or "" and all of it."""
    line, _end, rest = text.lstrip().partition("\n")
    marks = _HEADING_MARKS.match(line)
    title = line[marks.end() :].strip().rstrip("#").strip() if marks else ""
    if not title or "#" in title:
        return "", text
    return plain_text_from_markdown(title), rest
