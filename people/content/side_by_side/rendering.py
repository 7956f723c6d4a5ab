"""Renders the text of a section as HTML, to be shown beside its field."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from people.content.sections.text_blocks import FieldText, field_text, is_list_field, section_items

TEXT_SEPARATOR: Final = "<!--groupsite-->"
# Links open in a new tab, because the form may have unsaved changes.
LINK_IN_NEW_TAB: Final = ("<a ", '<a target="_blank" rel="noopener" ')


def texts_of_field_value(field: Any, value: Any) -> list[FieldText]:
    """Return the texts in a section's field: one, or those of all items if the field is a list."""
    if not is_list_field(field):
        return [field_text(field, value)]
    return [one for item in section_items(field, value) for one in item.parts]


def render_sections(sections: dict[str, list[FieldText]]) -> dict[str, SafeString]:
    """Return the HTML by section name; the links of all sections are looked up together."""
    rich = [one.text for parts in sections.values() for one in parts if one.kind == "rich"]
    expanded = iter(expand_db_html(TEXT_SEPARATOR.join(rich)).split(TEXT_SEPARATOR))
    return {
        name: _joined_html(_field_text_html(one, expanded) for one in parts)
        for name, parts in sections.items()
    }


def _joined_html(pieces: Iterable[SafeString]) -> SafeString:
    """Return pieces of safe HTML as one string."""
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _field_text_html(part: FieldText, expanded_html_iterator: Any) -> SafeString:
    """Return the HTML of one text; rich texts are taken from the iterator in order."""
    if part.kind == "rich":
        # Rich text is stored as the editor's features allow, and shown so to visitors too.
        return mark_safe(next(expanded_html_iterator).replace(*LINK_IN_NEW_TAB))  # noqa: S308
    if part.kind == "heading":
        return format_html("<p><strong>{}</strong></p>", part.text) if part.text else SafeString()
    return mark_safe(linebreaks(part.text, autoescape=True)) if part.text else SafeString()  # noqa: S308
