"""The sections of a posting as HTML with few tags and no links, for other programs."""

import re
from typing import Any, Final

from django.template import Context
from django.template.loader import render_to_string

type Values = dict[str, Any]

TEMPLATE: Final = "groupsite_vacancies/structured_data/description.html"
KEPT_TAGS: Final = frozenset(
    ("p", "ul", "ol", "li", "br", "h2", "h3", "strong", "b", "em", "i", "sub", "sup")
)
TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
BETWEEN_BLOCKS: Final = re.compile(r"\s*\n\s*")


def description_html(context: Context | Values) -> str:
    """Return all sections of a posting as HTML, from the context of its page. No query."""
    values: Values = dict(context.flatten()) if isinstance(context, Context) else context  # type: ignore[arg-type]
    return simple_html(render_to_string(TEMPLATE, values))


def simple_html(html: str) -> str:
    """Return HTML or Wagtail's rich text with its simple tags, without attributes, links and pictures."""
    return BETWEEN_BLOCKS.sub("\n", TAG.sub(_kept_tag, html)).strip()


def _kept_tag(found: re.Match[str]) -> str:
    name = found[2].lower()
    return f"<{found[1]}{name}>" if name in KEPT_TAGS else ""
