"""Puts the original beside the fields of Wagtail's edit form, whatever panels a model has.

A bound panel renders a template. If its field is translatable, it renders our template instead,
which shows the original and then includes the panel's own template.
"""

from typing import Any, Final

from wagtail.admin.panels import FieldPanel, InlinePanel, Panel

from people.content.side_by_side.original import Original

FIELD_TEMPLATE: Final = "groupsite_people/admin/side_by_side/field.html"
ROWS_TEMPLATE: Final = "groupsite_people/admin/side_by_side/rows.html"
CHILD_ROW_FIELD_TEMPLATE: Final = "groupsite_people/admin/side_by_side/child_row_field.html"


def show_original_beside_fields(bound_panel: Panel.BoundPanel, original: Original) -> None:
    """Change a bound edit handler so that it shows the original beside each field that has one."""
    if isinstance(bound_panel, InlinePanel.BoundPanel):
        _show_original_beside_rows(bound_panel, original)
    elif isinstance(bound_panel, FieldPanel.BoundPanel):
        if bound_panel.field_name in original.texts and _is_editable_panel(bound_panel):
            section = original.section(bound_panel.field_name, str(bound_panel.heading))
            _replace_template(bound_panel, FIELD_TEMPLATE, section=section)
    else:
        for child in getattr(bound_panel, "children", ()):
            show_original_beside_fields(child, original)


def _is_editable_panel(bound_panel: Any) -> bool:
    """Whether the panel is shown and not read-only."""
    return bound_panel.is_shown() and not bound_panel.read_only


def _replace_template(bound_panel: Any, template: str, **context: Any) -> None:
    """Let the panel render `template`, which includes the panel's own template."""
    bound_panel.beside = {"template": bound_panel.template_name, **context}
    bound_panel.template_name = template


def _show_original_beside_rows(bound_panel: Any, original: Original) -> None:
    """Show the original beside the child rows of an inline panel."""
    relation = bound_panel.panel.relation_name
    if relation not in original.texts:
        return
    section = original.section(relation, str(bound_panel.heading))
    rows = list(getattr(original.shown, relation).all())
    places = {getattr(row, "translation_key", None): n for n, row in enumerate(rows)}
    shown = set()
    for number, child in enumerate(bound_panel.children):
        place = places.get(getattr(child.form.instance, "translation_key", number), number)
        if place < len(rows):
            shown.add(place)
            _show_original_beside_row(child, original, relation, place)
    lacking = [str(row) for n, row in enumerate(rows) if n not in shown]
    _replace_template(bound_panel, ROWS_TEMPLATE, section=section, lacking=lacking)


def _show_original_beside_row(
    bound_panel: Any, original: Original, relation: str, row_index: int
) -> None:
    """Show a row of the original beside the fields of the matching child form."""
    texts = original.texts[relation][row_index]
    for panel in getattr(bound_panel, "children", ()):
        if not isinstance(panel, FieldPanel.BoundPanel):
            _show_original_beside_row(panel, original, relation, row_index)
        elif panel.field_name in texts and _is_editable_panel(panel):
            html = original.child_row_html(relation, row_index, panel.field_name)
            _replace_template(
                panel, CHILD_ROW_FIELD_TEMPLATE, original=original, html=html, label=panel.heading
            )
