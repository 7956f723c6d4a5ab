"""Amounts of money in the active language. No-break spaces keep the number and its currency together."""

import re
from decimal import Decimal
from typing import Final

from django.utils import numberformat
from django.utils.translation import gettext

from people.formats import format_pattern
from people.formats.sentence_language import in_sentence_language

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
EN_DASH: Final = "\N{EN DASH}"


def money_text(amount: Decimal, currency: str, up_to: Decimal | None = None) -> str:
    """Return an amount such as "34,550 SEK" or, with `up_to`, a range. `currency`: three letters."""
    figures = _amount_text(amount)
    if up_to is not None and up_to != amount:
        figures = f"{figures}{EN_DASH}{_amount_text(up_to)}"
    if currency == "SEK":
        # Translators: Swedish kronor, with the currency's word if your language has one.
        total = gettext("%(amount)s SEK") % {"amount": figures}
    else:
        total = gettext("%(amount)s %(currency)s") % {"amount": figures, "currency": currency}
    return re.sub(r"(?<=\d) (?=\S)", NO_BREAK_SPACE, total.strip())


@in_sentence_language
def _amount_text(amount: Decimal) -> str:
    """Return an amount with thousands separators, and with decimals only if it has some."""
    return numberformat.format(
        amount,
        format_pattern("DECIMAL_SEPARATOR"),
        decimal_pos=0 if amount == int(amount) else 2,
        grouping=3,
        thousand_sep=format_pattern("THOUSAND_SEPARATOR"),
        force_grouping=True,
    )
