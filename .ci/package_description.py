"""Makes the description that a package index shows: the README's first part, without relative links."""

import re
from urllib.parse import urlsplit

# The README's parts from here on are for people who have the repository.
END = "\n## Start\n"
PICTURES = re.compile(r"^<picture>.*</picture>\n", re.MULTILINE)
LINKS_TO_HEADINGS = re.compile(r" \(\[[^\]]+\]\(#[^)]+\)\)")
RELATIVE_LINKS = re.compile(r"\[([^\]]+)\]\((?!https?:|mailto:)([^)]+)\)")


def is_reserved(url: str) -> bool:
    """Return whether a URL leads nowhere by definition (RFC 2606), because the real one is unknown."""
    return (urlsplit(url).hostname or "").endswith((".invalid", ".example"))


def description(readme: str, urls: dict[str, str]) -> str:
    """Return Markdown without pictures and without relative links.

    Links are made absolute beside the changelog's URL; while that is unknown, their text remains.
    """
    text = PICTURES.sub("", readme.partition(END)[0])
    text = LINKS_TO_HEADINGS.sub("", text)
    folder = urls["Changelog"].removesuffix("CHANGELOG.md")
    link = r"\1" if is_reserved(folder) else rf"[\1]({folder}\2)"
    text = RELATIVE_LINKS.sub(link, text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
