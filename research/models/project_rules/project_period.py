"""When a project takes place, as a text in the active language."""

import datetime as dt

from django.utils import dateformat
from django.utils.translation import gettext

from people.formats import format_pattern
from people.formats.sentence_language import in_sentence_language


@in_sentence_language
def period_text(begins_on: dt.date | None, ends_on: dt.date | None) -> str:
    """Return the first and the last day, such as "from 1 January 2024"; empty without dates."""
    first, last = (_date_text(day) if day else "" for day in (begins_on, ends_on))
    if first and last:
        return gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return gettext("from %(date)s") % {"date": first}
    return gettext("until %(date)s") % {"date": last} if last else ""


def _date_text(day: dt.date) -> str:
    return dateformat.format(day, format_pattern("DATE_FORMAT"))
