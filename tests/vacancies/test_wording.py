"""The sentences made from facts, as each language writes them."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

import pytest
from django.test import override_settings
from django.utils import formats, translation

from people.formats import sentence_language
from vacancies.posting import wording
from vacancies.posting.wording import EN_DASH

# In the expected texts below, "_" stands for a no-break space.
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(params=[None, ["people.formats"]], ids=["host without formats", "our formats"])
def _formats(request: pytest.FixtureRequest) -> Iterator[None]:
    """The words are right whether or not the site took over our formats."""
    formats.reset_format_cache()
    with override_settings(FORMAT_MODULE_PATH=request.param):
        yield
    formats.reset_format_cache()


pytestmark = pytest.mark.usefixtures("_formats")

both_languages = pytest.mark.parametrize(
    "language", [pytest.param("en", id="English"), pytest.param("sv", id="Svenska")]
)


def shown(text: str) -> str:
    assert "_" not in text
    return text.replace(NBSP, "_")


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "14_June 2025"), ("en-gb", "14_June 2025"), ("sv", "14_juni 2025")],
)
def test_a_date(language: str, text: str) -> None:
    with translation.override(language):
        assert shown(wording.date_text(date(2025, 6, 14))) == text


@override_settings(FORMAT_MODULE_PATH=None)
def test_another_language_has_its_own_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once its catalogue has our sentences; until then they are English, and so are their numbers."""
    monkeypatch.setattr(sentence_language, "is_translated", lambda language: True)
    formats.reset_format_cache()
    with translation.override("de"):
        assert wording.date_text(date(2025, 6, 14)) == "14. Juni 2025"
        assert wording.money_text(Decimal(34550), "EUR").startswith("34.550")


@pytest.mark.parametrize(
    ("language", "amount", "currency", "period", "text"),
    [
        ("en", "34550", "SEK", "month", "34,550_SEK per month"),
        ("en", "34550.00", "SEK", "month", "34,550_SEK per month"),
        ("en", "185.5", "SEK", "hour", "185.50_SEK per hour"),
        ("en", "3400", "EUR", "month", "3,400_EUR per month"),
        ("en", "414600", "SEK", "year", "414,600_SEK per year"),
        ("en", "1000000", "SEK", "", "1,000,000_SEK"),
        ("en", "34550", "", "", "34,550"),
        ("sv", "34550", "SEK", "month", "34_550_kronor per månad"),
        ("sv", "34550.00", "SEK", "month", "34_550_kronor per månad"),
        ("sv", "185.5", "SEK", "hour", "185,50_kronor per timme"),
        ("sv", "3400", "EUR", "month", "3_400_EUR per månad"),
        ("sv", "414600", "SEK", "year", "414_600_kronor per år"),
    ],
)
def test_money(language: str, amount: str, currency: str, period: str, text: str) -> None:
    with translation.override(language):
        assert shown(wording.money_text(Decimal(amount), currency, period)) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"34,550{EN_DASH}36,000_SEK per month"),
        ("sv", f"34_550{EN_DASH}36_000_kronor per månad"),
    ],
)
def test_a_range_of_money(language: str, text: str) -> None:
    with translation.override(language):
        assert shown(wording.money_text(Decimal(34550), "SEK", "month", Decimal(36000))) == text
        assert EN_DASH not in wording.money_text(
            Decimal(34550), "SEK", "month", Decimal("34550.00")
        )


@pytest.mark.parametrize(
    ("language", "valid_from", "text"),
    [
        ("en", None, "A starting salary of 34,550_SEK per month."),
        (
            "en",
            date(2025, 5, 25),
            "A starting salary of 34,550_SEK per month (valid from 25_May 2025).",
        ),
        ("sv", None, "En ingångslön på 34_550_kronor per månad."),
        (
            "sv",
            date(2025, 5, 25),
            "En ingångslön på 34_550_kronor per månad (gäller från den 25_maj 2025).",
        ),
    ],
)
def test_salary(language: str, valid_from: date | None, text: str) -> None:
    with translation.override(language):
        sentence = wording.salary_sentence(Decimal(34550), "SEK", "month", valid_from)
        assert shown(sentence) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Salary to be agreed."), ("sv", "Lön enligt överenskommelse.")],
)
def test_salary_by_agreement_names_no_sum(language: str, text: str) -> None:
    with translation.override(language):
        assert wording.salary_sentence(Decimal(34550), by_agreement=True) == text


