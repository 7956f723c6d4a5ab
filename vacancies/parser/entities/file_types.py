"""Finds the types of files that a text names."""

import re
from typing import Final

OTHER: Final = "other"
_TYPES: Final = {
    "pdf": re.compile(r"\bpdf", re.IGNORECASE),
    "word": re.compile(
        r"\bdocx?\b|\bword(?=-)|\b(?:ms|microsoft)[ -]word\b"
        r"|\bword\b(?=[- ]?(?:fil|file|dokument|document|format)"
        r"|\s*(?:or|eller|,|/|\)|\.|$))|(?:or|eller|and|och|/)\s*word\b",
        re.IGNORECASE,
    ),
    OTHER: re.compile(r"\b(?:rtf|odt|jpe?g|png|tiff?|zip|pages-fil\w*)\b", re.IGNORECASE),
}


def file_types_in(text: str) -> tuple[str, ...]:
    """Return all types of files that a text names, in alphabetical order; `OTHER` for further ones."""
    return tuple(sorted(name for name, pattern in _TYPES.items() if pattern.search(text)))
