"""Sends markup that repeats in the facts form only once.

A bound panel renders a template. Here it renders a smaller template, in which an element such as
`<groupsite-copy>` marks the place of markup that panels, rows or choosers have in common. That
markup is in a `<template>` at the top of the form, and `repeated-markup.js` copies it to each
place, so that the document is the same as with Wagtail's own templates.
"""

from typing import Final

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
)
from wagtail.admin.widgets import BaseChooser
from wagtail.snippets.widgets import AdminSnippetChooser

from people.content.facts_form.choosers import RecordChooserWidget
from people.content.facts_form.chosen_objects import set_cached_objects_on_choosers

TEMPLATE_FOLDER: Final = "groupsite_people/admin/facts_form"
DATE_AND_TIME_FIELDS: Final = (forms.DateField, forms.DateTimeField, forms.TimeField)
GROUP_TEMPLATES: Final = {
    ObjectList: f"{TEMPLATE_FOLDER}/sections.html",
    FieldRowPanel: f"{TEMPLATE_FOLDER}/row_of_fields.html",
    MultiFieldPanel: f"{TEMPLATE_FOLDER}/group.html",
}


def share_repeated_markup(bound_panel: Panel.BoundPanel) -> None:
    """Make a bound edit handler render small templates and send repeated markup once."""
    set_cached_objects_on_choosers(bound_panel.form)
    choosers: dict[str, RecordChooserWidget] = {}
    _use_small_templates(bound_panel, choosers)
    bound_panel.choosers = choosers.values()
    bound_panel.chooser_html = _shared_chooser_html()
    # Wagtail sends the HTML of every widget again for scripts that look for a field by its panel. No
    # script of ours or of Wagtail's does so in a form of facts.
    options = {**bound_panel.js_opts(), "children": []}
    bound_panel.telepath_pack = lambda context: (bound_panel.telepath_adapter_name, [options])


def _use_small_templates(
    bound_panel: Panel.BoundPanel, choosers: dict[str, RecordChooserWidget], outer: str = ""
) -> None:
    """Set small templates on a bound panel and its descendants; add choosers to `choosers`.

    `outer` is the relation of the rows that the panel is in.
    """
    if isinstance(bound_panel, InlinePanel.BoundPanel):
        _use_small_row_templates(bound_panel, choosers, outer)
    elif isinstance(bound_panel, FieldPanel.BoundPanel):
        _use_small_field_template(bound_panel, choosers)
    else:
        kind = type(bound_panel.panel)
        bound_panel.template_name = GROUP_TEMPLATES.get(kind, bound_panel.template_name)
        for child in getattr(bound_panel, "visible_children", ()):
            _use_small_templates(child, choosers, outer)


def _use_small_field_template(
    bound_panel: FieldPanel.BoundPanel, choosers: dict[str, RecordChooserWidget]
) -> None:
    """Set the small template on a field panel, unless it is read-only or shows its own errors."""
    if bound_panel.read_only or bound_panel.bound_field is None:
        return
    field = bound_panel.bound_field.field
    widget = field.widget
    if hasattr(widget, "render_with_errors"):
        return
    bound_panel.template_name = f"{TEMPLATE_FOLDER}/field.html"
    bound_panel.is_moment = isinstance(field, DATE_AND_TIME_FIELDS)
    bound_panel.prefix = bound_panel.bound_field.auto_id  # shorter: for the ids of help and errors
    if isinstance(widget, RecordChooserWidget):
        widget.omit_shared_markup()
        choosers.setdefault(widget.shared_template_id, widget)


def _use_small_row_templates(
    bound_panel: InlinePanel.BoundPanel, choosers: dict[str, RecordChooserWidget], outer: str
) -> None:
    """Set the small templates on an inline panel; nested panels share one empty form."""
    bound_panel.template_name = f"{TEMPLATE_FOLDER}/rows.html"
    bound_panel.shared_id = (
        f"groupsite-empty-{outer}-{bound_panel.panel.relation_name}" if outer else ""
    )
    for child in (*bound_panel.children, bound_panel.empty_child):
        _use_small_templates(child, choosers, bound_panel.panel.relation_name)
    if outer:
        # The id of the row around it, which the shared form leaves open.
        bound_panel.outer = bound_panel.form.prefix.rpartition("-")[2]
    bound_panel.shared = [
        (
            one.shared_id,
            _shared_empty_form_html(one, bound_panel.empty_child.form.prefix),
            one.help_text,
        )
        for one in _outermost_inline_panels(bound_panel.empty_child)
    ]


def _outermost_inline_panels(bound_panel: Panel.BoundPanel) -> list[InlinePanel.BoundPanel]:
    """Return the outermost inline panels in a bound panel, or the panel itself if it is one."""
    if isinstance(bound_panel, InlinePanel.BoundPanel):
        return [bound_panel]
    return [
        one
        for child in getattr(bound_panel, "visible_children", ())
        for one in _outermost_inline_panels(child)
    ]


def _shared_empty_form_html(bound_panel: InlinePanel.BoundPanel, outer_prefix: str) -> SafeString:
    """Return the HTML of a nested panel's empty form, with a placeholder for the outer row."""
    context = {
        "self": bound_panel,
        "child": bound_panel.empty_child,
        "can_order": bound_panel.formset.can_order,
    }
    html = render_to_string(f"{TEMPLATE_FOLDER}/row.html", context)
    open_prefix = outer_prefix.replace("__prefix__", "%outer%")
    return mark_safe(html.replace(outer_prefix, open_prefix))  # noqa: S308 — rendered by a template


def _shared_chooser_html() -> SafeString:
    """Return the HTML of Wagtail's chooser with placeholders, without its hidden input."""
    buttons = {
        "choose_one_text": "%one%",
        "choose_another_text": "%another%",
        "link_to_chosen_text": "%link%",
        "clear_choice_text": BaseChooser.clear_choice_text,
        "show_edit_link": True,
        "show_clear_link": True,
        "is_required": False,  # its script removes the button where it does not belong
    }
    context = {
        "widget": buttons,
        "attrs": {"id": "%id%"},
        "value": True,
        "edit_url": "%edit%",
        "display_title": "%title%",
        "chooser_url": "%modal%",
        "icon": "%icon%",
        "classname": f"{AdminSnippetChooser.classname} %state%",
    }
    return render_to_string(AdminSnippetChooser.template_name, context)
