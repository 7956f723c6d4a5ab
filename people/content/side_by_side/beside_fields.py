"""Puts the original beside the fields of Wagtail's edit form, whatever panels a model has.

A bound panel renders a template. If its field is translatable, it renders our template instead,
which shows the original and then includes the panel's own template.
"""

from typing import Any, Final

from wagtail.admin.panels import FieldPanel, InlinePanel, Panel

from people.content.side_by_side.original import Original

FIELD: Final = "groupsite_people/admin/side_by_side/field.html"
ROWS: Final = "groupsite_people/admin/side_by_side/rows.html"
VALUE: Final = "groupsite_people/admin/side_by_side/value.html"


def show_original_beside_fields(bound: Panel.BoundPanel, original: Original) -> None:
    """Change the bound edit handler so that it shows the original beside each field that has one."""
    if isinstance(bound, InlinePanel.BoundPanel):
        _beside_rows(bound, original)
    elif isinstance(bound, FieldPanel.BoundPanel):
        if bound.field_name in original.texts and _is_editable(bound):
            section = original.section(bound.field_name, str(bound.heading))
            _render(bound, FIELD, section=section)
    else:
        for child in getattr(bound, "children", ()):
            show_original_beside_fields(child, original)


def _is_editable(bound: Any) -> bool:
    return bound.is_shown() and not bound.read_only


def _render(bound: Any, template: str, **context: Any) -> None:
    bound.beside = {"template": bound.template_name, **context}
    bound.template_name = template


def _beside_rows(bound: Any, original: Original) -> None:
    relation = bound.panel.relation_name
    if relation not in original.texts:
        return
    section = original.section(relation, str(bound.heading))
    rows = list(getattr(original.shown, relation).all())
    places = {getattr(row, "translation_key", None): n for n, row in enumerate(rows)}
    shown = set()
    for number, child in enumerate(bound.children):
        place = places.get(getattr(child.form.instance, "translation_key", number), number)
        if place < len(rows):
            shown.add(place)
            _beside_row(child, original, relation, place)
    lacking = [str(row) for n, row in enumerate(rows) if n not in shown]
    _render(bound, ROWS, section=section, lacking=lacking)


def _beside_row(bound: Any, original: Original, relation: str, place: int) -> None:
    texts = original.texts[relation][place]
    for panel in getattr(bound, "children", ()):
        if not isinstance(panel, FieldPanel.BoundPanel):
            _beside_row(panel, original, relation, place)
        elif panel.field_name in texts and _is_editable(panel):
            html = original.row_html(relation, place, panel.field_name)
            _render(panel, VALUE, original=original, html=html, label=panel.heading)
