"""Reads a CSV file: separated by commas, semicolons (as Excel does in Swedish) or tabs."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final

from people.content.importing.source_rows import (
    MAX_ROWS,
    MAX_TABLE_BYTES,
    SourceRow,
    UnreadableFileError,
    column_name,
    decoded_text,
    read_limited_file,
    stripped_nonempty_cells,
)

DELIMITERS: Final = ",;\t"
# Excel writes and reads this line before the header.
DELIMITER_LINE: Final = "sep="


def read_csv_file(path: Path) -> list[SourceRow]:
    """Return the rows of the file, numbered as in a spreadsheet. Raises UnreadableFileError."""
    text = decoded_text(path, read_limited_file(path, MAX_TABLE_BYTES))
    if not text.strip():
        raise UnreadableFileError(f"{path} is empty.")
    first, _newline, rest = text.partition("\n")
    delimiter, skipped = _most_frequent_delimiter(first), 0
    if first.casefold().startswith(DELIMITER_LINE):
        delimiter, text, skipped = first.strip()[len(DELIMITER_LINE) :], rest, 1
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
        lines = list(islice(reader, MAX_ROWS + 2))  # the header, and one line too many
    except (csv.Error, TypeError) as error:
        raise UnreadableFileError(f"{path} is not a CSV file: {error}.") from error
    if len(lines) > MAX_ROWS + 1:
        raise UnreadableFileError(f"{path} has more than {MAX_ROWS} rows. Divide it.")
    columns = _column_names(path, lines[0])
    return list(_rows(path.parent, columns, lines[1:], first_number=2 + skipped))


def _most_frequent_delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _column_names(path: Path, header: list[str]) -> list[str]:
    names = [column_name(one) for one in header]
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    if twice:
        raise UnreadableFileError(f"{path} has two columns with the same name: {', '.join(twice)}.")
    return names


def _rows(
    folder: Path, columns: list[str], lines: list[list[str]], first_number: int
) -> Iterator[SourceRow]:
    for number, line in enumerate(lines, first_number):
        if not any(text.strip() for text in line):
            continue
        nameless = [text for name, text in zip(columns, line, strict=False) if not name]
        problem = ""
        if any(text.strip() for text in [*nameless, *line[len(columns) :]]):
            problem = (
                "has a cell in a column without a name. Is a cell with a separator not quoted?"
            )
        cells = stripped_nonempty_cells(zip(columns, line, strict=False))
        yield SourceRow(f"row {number}", cells, folder, problem)
