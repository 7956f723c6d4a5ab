"""Exports tables as CSV and XLSX; typed text never becomes a formula (R22)."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
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
# Letters that begin a formula, and those that a program somewhere reads as them.
SIGNS: Final = "=+@\\-＝＋－＠﹢﹣﹦﹫−"  # noqa: RUF001
# A comma parts cells only where quotation marks are obeyed. Where a semicolon or a tab does, as in a
# Swedish Excel, a text is parted inside its quotation marks, and at a line break too.
SEPARATORS: Final = r";\t\r\n\x85\u2028\u2029"
# What some program skips before it looks for a formula: blanks, quotation marks, what cannot be seen.
INVISIBLE: Final = r"\ufeff\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
SKIPPED: Final = rf';\s"{INVISIBLE}'
# Begins only where nothing skipped stands before, so that a long run is read once.
BEFORE_SIGN: Final = re.compile(rf"(?<![{SKIPPED}])([{SKIPPED}]*+)(?=[{SIGNS}])")
AFTER_SEPARATOR: Final = re.compile(rf"(?<=[{SEPARATORS}])")
MAX_SHEET_NAME: Final = 31

type Table = Iterable[Sequence[Any]]


def neutral(value: object) -> Any:
    """Escape text that a spreadsheet would run as a formula, with an apostrophe.

    A part is what would be a cell of its own if semicolons, tabs or line breaks parted cells. Numbers
    stay numbers.
    """
    if isinstance(value, int | float | Decimal) or value is None:
        return value
    text = BEFORE_SIGN.sub(_apart, ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    return f"'{text}" if text.startswith(("\t", "\r", "\n")) else text


def _apart(before_sign: re.Match[str]) -> str:
    run = AFTER_SEPARATOR.sub("'", before_sign[1])
    return run if before_sign.start() else f"'{run}"


def as_csv(table: Table) -> bytes:
    file = io.BytesIO()
    # Encoded as it is written: as text, a long list would take four times the memory.
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    for line in table:
        writer.writerow([neutral(value) for value in line])
    text.detach()
    return file.getvalue()


def as_xlsx(table: Table, name: str) -> bytes:
    """Return a workbook with one sheet and a frozen heading row."""
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
    """Return the table as a download called `name`; `ending` is "csv" or "xlsx". Never cached."""
    if ending == "csv":
        response = HttpResponse(as_csv(table), content_type=CSV_TYPE)
    else:
        response = HttpResponse(as_xlsx(table, name), content_type=XLSX_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{ending}")
    response["Cache-Control"] = "private, no-store"
    return response
