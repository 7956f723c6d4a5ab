"""Salaries and the languages of applications in another country."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from tests.factories import VacancyFactory
from vacancies import conf
from vacancies.choices import SalaryKind
from vacancies.models import Vacancy
from vacancies.posting import facts, wording
from vacancies.posting.validation.page_text import _SUM
from vacancies.posting.validation.publishing import missing_fact_findings


@pytest.fixture(autouse=True)
def abroad(settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    del settings.GROUPSITE_VACANCIES_CURRENCY


def test_no_currency_is_assumed() -> None:
    assert conf.currency() == Vacancy().salary_currency == ""


def test_a_site_sets_its_currency(settings: Any) -> None:
    settings.GROUPSITE_VACANCIES_CURRENCY = "JPY"
    assert Vacancy().salary_currency == "JPY"


@pytest.mark.django_db
@pytest.mark.parametrize(("currency", "fields"), [("", ["salary_currency"]), ("USD", [])])
def test_an_amount_is_published_with_its_currency(
    group_site: Any, currency: str, fields: list[str]
) -> None:
    vacancy = VacancyFactory(
        salary=SalaryKind.AMOUNT, salary_amount=Decimal(4100), salary_currency=currency
    )
    found = [finding.field for finding in missing_fact_findings(vacancy)]
    assert [field for field in found if field.startswith("salary")] == fields


@pytest.mark.django_db
def test_other_vacancies_need_no_currency(group_site: Any) -> None:
    vacancy = VacancyFactory(salary=SalaryKind.BY_AGREEMENT)
    assert "salary" not in " ".join(finding.field for finding in missing_fact_findings(vacancy))


@pytest.mark.parametrize("language", ["en-us", "ja", "de"])
def test_a_salary_is_printed_with_its_code(language: str) -> None:
    with translation.override(language):
        text = wording.money_text(Decimal(340000), "JPY", "month")
        assert "JPY" in text
        assert "kr" not in text


@pytest.mark.parametrize("written", ["340,000 JPY", "¥340000", "USD 340000", "340000 CHF"])
def test_a_sum_of_any_currency_is_seen_in_the_text(written: str) -> None:
    (match,) = _SUM.finditer(f"You earn {written} a month")
    assert match.group().strip() == written


def test_swedish_is_offered_only_where_it_is_a_language_of_the_site(settings: Any) -> None:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("ja", "日本語")]
    with translation.override("en"):
        assert conf.selectable_application_languages() == ["en", "ja"]


def test_nothing_is_said_without_an_amount() -> None:
    vacancy = VacancyFactory.build(salary=SalaryKind.AMOUNT, salary_amount=None)
    assert facts.salary_text(vacancy) == ""
