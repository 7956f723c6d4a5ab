"""Joins labels in a table of facts with their values on separate lines, above or below."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vacancies.parser.text import labels
from vacancies.parser.text.results import Line, Piece
from vacancies.parser.wrapping import LABEL_AT_START

VALUES_BELOW: Final = (
    *("deadline", "reference", "extent", "place", "positions", "start", "opens", "none"),
    *("employment", "duration", "salary", "credits", "students", "examiner"),
)


def join_labels_with_values(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; a label and its value on the line below or above become one line."""
    found: list[Line] = []
    for line in _with_labels_joined_to_values_above(lines):
        above = found[-1] if found else None
        if above and _is_label_above(above, line):
            piece, under = above.piece, line.piece
            text = f"{piece.text.rstrip(': ')}: {under.text}"
            found[-1] = replace(above, piece=Piece(text, piece.start, under.end))
        else:
            found.append(line)
    return found


def _with_labels_joined_to_values_above(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; if every second line of a block is a label, it joins the value above."""
    found: list[Line] = []
    for block in _blocks_of_lines(lines):
        values, below = block[::2], block[1::2]
        are_pairs = len(block) >= FEWEST_PAIRS * 2 and len(values) == len(below)
        if (
            are_pairs
            and all(_is_label_without_value(one) for one in below)
            and not _is_label_without_value(block[0])
        ):
            found += [
                replace(
                    value,
                    piece=Piece(
                        f"{label.piece.text}: {value.piece.text}",
                        value.piece.start,
                        label.piece.end,
                    ),
                )
                for value, label in zip(values, below, strict=True)
            ]
        else:
            found += block
    return found


FEWEST_PAIRS: Final = 3


def _blocks_of_lines(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_label_without_value(line: Line) -> bool:
    return not line.list_tag and labels.fact_rule_of_label(line.piece.text) is not None


def _is_label_above(line_above: Line, line: Line) -> bool:
    if line_above.list_tag or line.list_tag or len(line.piece.text) > 45:
        return False
    if labels.split_known_label_and_value(line.piece.text) or LABEL_AT_START.match(line.piece.text):
        return False
    rule = labels.fact_rule_of_label(line_above.piece.text)
    if rule == "salary" and not any(map(str.isdigit, line.piece.text)):
        return False  # a heading
    if line.after_blank and not any(map(str.isdigit, line.piece.text)):
        return False
    return rule in VALUES_BELOW and not line.piece.text.endswith((".", ":", "?", "!"))