@both_languages
def test_without_facts_nothing_is_said(language: str) -> None:
    with translation.override(language):
        assert wording.salary_sentence(None) == ""
        assert wording.duration_text(None) == ""
        assert wording.duration_sentence(None, None, 20) == ""
        assert wording.days_left_text(-1) == ""
        assert wording.positions_text(None) == ""
        assert wording.pages_text(None) == ""
        assert wording.working_hours_text(None) == ""
        assert wording.teaching_duty_text(None) == ""


@pytest.mark.parametrize(
    ("language", "zone", "month", "sentence"),
    [
        ("en", "Europe/Stockholm", 6, "Saturday 14_June 2025, 23:59 Swedish time (CEST)"),
        ("en", "Europe/Stockholm", 1, "Tuesday 14_January 2025, 23:59 Swedish time (CET)"),
        ("en", "America/New_York", 6, "Saturday 14_June 2025, 23:59 New York time (EDT)"),
        ("en", "America/Sao_Paulo", 6, "Saturday 14_June 2025, 23:59 Sao Paulo time (UTC−03:00)"),
        ("en", "Asia/Kathmandu", 6, "Saturday 14_June 2025, 23:59 Kathmandu time (UTC+05:45)"),
        ("en", "UTC", 6, "Saturday 14_June 2025, 23:59 UTC"),
        ("en", "Etc/GMT+5", 6, "Saturday 14_June 2025, 23:59 UTC−05:00"),
        ("sv", "Europe/Stockholm", 6, "lördag 14_juni 2025 kl._23.59 svensk tid"),
        ("sv", "Europe/Stockholm", 1, "tisdag 14_januari 2025 kl._23.59 svensk tid"),
        ("sv", "America/New_York", 6, "lördag 14_juni 2025 kl._23.59 lokal tid i New York (EDT)"),
    ],
)
def test_r31_a_deadline_is_shown_with_its_zone(
    language: str, zone: str, month: int, sentence: str
) -> None:
    with translation.override(language):
        assert shown(str(wording.deadline_parts(date(2025, month, 14), None, zone))) == sentence


def test_a_deadline_comes_in_parts() -> None:
    with translation.override("en"):
        deadline = wording.deadline_parts(date(2025, 6, 14), time(12, 0), "Europe/Stockholm")
    assert deadline == wording.DeadlineParts(
        date=f"14{NBSP}June 2025", weekday="Saturday", clock="12:00", zone="Swedish time (CEST)"
    )


@pytest.mark.parametrize(
    ("language", "days", "text"),
    [
        ("en", 25, "25_days left"),
        ("en", 1, "1_day left"),
        ("en", 0, "closes today"),
        ("sv", 25, "25_dagar kvar"),
        ("sv", 1, "1_dag kvar"),
        ("sv", 0, "sista dagen i dag"),
    ],
)
def test_days_left(language: str, days: int, text: str) -> None:
    with translation.override(language):
        assert shown(wording.days_left_text(days)) == text


