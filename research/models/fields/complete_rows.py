"""Rows of a form that a draft may leave incomplete: what they lack is asked for on publishing.

Otherwise autosave would stop while an editor types a row.
"""

from collections.abc import Iterable
from typing import Any

from people.content.findings.finding import Finding, error


class CompleteRowsFormMixin:
    """Form that names what its rows lack beside the field, unless it saves a draft."""

    def is_valid(self) -> bool:
        form: Any = self
        is_valid: bool = super().is_valid()  # type: ignore[misc]
        if form.is_deferred_validation or not is_valid:
            return is_valid
        for row in _typed_rows(form.formsets.values()):
            for field, text in row.instance.missing_facts().items():
                row.add_error(field, text)
                is_valid = False
        return is_valid


def _typed_rows(formsets: Iterable[Any]) -> Iterable[Any]:
    for formset in formsets:
        for row in formset.forms:
            is_empty = row.empty_permitted and not row.has_changed()
            if not is_empty and row not in formset.deleted_forms:
                yield from [row] if hasattr(row.instance, "missing_facts") else []


def missing_facts_of_rows(rows: Iterable[Any], relation: str) -> list[Finding]:
    """Return an error for each fact that rows lack, once, for a screen that does not show the rows."""
    texts = (str(text) for row in rows for text in row.missing_facts().values())
    return [error(text, relation) for text in dict.fromkeys(texts)]
