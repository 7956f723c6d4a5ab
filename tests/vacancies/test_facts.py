"""Facts in few words, where a page does not show it (see `vacancy_page`)."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from people.content.records.translated_rows import TranslatedText
from tests.data.sentences import plain
from vacancies.posting.facts import shown_extensions_in_effect

JUNE_7, JUNE_14 = date(2025, 6, 7), date(2025, 6, 14)
DECEMBER, JANUARY = date(2025, 12, 20), date(2026, 1, 10)


def extension(old: date, new: date) -> SimpleNamespace:
    return SimpleNamespace(
        extended_from=old, extended_to=new, reason=lambda: TranslatedText("", "en")
    )


@pytest.mark.parametrize(
    ("deadline", "extensions", "english", "swedish"),
    [
        (
            JUNE_14,
            [(JUNE_7, JUNE_14)],
            ["Extended from 7 June to 14 June 2025"],
            ["Förlängd från 7 juni till 14 juni 2025"],
        ),
        (
            JANUARY,
            [(JUNE_14, DECEMBER), (DECEMBER, JANUARY)],
            [
                "Extended from 14 June to 20 December 2025",
                "Extended from 20 December 2025 to 10 January 2026",
            ],
            [
                "Förlängd från 14 juni till 20 december 2025",
                "Förlängd från 20 december 2025 till 10 januari 2026",
            ],
        ),
        (JUNE_7, [(JUNE_7, JUNE_14)], [], []),
        (None, [(JUNE_7, JUNE_14)], [], []),
    ],
    ids=["once", "twice, over a new year", "taken back", "until filled"],
)
def test_an_extension_is_said_while_it_holds(deadline, extensions, english, swedish):
    vacancy = SimpleNamespace(deadline_on=deadline)
    rows = [extension(*dates) for dates in extensions]
    for language, texts in (("en", english), ("sv", swedish)):
        with translation.override(language):
            assert [plain(one.text) for one in shown_extensions_in_effect(vacancy, rows)] == texts
