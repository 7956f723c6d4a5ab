"""JSON-LD: nodes as plain dicts, their identifiers, and the script element that holds them.

https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
"""

import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Site

type Node = dict[str, Any]

# Nothing in a string can then end the element, or be read as markup.
ESCAPES: Final = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}
)


def json_ld_script(nodes: Sequence[Node]) -> SafeString:
    """Return a script element of type application/ld+json with these nodes; empty without any."""
    if not nodes:
        return SafeString("")
    graph = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(graph, ensure_ascii=False, default=_lazy_text, separators=(",", ":"))
    script = f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'
    return mark_safe(script)  # noqa: S308 — escaped above


def _lazy_text(value: object) -> str:
    """Return a lazily translated text, which JSON does not know."""
    if isinstance(value, Promise):
        return str(value)
    raise TypeError(f"{type(value)} cannot be in structured data.")


def without_empty_values(node: Node) -> Node:
    """Return the node without values that are None, empty strings, lists or dicts; 0 and False stay."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {}, ())}


def root_url(request: HttpRequest) -> str:
    """Return the scheme and host of the request's site, without a slash at the end."""
    site = Site.find_for_request(request)
    return site.root_url if site else request.build_absolute_uri("/").rstrip("/")


def node_id(request: HttpRequest, kind: str, key: object) -> str:
    """Return the identifier of a thing on this site, the same in each language."""
    return f"{root_url(request)}/#{kind}-{key}"


def full_url(request: HttpRequest, url: str) -> str:
    """Return the URL with the scheme and host of the request's site, unless it has its own."""
    return urljoin(f"{root_url(request)}/", url)
