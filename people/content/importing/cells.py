"""Reads the cells of a row as values of fields, and collects what is wrong with them by column."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from wagtail.coreutils import get_content_languages

from people.content.importing.source_rows import VALUE_SEPARATOR, SourceRow, column_name

YES: Final = frozenset({"yes", "true", "1", "y", "ja"})
NO: Final = frozenset({"no", "false", "0", "n", "nej"})
# Of a further child row in the same row of the file: `role`, `role_2`, … `role_20`.
MAX_NUMBERED: Final = 20
# Choices that a refusal lists.
MAX_LISTED: Final = 20


def columns_by_language(name: str) -> dict[str, str]:
    """Return the column of a text by language code, such as {"en": "title_en"}.

    On a site with one language, the name alone is the column.
    """
    codes = list(get_content_languages())
    if len(codes) == 1:
        return {codes[0]: name}
    return {code: f"{name}_{column_name(code)}" for code in codes}


def columns_of_child_rows(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the columns of the first and each further child row, as ("role_2", "ends_on_2")."""
    names = tuple(names)
    further = [tuple(f"{name}_{number}" for name in names) for number in range(2, MAX_NUMBERED + 1)]
    return [names, *further]


class RowCells:
    """The cells of a row; reading a wrong one adds to `errors` and gives the value for empty."""

    def __init__(self, row: SourceRow) -> None:
        self.row = row
        self.errors: dict[str, list[str]] = {}
        for column, text in row.cells.items():
            if any(
                unicodedata.category(character) == "Cs" or character == "\0" for character in text
            ):
                self.refuse(column, "There is a character that no database can store.")

    def refuse(self, column: str, reason: object) -> None:
        """Note a reason why the row is refused: a text, or a ValidationError with several."""
        texts = reason.messages if isinstance(reason, ValidationError) else [str(reason)]
        self.errors.setdefault(column, []).extend(texts)

    def text(self, column: str) -> str:
        return self.row.cells.get(column, "")

    def separated_texts(self, column: str) -> list[str]:
        """Return the values of a cell with several, separated by "|" or line breaks."""
        parts = self.text(column).replace("\n", VALUE_SEPARATOR).split(VALUE_SEPARATOR)
        return [part.strip() for part in parts if part.strip()]

    def value(self, field: models.Field, column: str) -> Any:
        """Return the value of a cell for this field; None if it is empty or refused."""
        text = self.text(column)
        if not text:
            return None
        try:
            return _field_value(field, text)
        except ValidationError as error:
            self.refuse(column, error)
            return None

    def find_or_refuse[T](self, column: str, text: str, find: Callable[[str], T]) -> T | None:
        """Return what `find` finds for a text of the cell; None if it raises ValidationError."""
        try:
            return find(text)
        except ValidationError as error:
            self.refuse(column, error)
            return None

    def find_each_or_refuse[T](self, column: str, find: Callable[[str], T]) -> list[T]:
        """Return what `find` finds for each value of the cell; refused values are left out."""
        found = [self.find_or_refuse(column, text, find) for text in self.separated_texts(column)]
        return [one for one in found if one is not None]

    def set_fields(self, instance: models.Model, columns: dict[str, str]) -> None:
        """Set fields, given as {column: field name}, from the cells that are not empty."""
        for column, name in columns.items():
            field: Any = instance._meta.get_field(name)
            if (value := self.value(field, column)) is not None:
                setattr(instance, name, value)

    def refuse_invalid(self, errors: ValidationError, columns: dict[str, str]) -> None:
        """Note validation errors, except for columns refused before; `columns` is {field name: column}."""
        by_field = errors.message_dict if hasattr(errors, "error_dict") else {"": errors.messages}
        for field, messages in by_field.items():
            column = columns.get(field, field)
            if column not in self.errors:
                self.errors[column] = list(messages)


def _field_value(field: models.Field, text: str) -> Any:
    if isinstance(field, models.BooleanField):
        return _boolean(text)
    choices = list(field.flatchoices) if field.choices else []
    if choices and text not in {str(value) for value, _label in choices}:
        return _choice_with_label(choices, text)
    return field.to_python(text)


def _boolean(text: str) -> bool:
    if text.casefold() not in YES | NO:
        raise ValidationError(f"“{text}” is neither yes nor no.")
    return text.casefold() in YES


def _choice_with_label(choices: list[tuple[Any, Any]], text: str) -> Any:
    """Return the choice with this label in English or a site's language. Raises ValidationError."""
    wanted = folded_label(text)
    found = {value for label, value in folded_labels(choices) if label == wanted}
    if len(found) != 1:
        values = [str(value) for value, _label in choices if value]
        listed = f": {', '.join(values)}" if len(values) <= MAX_LISTED else ""
        raise ValidationError(f"“{text}” is not one of the choices{listed}.")
    return found.pop()


def folded_labels(choices: list[tuple[Any, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield (folded label, value) of each choice in English and in each language of the site."""
    for code in ["en", *get_content_languages()]:
        with translation.override(code):
            labels = [(folded_label(label), value) for value, label in choices]
        yield from labels


def folded_label(label: object) -> str:
    """Return a label for comparison, without case and full stops: "Dr." is "dr"."""
    return " ".join(str(label).casefold().replace(".", " ").split())
