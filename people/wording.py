"""Texts about people that are derived from facts, in the active language."""

import datetime as dt
from typing import Final

from django.utils.translation import gettext

EN_DASH: Final = "\N{EN DASH}"


def years_text(begins: dt.date | None, ends: dt.date | None) -> str:
    """Return the years of a period: "2019–2024", "2024", "until 2024", "since 2019"."""
    if begins and ends:
        first, last = begins.year, ends.year
        return str(first) if first == last else f"{first}{EN_DASH}{last}"
    if ends:
        return gettext("until %(year)s") % {"year": ends.year}
    if begins:
        return gettext("since %(year)s") % {"year": begins.year}
    return ""