@pytest.mark.parametrize(
    ("least", "most", "english", "swedish"),
    [
        (48, None, "four years", "fyra år"),
        (None, 48, "four years", "fyra år"),
        (48, 48, "four years", "fyra år"),
        (12, None, "one year", "ett år"),
        (1, None, "one month", "en månad"),
        (6, None, "six months", "sex månader"),
        (18, None, "18_months", "18_månader"),
        (144, None, "twelve years", "tolv år"),
        (156, None, "13_years", "13_år"),
        (48, 60, "four to five years", "fyra till fem år"),
        (12, 24, "one to two years", "ett till två år"),
        (1, 3, "one to three months", "en till tre månader"),
        (6, 12, "six to twelve months", "sex till tolv månader"),
        (12, 18, f"12{EN_DASH}18_months", f"12{EN_DASH}18_månader"),
    ],
)
def test_duration(least: int | None, most: int | None, english: str, swedish: str) -> None:
    with translation.override("en"):
        assert shown(wording.duration_text(least, most)) == english
    with translation.override("sv"):
        assert shown(wording.duration_text(least, most)) == swedish


@pytest.mark.parametrize(
    ("facts", "english", "swedish"),
    [
        (
            (48, 60, 20),
            (
                "The position is limited to four years, with the possibility to teach up to 20%, "
                "which extends the position to five years."
            ),
            (
                "Anställningen är tidsbegränsad till fyra år, med möjlighet till undervisning upp "
                "till 20_%, vilket förlänger anställningen till fem år."
            ),
        ),
        (
            (48, None, 20),
            (
                "The position is limited to four years, with the possibility to teach up to 20%, "
                "which extends the position accordingly."
            ),
            (
                "Anställningen är tidsbegränsad till fyra år, med möjlighet till undervisning upp "
                "till 20_%, vilket förlänger anställningen i motsvarande mån."
            ),
        ),
        (
            (48, None, None),
            "The position is limited to four years.",
            "Anställningen är tidsbegränsad till fyra år.",
        ),
        (
            (12, 24, None),
            "This is a fixed-term position of one to two years.",
            "Anställningen är tidsbegränsad och varar i ett till två år.",
        ),
        (
            (None, 24, None),
            "The position is limited to at most two years.",
            "Anställningen är tidsbegränsad till högst två år.",
        ),
    ],
)
def test_duration_sentence(
    facts: tuple[int | None, int | None, int | None], english: str, swedish: str
) -> None:
    with translation.override("en"):
        assert shown(wording.duration_sentence(*facts)) == english
    with translation.override("sv"):
        assert shown(wording.duration_sentence(*facts)) == swedish


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Contribute to teaching and departmental duties (up to 20% of full-time; "
                "the position is extended accordingly)"
            ),
        ),
        (
            "sv",
            (
                "Bidra till undervisning och annan institutionstjänstgöring (upp till 20_% av "
                "heltid; anställningen förlängs i motsvarande mån)"
            ),
        ),
    ],
)
def test_teaching(language: str, text: str) -> None:
    with translation.override(language):
        assert shown(wording.teaching_duty_text(20)) == text


@pytest.mark.parametrize(
    ("language", "percent", "text"),
    [
        ("en", 100, "Full time (100%)"),
        ("en", 60, "Part time (60%)"),
        ("sv", 100, "Heltid (100_%)"),
        ("sv", 60, "Deltid (60_%)"),
    ],
)
def test_extent(language: str, percent: int, text: str) -> None:
    with translation.override(language):
        assert shown(wording.working_hours_text(percent)) == text


@pytest.mark.parametrize(
    ("language", "least", "most", "positions", "pages"),
    [
        ("en", 1, None, "1_position", "1_page"),
        ("en", 2, 2, "2_positions", "2_pages"),
        ("en", 3, 4, f"3{EN_DASH}4_positions", f"3{EN_DASH}4_pages"),
        ("sv", 1, 1, "1_tjänst", "1_sida"),
        ("sv", 1, 2, f"1{EN_DASH}2_tjänster", f"1{EN_DASH}2_sidor"),
    ],
)
def test_numbers_of_things(
    language: str, least: int, most: int | None, positions: str, pages: str
) -> None:
    with translation.override(language):
        assert shown(wording.positions_text(least, most)) == positions
        assert shown(wording.pages_text(least, most)) == pages
