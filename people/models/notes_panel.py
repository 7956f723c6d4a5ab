"""A panel with what other apps say about a person, such as "12 publications"."""

from collections.abc import Iterable
from typing import Any, Final

from django.template import Context
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin.panels import Panel

HOOK: Final = "groupsite_notes_on_person"
"""Wagtail hook: gets the request and a saved person, and returns lines of HTML for its form."""


class NotesOnPersonPanel(Panel):
    """Shows the lines that the hook returns; nothing without one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "groupsite_people/admin/notes_on_person.html"

        def is_shown(self) -> bool:
            return bool(self._notes)

        @cached_property
        def _notes(self) -> list[Any]:
            if self.request is None or not self.instance.pk:
                return []
            found: Iterable[Iterable[Any]] = (
                notes_on(self.request, self.instance) for notes_on in hooks.get_hooks(HOOK)
            )
            return [line for lines in found for line in lines]

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
            notes = format_html_join("", "<p>{}</p>", ((note,) for note in self._notes))
            return {**super().get_context_data(parent_context), "notes": notes}
