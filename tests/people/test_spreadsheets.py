"""R22: what an applicant typed is text in every spreadsheet."""

import csv
import io

import pytest
from openpyxl import load_workbook

from people.spreadsheets import as_csv, as_xlsx, neutral


@pytest.mark.parametrize(
    "beginning",
    [*"=+-@\t\r\n", *"＝＋－＠"],  # noqa: RUF001
)
def test_what_begins_like_a_formula_is_text(beginning):
    text = f"{beginning}HYPERLINK(1)"
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(
    "value", ["Durisi", "Å-O=B+@", "O'Brien", "", "王", " =1", 12, 1.5, None, -3]
)
def test_everything_else_stays(value):
    assert neutral(value) == value


def test_both_formats_say_the_same():
    table = [["Name", "Size"], ["=1+1", 3], ['Åberg\x0b, "Bob"', -1], ["@SUM(A1)", 0]]
    wanted = [["Name", "Size"], ["'=1+1", 3], ['Åberg, "Bob"', -1], ["'@SUM(A1)", 0]]
    content = as_csv(table)
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert lines == [[str(value) for value in line] for line in wanted]
    sheet = load_workbook(io.BytesIO(as_xlsx(table, "Applications: [a/b]*?"))).active
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == wanted
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
