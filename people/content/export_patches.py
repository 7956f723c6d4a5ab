"""Patches Wagtail's CSV and XLSX exports to escape formulas (R22).

Wagtail writes cells as they were typed and has no setting to escape them. Names that members type
appear in its reports on every site. A view that writes its own rows is not affected.
"""

import csv
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import models
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from people.content.spreadsheets import escaped_formula


def escape_formulas_in_exports() -> None:
    """Patch Wagtail's export mixin; call once, when the apps are ready."""
    SpreadsheetExportMixin.write_csv_row = _write_csv_row
    SpreadsheetExportMixin.get_heading = _neutral_heading(SpreadsheetExportMixin.get_heading)


def _write_csv_row(
    self: SpreadsheetExportMixin, writer: csv.DictWriter, row_dict: dict[str, Any]
) -> Any:
    line = {
        field: escaped_formula(self.preprocess_field_value(field, value, self.FORMAT_CSV))
        for field, value in row_dict.items()
    }
    return writer.writerow(line)


def _neutral_heading(get_heading: Callable[..., str]) -> Callable[..., str]:
    """Return `get_heading` with escaped headings; Wagtail does not escape headings in XLSX either."""

    @wraps(get_heading)
    def heading(self: SpreadsheetExportMixin, queryset: models.QuerySet, field: str) -> str:
        return str(escaped_formula(get_heading(self, queryset, field)))

    return heading
