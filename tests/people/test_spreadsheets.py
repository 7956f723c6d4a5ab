"""R22: what an applicant typed is text in every spreadsheet, whatever it parts cells by."""

import csv
import io
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from people.content.spreadsheets import (
    ILLEGAL_IN_CELL,
    csv_bytes,
    escape_formula,
    table_download,
    xlsx_bytes,
)
from tests.cells import formulas, rows

FORMULA = "=cmd|' /C calc'!A0"
SIGNS = [*"=+-@", *"＝＋－＠", *"﹢﹣﹦﹫", "−"]  # noqa: RUF001
# What some program skips before it looks at the first letter.
SKIPPED = ["", " ", "  ", "\u00a0", "\ufeff", "\u200b", '"', ' "', "\u3000"]


@pytest.mark.parametrize(
    "beginning",
    [*"=+-@\t\r\n", *"＝＋－＠"],  # noqa: RUF001
)
def test_what_begins_like_a_formula_is_text(beginning):
    text = f"{beginning}HYPERLINK(1)"
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("skipped", SKIPPED)
@pytest.mark.parametrize("sign", SIGNS)
def test_what_a_program_skips_hides_no_formula(skipped, sign):
    assert escape_formula(f"{skipped}{sign}1") == f"'{skipped}{sign}1"


INSIDE = {
    "Ek;=cmd|' /C calc'!A0;": "Ek;'=cmd|' /C calc'!A0;",
    "1;=1+1": "1;'=1+1",
    "a; \u00a0-1": "a;' \u00a0-1",
    'a;"=1': "a;'\"=1",
    "a\t=1": "a\t'=1",
    "a\t\t@A1": "a\t'\t'@A1",
    "a\n=1": "a\n'=1",
    "a\r\n \t=1": "a\r'\n' \t'=1",
    "a\u2028+1": "a\u2028'+1",
    "=1;=2": "'=1;'=2",
}


@pytest.mark.parametrize(("typed", "written"), INSIDE.items())
def test_no_formula_stands_after_what_parts_cells(typed, written):
    assert escape_formula(typed) == written


@pytest.mark.parametrize(
    "value",
    [
        *("Durisi", "Å-O=B+@", "O'Brien", "", "王", "a, -1", "a; b", "a;\tb", "a\nb\r\n\tc"),
        *("x;y@example.org", "1\u20132", 12, 1.5, None, -3),
    ],
)
def test_everything_else_stays(value):
    assert escape_formula(value) == value


@pytest.mark.parametrize("delimiter", ["\t", ";", "\n", " ", '"', "\u2028"])
def test_a_long_run_takes_no_time(delimiter):
    began = time.process_time()
    escape_formula(delimiter * 200_000 + "x")
    escape_formula("x" + delimiter * 200_000 + "=")
    assert time.process_time() - began < 2


def test_both_formats_say_the_same():
    table = [["Name", "Size"], ["=1+1", 3], ['Åberg\x0b, "Bob"', -1], ["@SUM(A1)", 0]]
    wanted = [["Name", "Size"], ["'=1+1", 3], ['Åberg, "Bob"', -1], ["'@SUM(A1)", 0]]
    content = csv_bytes(table)
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert lines == [[str(value) for value in line] for line in wanted]
    sheet = load_workbook(io.BytesIO(xlsx_bytes(table, "Applications: [a/b]*?"))).active
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == wanted
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_no_browser_keeps_a_copy_of_a_downloaded_list(extension):
    response = table_download([["Name"], ["Alice Ek"]], "people", extension)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"] == f'attachment; filename="people.{extension}"'


def test_the_names_of_the_columns_stay_in_sight():
    book = load_workbook(io.BytesIO(xlsx_bytes([["Name"], ["Alice Ek"]], "People")))
    assert book.active.freeze_panes == "A2"


def test_a_swedish_excel_sees_no_formula_of_the_finding():
    table = [["Number", "Family name", "Phone"], ["2026-MM1WZX", f"Ek;{FORMULA};", "1;=1+1"]]
    assert formulas(csv_bytes(table)) == []


# Letters that part, quote, hide or begin, and few others, so that they meet often.
TYPED = st.text(
    st.sampled_from([*",;\t\r\n\"' =+-@ab1|!", *"＝＋－＠−\u00a0\ufeff\u200b\u2028\x85\x0b\x00"]),  # noqa: RUF001
    max_size=12,
)


@given(st.lists(st.lists(TYPED, min_size=3, max_size=3), min_size=1, max_size=4))
def test_no_cell_is_a_formula_under_any_delimiter(table):
    assert formulas(csv_bytes(table)) == []


@given(TYPED)
def test_the_list_reads_back_as_it_was_written(typed):
    assert rows(csv_bytes([["a", typed, "b"]])) == [["a", escape_formula(typed), "b"]]


@given(TYPED)
def test_what_is_neutral_stays(typed):
    assert escape_formula(escape_formula(typed)) == escape_formula(typed)


@pytest.mark.thorough
@settings(deadline=None)  # how long a workbook takes is not the question here
@given(st.lists(TYPED, min_size=1, max_size=5))
def test_a_cell_of_a_workbook_is_a_text(line):
    sheet = load_workbook(io.BytesIO(xlsx_bytes([line], "x"))).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_every_character_that_openpyxl_refuses_is_removed():
    characters = [chr(number) for number in range(0x3000)]
    refused = [one for one in characters if ILLEGAL_CHARACTERS_RE.match(one)]
    assert refused
    assert [one for one in characters if ILLEGAL_IN_CELL.match(one)] == refused


@pytest.mark.thorough
def test_the_site_starts_without_what_only_exports_need():
    """Loading it, and looking for garbage in what stays, took a third of the time of the start."""
    code = (
        "import gc, sys, groupsite.wsgi; "
        "print('openpyxl' in sys.modules, gc.isenabled(), gc.get_freeze_count() > 100_000)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "False True True", done.stderr
