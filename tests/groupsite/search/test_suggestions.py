"""Suggestions while a visitor types: what is public now, from three letters on, and only so often."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from groupsite.models import Synonym, SynonymGroup
from groupsite.search import limits
from people.models import Person
from research.models import ResearchArea, ResearchAreaPage
from tests.factories import PersonFactory
from vacancies.models import Vacancy, VacancyPage

pytestmark = [pytest.mark.usefixtures("waves", "at"), pytest.mark.indexes]


@pytest.fixture(autouse=True)
def there_is_time(monkeypatch):
    """The first request indexes the pages, which a busy machine does not do in two seconds."""
    monkeypatch.setattr("groupsite.search.suggestions.TIME_LIMIT", 60.0)
    monkeypatch.setattr("groupsite.search.suggestions.QUEUE_TIMEOUT", 60.0)


@pytest.fixture
def suggest(client):
    def send(typed, language="en"):
        with translation.override(language):
            address = reverse("groupsite_search_suggestions")
        response = client.get(address, {"q": typed})
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"
        return response.json()

    return send


def titles(answer):
    return [one["title"] for one in answer["suggestions"]]


def test_a_suggestion_leads_to_its_page(suggest, client):
    answer = suggest("transf")
    assert titles(answer) == ["Understanding transformers"]
    found = answer["suggestions"][0]
    assert (found["kind"], found["language"]) == ("Vacancy", "en")
    assert client.get(found["url"]).status_code == 200
    assert answer["status"] == "1 suggestion"
    assert suggest("förstå", "sv")["suggestions"][0]["kind"] == "Tjänst"


def test_a_person_without_a_page_leads_to_the_results(suggest, client):
    PersonFactory(given_name="Ada", family_name="Sidlös")
    (found,) = suggest("sidlös")["suggestions"]
    assert (found["title"], found["url"]) == ("Ada Sidlös", "/en/search/?q=Ada+Sidl%C3%B6s")
    assert "Sidlös" in client.get(found["url"]).content.decode()


@pytest.mark.parametrize("typed", ["", "t", "tr", "t r", "()", "\x00", "🎓🎓🎓", "% _"])
def test_fewer_than_three_letters_suggest_nothing(suggest, typed, django_assert_num_queries):
    assert suggest(typed) == {"suggestions": [], "status": "No suggestions"}


def test_nobody_stores_or_indexes_suggestions(client, db):
    answer = client.get(reverse("groupsite_search_suggestions"), {"q": "ab"})
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")


def test_there_are_at_most_six(suggest):
    for number in range(9):
        PersonFactory(given_name=f"N{number}", family_name="Mångas")
    assert len(titles(suggest("mangas"))) == 6


def test_synonyms_are_suggested(suggest):
    group = SynonymGroup.objects.create()
    for text in ("lodestar", "transformers"):
        Synonym.objects.create(group=group, language="en", text=text)
    assert titles(suggest("lodestar")) == ["Understanding transformers"]


class TestNoTraces:
    """R45: nothing that visitors cannot open, nor what would name it."""

    @pytest.mark.parametrize(
        "hide",
        [
            lambda: VacancyPage.objects.update(live=False),
            lambda: Vacancy.objects.update(live=False),
            lambda: Vacancy.objects.update(opens_at=datetime(2126, 1, 1, tzinfo=UTC)),
            lambda: [
                PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
                for page in VacancyPage.objects.all()
            ],
            lambda: VacancyPage.objects.update(alias_of=ResearchAreaPage.objects.first()),
        ],
        ids=["pages", "facts", "opens later", "login", "aliases"],
    )
    def test_of_a_hidden_posting(self, suggest, hide):
        hide()
        for typed in ("understanding", "transformers", "W-2025", "jornsten"):
            for language in ("en", "sv"):
                found = " ".join(titles(suggest(typed, language)))
                assert "ransformer" not in found
                assert "örstå" not in found

    def test_of_a_person_or_an_area_that_is_not_public(self, suggest):
        Person.objects.filter(family_name="Jörnsten").update(live=False)
        ResearchArea.objects.update(live=False)
        assert titles(suggest("jornsten")) == titles(suggest("coding")) == []

    def test_of_a_draft(self, suggest):
        page = VacancyPage.objects.get(locale__language_code="en")
        page.title = "Xylophone"
        page.save_revision()
        assert titles(suggest("xylophone")) == []


class TestLimits:
    @pytest.fixture(autouse=True)
    def counted(self, settings, monkeypatch):
        settings.GROUPSITE_SEARCH_THROTTLE = True
        monkeypatch.setattr(limits, "suggestion_rate", limits.RateLimit(2, 60.0, 10))

    def test_too_many_are_refused_and_searches_are_not(self, client):
        address = reverse("groupsite_search_suggestions")
        codes = [client.get(address, {"q": "transf"}).status_code for _n in range(3)]
        assert codes == [200, 200, 429]
        refused = client.get(address, {"q": "transf"})
        assert refused.json()["suggestions"] == []
        assert int(refused.headers["Retry-After"]) > 0
        assert client.get(address, {"q": "tr"}).status_code == 200, "nothing was searched"
        assert client.get(reverse("groupsite_search"), {"q": "transf"}).status_code == 200

    def test_they_do_not_wait_for_a_long_search(self, client, monkeypatch):
        monkeypatch.setattr("groupsite.search.suggestions.QUEUE_TIMEOUT", 0.01)
        with limits.concurrency.hold_slot(1):
            response = client.get(reverse("groupsite_search_suggestions"), {"q": "transf"})
        assert response.status_code == 503
        assert response.headers["Retry-After"] == "5"
