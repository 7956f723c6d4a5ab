"""Reads CSV as spreadsheets of several countries do, and asks whether a cell would be calculated."""

import csv
import io
import re

DELIMITERS = (",", ";", "\t")
# Blanks, quotation marks and what cannot be seen: some program skips each of them.
SKIPPED = re.compile(r"[\s\"\ufeff\u200b-\u200f\u2060]*")
SIGNS = tuple("=+-@＝＋－＠﹢﹣﹦﹫−")  # noqa: RUF001


def text_of(content: bytes) -> str:
    return content.decode("utf-8-sig")


def rows(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text_of(content), newline=""), delimiter=delimiter))


def formulas(content: bytes) -> list[tuple[str, str]]:
    """Every cell that begins as a formula, with the delimiter under which it is a cell."""
    return [
        (delimiter, cell)
        for delimiter in DELIMITERS
        for row in rows(content, delimiter)
        for cell in row
        if is_formula(cell)
    ]


def is_formula(cell: str) -> bool:
    return SKIPPED.sub("", cell, count=1).startswith(SIGNS) and not is_number(cell)


def is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(?:\.\d+)?", cell))
