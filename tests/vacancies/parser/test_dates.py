import re
from datetime import date, time

import pytest

from people.formats.date_parsing import DATE, TIME, parse_date, parse_time

POSTED = date(2025, 5, 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 June, 2025", date(2025, 6, 14)),
        ("14 June 2025", date(2025, 6, 14)),
        ("June 14, 2025", date(2025, 6, 14)),
        ("June 14th, 2025", date(2025, 6, 14)),
        ("1st of May, 2026", date(2026, 5, 1)),
        ("2025-06-14", date(2025, 6, 14)),
        ("14 juni 2025", date(2025, 6, 14)),
        ("den 14 juni 2025", date(2025, 6, 14)),
        ("lördag den 14 juni 2025", date(2025, 6, 14)),
        ("Saturday, 14 June 2025", date(2025, 6, 14)),
        ("14.06.2025", date(2025, 6, 14)),
        ("14/6 2025", date(2025, 6, 14)),
        ("1 maj 2026", date(2026, 5, 1)),
        ("31 oktober 2025", date(2025, 10, 31)),
        # Without a year: the next such day after the posting.
        ("den 14 juni", date(2025, 6, 14)),
        ("14 June", date(2025, 6, 14)),
        ("10 January", date(2026, 1, 10)),
        # No dates.
        ("31 June 2025", None),
        ("2025-13-40", None),
    ],
)
def test_dates(text, expected):
    found = re.search(DATE, text, re.IGNORECASE)
    assert (parse_date(found.group(), POSTED) if found else None) == expected


def test_without_a_year_and_without_a_posting_there_is_no_date():
    assert parse_date("14 June") is None


@pytest.mark.parametrize("text", ["06/07/2025", "version 3.12", "1977", "room 12", "May"])
def test_what_is_no_date(text):
    found = re.search(DATE, text, re.IGNORECASE)
    assert found is None or parse_date(found.group()) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("23:59", time(23, 59)),
        ("23.59", time(23, 59)),
        ("kl. 12.00", time(12, 0)),
        ("at 11:59 pm", time(23, 59)),
        ("at 12:30 a.m.", time(0, 30)),
        ("24:00", time(23, 59)),
    ],
)
def test_times(text, expected):
    found = re.search(TIME, text, re.IGNORECASE)
    assert found is not None
    assert parse_time(found.group()) == expected
