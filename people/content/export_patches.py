"""Patches Wagtail's CSV and XLSX exports to escape formulas.

Wagtail writes cells as they were typed and has no setting to escape them. Names that members type
appear in its reports on every site. A view that writes its own rows is not affected.
"""

import csv
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import models
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from people.content.spreadsheets import escape_formula


def escape_formulas_in_exports() -> None:
    """Patch Wagtail's export mixin; call once, when the apps are ready."""
    SpreadsheetExportMixin.write_csv_row = _write_csv_row
    SpreadsheetExportMixin.get_heading = _with_escaped_headings(SpreadsheetExportMixin.get_heading)


def _write_csv_row(
    self: SpreadsheetExportMixin, writer: csv.DictWriter, row_dict: dict[str, Any]
) -> Any:
    """Write a row of a CSV export with escaped formulas; replaces the mixin's method."""
    line = {
        field: escape_formula(self.preprocess_field_value(field, value, self.FORMAT_CSV))
        for field, value in row_dict.items()
    }
    return writer.writerow(line)


def _with_escaped_headings(get_heading: Callable[..., str]) -> Callable[..., str]:
    """Wrap `get_heading` to escape formulas; Wagtail does not escape headings in XLSX either."""

    @wraps(get_heading)
    def wrapper(self: SpreadsheetExportMixin, queryset: models.QuerySet, field: str) -> str:
        return str(escape_formula(get_heading(self, queryset, field)))

    return wrapper
