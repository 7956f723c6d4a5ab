"""Rows that have just been added do not stop autosave.

Until what a row requires has been chosen, such as the organisation of a funder, autosave leaves the row out,
because no draft can have it. It stays in the form, and is saved as soon as the choice is made. If the editor
saves or publishes, the form asks for the choice beside its field.
"""

from functools import partial
from typing import Any

from django.forms import ModelChoiceField


class NewRowsLeftOutOfAutosave:
    """View of a form whose autosave leaves out new rows that lack a required choice."""

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        view: Any = self
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if view.expects_json_response:
            leave_out_new_rows_without_choice(form)
        return form


def leave_out_new_rows_without_choice(form: Any) -> None:
    """Have a form treat new rows that lack a required choice like those that are deleted in the browser."""
    for formset in form.formsets.values():
        if formset.can_delete:
            formset._should_delete_form = partial(is_left_out, formset._should_delete_form)
        for row in formset.forms:
            if hasattr(row, "formsets"):
                leave_out_new_rows_without_choice(row)


def is_left_out(is_deleted: Any, row: Any) -> bool:
    return bool(is_deleted(row)) or (row.instance.pk is None and not _has_required_choices(row))


def _has_required_choices(row: Any) -> bool:
    return all(
        field.widget.value_from_datadict(row.data, row.files, row.add_prefix(name))
        for name, field in row.fields.items()
        if isinstance(field, ModelChoiceField) and field.required
    )
