"""What is changed and published is found at once, and the old no more; how much that costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groupsite.search.index.updating import update_index
from people.models import OrganisationText, Person
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.groupsite.search.conftest import text
from vacancies.models import DocumentGuidance, Vacancy, VacancyPage

pytestmark = [pytest.mark.usefixtures("waves", "at"), pytest.mark.indexes]
POSTING = "Understanding transformers"


@pytest.mark.thorough
def test_words_that_are_published(ask) -> None:
    page = VacancyPage.objects.get(locale__language_code="en")
    page.lead = "A lead of lanterns."
    page.save_revision().publish()
    assert ask("lantern").titles == [POSTING]
    page.lead = "A lead of candles."
    page.save_revision().publish()
    assert ask("candle").titles == [POSTING]
    assert ask("lantern").titles == []


def test_rows_of_words_that_are_published(ask) -> None:
    """Wagtail indexes the page before its rows are saved: they would be found one publishing later."""
    page = VacancyPage.objects.get(locale__language_code="en")
    kind = page.vacancy.document_rules.get().kind
    for word in ("lanterns", "candles"):
        page.guidance = [DocumentGuidance(kind=kind, lead_in="where you:", text=f"<p>{word}</p>")]
        page.save_revision().publish()
    assert ask("candles").titles == [POSTING]
    assert ask("lanterns").titles == []


@pytest.mark.thorough
def test_facts_that_are_published(ask) -> None:
    vacancy = Vacancy.objects.get()
    vacancy.reference, vacancy.deadline_on = "NEW-7", date(2025, 5, 23)
    vacancy.save_revision().publish()
    assert ask("W-2025/17").titles == []
    for language in ("en", "sv"):
        item = ask("new-7", language).items[0]
        assert item.select_one(".state--closing") is not None
    assert "3 days left" in text(ask("new-7").items[0])


@pytest.mark.thorough
def test_a_name_that_is_changed_is_changed_everywhere(ask) -> None:
    alice = Person.objects.get(family_name="Jörnsten")
    alice.family_name = "Kovalevskaya"
    alice.save_revision().publish()
    assert ask("kovalev").titles == ["Alice Kovalevskaya", POSTING, "Coding theory"]
    assert POSTING not in ask("jornsten").titles


def test_words_of_a_vocabulary(ask) -> None:
    OrganisationText.objects.filter(name="Tide Programme").update(name="Ebb Programme")
    assert ask("ebb").titles == [POSTING]


@pytest.mark.thorough
def test_the_number_of_queries_does_not_grow(client, waves) -> None:
    """Neither with what there is and is found, nor with the words that are asked."""

    def cost(words: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/en/search/", {"q": words})
        return len(queries)

    def grow(numbers: range) -> None:
        for number in numbers:
            person = PersonFactory(given_name=f"Erik{number}", family_name="Waves", role="Postdoc")
            area = AreaFactory(lead=person, members=[person], keywords=[f"edges {number}"])
            for record in (
                person,
                area,
                VacancyFactory(supervisors=[person], areas=[area], funded=True),
            ):
                waves.add(record)
        update_index(NOW)  # as after each request that writes
        cost("e")  # what is kept until the next change: the frame, sites, content types

    grow(range(1))  # one of each kind is found: what is not found is not asked for more
    few, few_words = cost("e"), cost("w a")
    grow(range(1, 6))
    assert cost("e") <= few
    assert cost("w a") <= few_words
    assert few <= 45
