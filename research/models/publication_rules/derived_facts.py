"""What is stored beside the facts of a publication, so that no request computes it."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from typing import Any, Final

from research.bibliography.folding import folded

NOT_YET: Final = dt.date.max
"""The date of a publication without a year: it comes before all others."""


def sort_date(year: int | None, month: int | None, day: int | None) -> dt.date:
    """Return the date that lists sort by. A month or day that is unknown counts as the first."""
    if not year:
        return NOT_YET
    month = month if month and month <= 12 else 1
    return dt.date(year, month, min(day or 1, monthrange(year, month)[1]))


def words_to_find_by(texts: Iterable[str]) -> str:
    """Return the different words of some texts, folded, in their order: what a search looks in."""
    words = dict.fromkeys(word for text in texts for word in folded(text).split())
    return " ".join(words)


def in_printed_order(rows: Iterable[Any]) -> list[Any]:
    """Return rows in their order; number them if code has added rows without a number."""
    found = list(rows)
    if any(row.sort_order is None for row in found):
        for place, row in enumerate(found):
            row.sort_order = place
    return found
