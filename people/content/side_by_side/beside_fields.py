"""Puts the original beside the fields of Wagtail's edit form, whatever panels a model has.

A bound panel renders a template. If its field is translatable, it renders our template instead,
which shows the original and then includes the panel's own template.
"""

from typing import Any, Final

from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.models import Page

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
    places = _places_of_counterparts([one.form.instance for one in bound_panel.children], rows)
    for child, place in zip(bound_panel.children, places, strict=True):
        _show_original_beside_row(child, original, relation, place)
    lacking = [str(row) for place, row in enumerate(rows) if place not in places]
    _replace_template(bound_panel, ROWS_TEMPLATE, section=section, lacking=lacking)


def _places_of_counterparts(rows: list[Any], original_rows: list[Any]) -> list[int | None]:
    """Return, for each row, the place of the original's row that it belongs to; None without one.

    Rows belong together by their translation key, else by what they are about, such as a document,
    and by their place if they are about nothing but the page.
    """
    found: list[int | None] = [None] * len(rows)
    for identity in (_translation_key, _chosen_object_pks):
        free = {
            identity(row): place for place, row in enumerate(original_rows) if place not in found
        }
        for number, row in enumerate(rows):
            if found[number] is None and identity(row):
                found[number] = free.pop(identity(row), None)
    for number, row in enumerate(rows[: len(original_rows)]):
        if found[number] is None and number not in found and not _chosen_object_pks(row):
            found[number] = number
    return found


def _translation_key(row: Any) -> Any:
    """Return the row's translation key; None for the rows of a host that have none."""
    return getattr(row, "translation_key", None)


def _chosen_object_pks(row: Any) -> tuple[Any, ...]:
    """Return the primary keys of the objects that a row is about; not of its page or language."""
    return tuple(
        getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.many_to_one
        and field.name != "locale"
        and not issubclass(field.related_model, Page)
    )


def _show_original_beside_row(
    bound_panel: Any, original: Original, relation: str, row_index: int | None
) -> None:
    """Show a row of the original, if there is one, beside the fields of a child form."""
    names = next(iter(original.texts[relation]), ())
    for panel in getattr(bound_panel, "children", ()):
        if not isinstance(panel, FieldPanel.BoundPanel):
            _show_original_beside_row(panel, original, relation, row_index)
        elif panel.field_name in names and _is_editable_panel(panel):
            place = -1 if row_index is None else row_index  # there is no row -1
            html = original.child_row_html(relation, place, panel.field_name)
            _replace_template(
                panel, CHILD_ROW_FIELD_TEMPLATE, original=original, html=html, label=panel.heading
            )
