"""The differences between two texts that the editor is asked about, and the fields they are about."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vacancies.admin.paste.forms.other_language_forms import DifferenceForm
from vacancies.admin.paste.review import ReviewForms
from vacancies.parser.pairing.differing_facts import DifferingFact, FactComparison


@dataclass(frozen=True)
class AskedDifferences:
    """The facts that differ between two texts, and which of them the editor is asked about.

    `compared` is the comparison with the facts as the editor corrected them, `as_read` the one
    with the facts as the first text states them; None if the first facts are those of a record.
    """

    compared: FactComparison
    as_read: FactComparison | None

    @cached_property
    def _differences_as_read_by_key(self) -> dict[str, DifferingFact]:
        return {one.key: one for one in self.as_read.differences} if self.as_read else {}

    @property
    def differences_due_to_corrections(self) -> list[DifferingFact]:
        """Return the differences that exist only because the editor corrected a fact."""
        if self.as_read is None:
            return []
        return [
            one
            for one in self.compared.differences
            if one.key not in self._differences_as_read_by_key
        ]

    def differences_to_ask_about(
        self, is_second_chosen: Callable[[DifferingFact], bool]
    ) -> list[DifferingFact]:
        """Return the differences to ask about, in the order of the second text.

        A fact that was corrected to the value that the editor chose of the second text is still
        asked about, so that the choice can be seen, changed, and made in the first text too.
        """
        if self.as_read is None:
            return list(self.compared.differences)
        current = {one.key: one for one in self.compared.differences}
        without_value = {one.key for one in self.compared.new_facts}
        return [
            current.get(key, one)
            for key, one in self._differences_as_read_by_key.items()
            if key in current or (key not in without_value and is_second_chosen(one))
        ]

    def is_first_value_as_read(self, difference: DifferingFact) -> bool:
        """Whether the first value is what the first text states, not a correction of it."""
        read = self._differences_as_read_by_key.get(difference.key)
        return read is not None and read.first == difference.first


def add_values_by_field(forms: Iterable[DifferenceForm], review: ReviewForms) -> None:
    """Store in each form the values that its two choices have in the fields of the review."""
    for form in forms:
        if values := _values_by_field_name(review, form):
            form.values_by_field = json.dumps(values)


def _values_by_field_name(review: ReviewForms, form: DifferenceForm) -> dict[str, list[str]]:
    """Return {form field name: [first value, second value]} of the fact that a question is about.

    Only fields that the review shows; empty for values that stand only in sentences.
    """
    difference = getattr(form, "difference", None)
    if difference is None:
        return {}
    found: dict[str, list[str]] = {}
    for name in difference.second:
        bound_field = _bound_field_of_fact(review, difference, name)
        if bound_field is not None:
            show = bound_field.field.widget.format_value
            values = (difference.first.get(name, ""), difference.second[name])
            found[bound_field.html_name] = [
                _field_value_in_browser(show(value)) for value in values
            ]
    return found


def _field_value_in_browser(shown: Any) -> str:
    value = shown[0] if isinstance(shown, list) else shown
    return "" if value is None else str(value)


def _bound_field_of_fact(review: ReviewForms, difference: DifferingFact, name: str) -> Any:
    """Return the field of the review with this value of a fact or row; None if there is none."""
    if not difference.name:
        return review.facts_form[name] if name in review.facts_form.fields else None
    for form in review.row_forms:
        if difference.first_key == form.prefix and name in form.fields:
            return form[name]
    return None
