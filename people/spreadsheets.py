"""Lists as CSV and XLSX. What somebody typed never becomes a formula there (R22)."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]

# Without it Excel takes UTF-8 for the letters of the machine, and å is lost.
BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
CSV_TYPE: Final = "text/csv; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The wide ones are read as the others by Excel in some languages.
BEGINNINGS_OF_FORMULAS: Final = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001
MAX_SHEET_NAME: Final = 31

type Table = Iterable[Sequence[Any]]


def neutral(value: Any) -> Any:
    """A text that a spreadsheet would calculate gets an apostrophe before it; numbers stay numbers."""
    if isinstance(value, int | float) or value is None:
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    return f"'{text}" if text.startswith(BEGINNINGS_OF_FORMULAS) else text


def as_csv(table: Table) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    for line in table:
        writer.writerow([neutral(value) for value in line])
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


def as_xlsx(table: Table, name: str) -> bytes:
    """A workbook with one sheet, its first line kept in sight."""
    book = Workbook(write_only=True)
    # A sheet's name may not hold everything that a text may.
    sheet = book.create_sheet(slugify(name, allow_unicode=True)[:MAX_SHEET_NAME] or None)
    sheet.freeze_panes = "A2"
    for line in table:
        sheet.append([neutral(value) for value in line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def download(table: Table, name: str, ending: str) -> HttpResponse:
    """The table as a file called `name`; `ending` is "csv" or "xlsx". It is kept by nobody's cache."""
    if ending == "csv":
        response = HttpResponse(as_csv(table), content_type=CSV_TYPE)
    else:
        response = HttpResponse(as_xlsx(table, name), content_type=XLSX_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{ending}")
    response["Cache-Control"] = "private, no-store"
    return response
