"""The large site for measurements: the same on every machine, and its pages work."""

from collections import Counter
from random import Random

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page

from groupsite.models import PlainPage
from groupsite.search.index.updating import update_index
from people.models import Person, PersonPage
from research.models import ResearchAreaPage
from tests.factories import NOW, role
from tools.sites.large import populate
from tools.sites.large.sizes import FULL_SIZE, Size
from tools.sites.large.vocabulary import Vocabulary
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.django_db

SMALL = Size(people=20, areas=4, vacancies=101, plain=8)


@pytest.fixture(scope="class")
def _populated(group_site_in_database, django_db_blocker):
    """Made once for the class, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(NOW, tick=False):
        role("Postdoc")
        populate.populate(SMALL, NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def large(_populated, group_site, at):
    return group_site


@pytest.mark.thorough
class TestLoaded:
    def test_there_are_so_many_in_both_languages(self, large) -> None:
        assert Person.objects.count() == 20
        for model, number in ((PersonPage, 20), (ResearchAreaPage, 4), (VacancyPage, 101)):
            for language in ("en", "sv"):
                assert (
                    model.objects.visible(NOW).filter(locale__language_code=language).count()
                    == number
                )
        assert Vacancy.objects.open(NOW).count() == 2

    def test_the_tree_is_sound(self, large) -> None:
        assert Page.find_problems() == ([], [], [], [], [])

    @pytest.mark.parametrize("model", [PersonPage, ResearchAreaPage, VacancyPage, PlainPage])
    def test_its_pages_are_served(self, large, client, model) -> None:
        for language in ("en", "sv"):
            page = model.objects.filter(locale__language_code=language).last()
            response = client.get(page.url)
            assert response.status_code == 200
            assert page.title in response.text

    def test_its_text_is_found(self, large, client) -> None:
        update_index(NOW)
        words = Vocabulary("en").words
        assert "results for" in client.get("/en/search/", {"q": words[0]}).text
        assert "Nothing found" in client.get("/en/search/", {"q": words[19_999]}).text


@pytest.mark.thorough
def test_it_is_the_same_each_time(group_site, at) -> None:
    role("Postdoc")

    def contents() -> list:
        with transaction.atomic():
            populate.populate(SMALL, NOW)
            pages = Page.objects.order_by("path").values_list("path", "title", "translation_key")
            vacancies = Vacancy.objects.order_by("reference").values_list(
                "reference", "key", "kind"
            )
            found = [*pages, *vacancies, *PersonPage.objects.values_list("path", "biography")]
            transaction.set_rollback(True)
        return found

    assert contents() == contents()


def test_the_words_are_as_frequent_as_those_of_a_language() -> None:
    """Zipf's law: the tenth word is a tenth as frequent as the first."""
    vocabulary = Vocabulary("sv")
    text = vocabulary.text(Random(1), 100_000)  # noqa: S311 — no secret
    counted = Counter(text.lower().replace(".", "").split())
    assert counted[vocabulary.words[0]] / counted[vocabulary.words[9]] == pytest.approx(
        10, rel=0.15
    )


@pytest.mark.parametrize("pages", [1_000, 5_000, FULL_SIZE])
def test_the_size_is_about_what_was_asked_for(pages: int) -> None:
    assert Size.of(pages).pages == pytest.approx(pages, rel=0.01)


def test_the_command_refuses_a_database_with_a_site(group_site) -> None:
    before = Page.objects.count()
    with pytest.raises(CommandError, match="already holds a site"):
        call_command("seed_large")
    assert Page.objects.count() == before
