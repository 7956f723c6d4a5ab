"""Texts of the examples in the language of the URL, from one file per language."""

from pathlib import Path
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from groupsite.demo.content.files import LANGUAGES, toml_value
from groupsite.demo.content.markup import markdown_to_rich_text
from people.content.records.translated_rows import TranslatedText

_PATHS: Final = {code: Path(__file__).with_name(f"{code}.toml") for code in LANGUAGES}
FILES: Final = {code: path for code, path in _PATHS.items() if path.exists()}


def gallery_language() -> str:
    code = get_language() or ""
    return code if code in FILES else LANGUAGES[0]


def other_gallery_language() -> str:
    return next(code for code in FILES if code != gallery_language())


def example_text(name: str, code: str = "") -> str:
    return str(toml_value(FILES[code or gallery_language()], name))


def example_rich_text(name: str, code: str = "") -> SafeString:
    return mark_demo_html_safe(markdown_to_rich_text(example_text(name, code)))


def example_translated_text(name: str) -> TranslatedText:
    return TranslatedText(example_text(name), gallery_language())


def mark_demo_html_safe(html: str) -> SafeString:
    """Mark rich text of the demo as safe; it comes from our own files."""
    return mark_safe(html)  # noqa: S308 — ours
