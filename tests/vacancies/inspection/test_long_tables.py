"""A table is read to its end, however many lines it has (R10)."""

import pikepdf
import pytest

from vacancies.applications.files.pdf import object_table_check
from vacancies.applications.files.pdf.dictionaries import as_pdf_dictionary
from vacancies.applications.files.pdf.refusal_reasons import PdfRefusedError

WIDTHS = (1, 4, 0)
LINE = bytes([object_table_check.PLAIN]) + (77).to_bytes(4)


@pytest.fixture(autouse=True)
def as_the_examination_reads():
    with pikepdf.explicit_conversion():
        yield


def table_of(lines: int):
    pdf = pikepdf.new()
    stream = pikepdf.Stream(pdf, LINE * lines, W=list(WIDTHS), Size=lines)
    found = as_pdf_dictionary(stream)
    assert found is not None
    return pdf, found


def test_a_line_far_behind_is_read():
    lines = (1 << 20) // len(LINE) + 10  # a mebibyte is unpacked at a time
    _pdf, table = table_of(lines)
    last = list(object_table_check._iter_table_entries(table))[-1]
    assert last == (lines - 1, object_table_check.PLAIN, 77)


def test_more_than_any_document_needs_is_refused(monkeypatch):
    monkeypatch.setattr(object_table_check, "MOST_PIECES", 1)
    _pdf, table = table_of((1 << 20) // len(LINE) + 10)
    with pytest.raises(PdfRefusedError):
        list(object_table_check._iter_table_entries(table))
