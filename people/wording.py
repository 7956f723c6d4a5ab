"""Year texts in the active language; department names, phone URLs, titles for machines."""

import datetime as dt
import re
from typing import Final

from django.utils.translation import gettext

EN_DASH: Final = "\N{EN DASH}"
# The zero that is dialled only within the country: +46 (0)31 …
TRUNK_PREFIX: Final = re.compile(r"(?<=\d)\s*\(0\)")
BEFORE_EXTENSION: Final = re.compile(r"^[^A-Za-z,;#]*")


SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
# What XML or iCalendar does not allow, or some readers take for the end of a line.
NOT_FOR_MACHINES: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
# Beyond the Latin letters of Europe and Vietnam, modern Greek and punctuation.
RARE_LETTER: Final = re.compile(
    r"[^\u0000-\u017F\u01A0\u01A1\u01AF\u01B0\u0218-\u021B"
    r"\u0384-\u03CE\u1E9E-\u1EF9\u2000-\u206F]"
)


def without_soft_hyphens(text: str) -> str:
    """Return a title without soft hyphens, for use outside the page, such as in `<title>`.

    >>> without_soft_hyphens("Doktorand\N{SOFT HYPHEN}tjänst")
    'Doktorandtjänst'
    """
    return text.replace(SOFT_HYPHEN, "")


def text_for_machines(text: str) -> str:
    """Return a text for feeds and calendars: without soft hyphens and characters that they forbid.

    >>> text_for_machines("Con\x0btrol\N{SOFT HYPHEN}led")
    'Controlled'
    """
    return NOT_FOR_MACHINES.sub("", without_soft_hyphens(text))


def without_department(name: str) -> str:
    """Return a name without "Department of" in the active language; any other name stays as it is.

    >>> without_department("Department of Electrical Engineering")
    'Electrical Engineering'
    """
    before, after = gettext("Department of {subject}").split("{subject}")
    is_department = name.lower().startswith(before.lower()) and name.endswith(after)
    return name[len(before) :].removesuffix(after) if is_department else name


def phone_url(number: str) -> str:
    """Return the `tel:` URL of a phone number as people write it, without its extension.

    >>> phone_url("+46 (0)31-390 06 00")
    'tel:+46313900600'
    """
    dialled = BEFORE_EXTENSION.findall(number)[0]
    if dialled.strip().startswith("+"):
        dialled = TRUNK_PREFIX.sub("", dialled)
    return "tel:" + re.sub(r"[^\d+]", "", dialled)


def years_text(begins: dt.date | None, ends: dt.date | None) -> str:
    """Return the years of a period, such as "2019–2024" or "since 2019"; empty without dates."""
    if begins and ends:
        first, last = begins.year, ends.year
        return str(first) if first == last else f"{first}{EN_DASH}{last}"
    if ends:
        return gettext("until %(year)s") % {"year": ends.year}
    if begins:
        return gettext("since %(year)s") % {"year": begins.year}
    return ""
