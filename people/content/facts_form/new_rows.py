"""Rows that have just been added do not stop autosave.

Until what a row requires has been chosen, such as the organisation of a funder, autosave leaves the row out,
because no draft can have it. It stays in the form, and is saved as soon as the choice is made. If the editor
saves or publishes, the form asks for the choice beside its field. The row says so meanwhile.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.forms import ModelChoiceField, ModelForm
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm


class NewRowsLeftOutOfAutosave:
    """View of a form whose autosave leaves out new rows that lack a required choice."""

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        view: Any = self
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if view.expects_json_response:
            leave_out_new_rows_without_choice(form)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        view: Any = self
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        if view.expects_json_response and context["form"].is_bound:
            context["notes_on_rows"] = list(notes_on_rows(context["form"]))
        return context


def leave_out_new_rows_without_choice(form: WagtailAdminModelForm) -> None:
    """Have a form treat new rows that lack a required choice like those that are deleted in the browser."""
    for formset in form.formsets.values():
        if formset.can_delete:
            formset._should_delete_form = partial(is_left_out, formset._should_delete_form)
        for row in formset.forms:
            if hasattr(row, "formsets"):
                leave_out_new_rows_without_choice(row)


def is_left_out(is_deleted: Callable[[ModelForm], bool], row: ModelForm) -> bool:
    return bool(is_deleted(row)) or (row.instance.pk is None and not _has_required_choices(row))


def notes_on_rows(form: WagtailAdminModelForm) -> Iterator[tuple[str, str]]:
    """Yield the prefix and the note of each row that requires a choice. The note of a saved row is empty."""
    for formset in form.formsets.values():
        for row in formset.forms:
            if any(_required_choices(row)):
                missing = next(_missing_choices(row), "")
                text = _("This row will be saved when you have chosen “%(field)s”.")
                yield row.prefix, text % {"field": row[missing].label} if missing else ""
            if hasattr(row, "formsets"):
                yield from notes_on_rows(row)


def _has_required_choices(row: ModelForm) -> bool:
    return not any(_missing_choices(row))


def _missing_choices(row: ModelForm) -> Iterator[str]:
    """Yield the names of the fields whose choice a row requires and lacks."""
    for name, field in _required_choices(row):
        if not field.widget.value_from_datadict(row.data, row.files, row.add_prefix(name)):
            yield name


def _required_choices(row: ModelForm) -> Iterator[tuple[str, ModelChoiceField]]:
    for name, field in row.fields.items():
        if isinstance(field, ModelChoiceField) and field.required:
            yield name, field
