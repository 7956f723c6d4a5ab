"""R45: what a stranger may not see is not found, by its own words or by way of anything else."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from people.models import Person, PersonPage
from research.models import ProjectPage, ResearchArea, ResearchAreaPage
from tests.factories import PersonFactory, VacancyFactory, add_page
from tests.hiding import hide_draft, hide_record, hide_restricted
from tests.research.project_items import add_project, make_project
from vacancies.models import Vacancy, VacancyPage

pytestmark = [pytest.mark.usefixtures("waves", "at"), pytest.mark.table, pytest.mark.indexes]
FUTURE = datetime(2126, 1, 1, tzinfo=UTC)


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


HIDING = {
    "pages not live": (lambda: VacancyPage.objects.update(live=False)),
    "facts not live": (lambda: Vacancy.objects.update(live=False)),
    "opens later": (lambda: Vacancy.objects.update(opens_at=FUTURE)),
    "behind a login": (lambda: [restrict(page) for page in VacancyPage.objects.all()]),
    "below a login": (lambda: [restrict(p.get_parent()) for p in VacancyPage.objects.all()]),
    "aliases": (lambda: VacancyPage.objects.update(alias_of=ResearchAreaPage.objects.first())),
}


@pytest.mark.parametrize("hide", HIDING.values(), ids=HIDING)
def test_a_hidden_posting_leaves_no_trace(ask, hide, subtests) -> None:
    assert "Understanding transformers" in ask("understanding").titles
    hide()
    for words in ("understanding", "transformers", "W-2025", "tide", "transformres", "jornsten"):
        for language in ("en", "sv"):
            with subtests.test(words=words, language=language):
                answer = ask(words, language)
                assert not any("ransformer" in title for title in answer.titles)
                assert "transformers" not in answer.main.get_text().lower().replace(words, "")


def test_a_posting_in_one_language_is_found_only_in_that(ask) -> None:
    VacancyPage.objects.filter(locale__language_code="sv").update(live=False)
    assert ask("transf", "sv").titles == ["Understanding transformers"]
    assert ask("förstå", "sv").titles == []


def test_a_person_who_is_not_public_finds_nothing(ask) -> None:
    """Neither their own page nor the postings and areas that would name them."""
    Person.objects.filter(family_name="Jörnsten").update(live=False)
    assert ask("jornsten").titles == []
    assert "Did you mean" not in ask("jornstem").empty


def test_a_person_without_a_page_is_found_only_when_public(ask) -> None:
    PersonFactory(family_name="Hemlig", draft=True)
    assert ask("hemlig").titles == []


@pytest.mark.parametrize(
    "hide",
    [
        lambda: ResearchArea.objects.update(live=False),
        lambda: ResearchAreaPage.objects.update(live=False),
        lambda: [restrict(page) for page in ResearchAreaPage.objects.all()],
    ],
    ids=["facts", "pages", "login"],
)
def test_an_area_that_is_not_public_finds_no_posting(ask, hide) -> None:
    hide()
    assert ask("coding").titles == []
    assert "Did you mean" not in ask("codding").empty


def test_newer_drafts_are_not_found(ask) -> None:
    page = VacancyPage.objects.get(locale__language_code="en")
    page.title, page.lead = "Xylophone", "Marimba"
    page.save_revision()
    vacancy = Vacancy.objects.get()
    vacancy.reference = "GLOCKENSPIEL-1"
    vacancy.save_revision()
    for words in ("xylophone", "marimba", "glockenspiel"):
        assert ask(words).titles == []
    assert ask("understanding").titles == ["Understanding transformers"]


def test_pages_of_another_site_are_not_found(ask, waves) -> None:
    other = (
        waves.home["en"]
        .get_parent()
        .add_child(instance=type(waves.home["en"])(title="Elsewhere", slug="elsewhere"))
    )
    assert other.live
    assert ask("elsewhere").titles == []


def test_a_person_page_that_is_hidden_leaves_the_name(ask) -> None:
    """The record is public: the person is named, without the page and its words."""
    PersonPage.objects.update(live=False)
    assert ask("ripples").titles == []
    answer = ask("alice jornsten")
    assert answer.item("Alice Jörnsten").select_one("a") is None


def test_the_ended_and_the_draft_of_one_title(ask, waves) -> None:
    add_page(VacancyFactory(draft=True), waves.vacancies["en"], "Understanding nothing")
    assert ask("understanding").titles == ["Understanding transformers"]


@pytest.fixture
def project(waves):
    """A funded project with a public member and one who is not, in both languages."""
    people = [PersonFactory(family_name="Synlig"), PersonFactory(family_name="Hemlig", draft=True)]
    project = make_project(acronym="OCEANIC", funded=True, members=people)
    add_project(waves, project, title="Unheard-of seas", summary="Deep currents.")
    return project


@pytest.fixture
def titles_in_every_search(ask, client, monkeypatch):
    """The titles that the search and its suggestions show for words, in both languages."""
    monkeypatch.setattr("groupsite.search.suggestions.TIME_LIMIT", 60.0)
    monkeypatch.setattr("groupsite.search.suggestions.QUEUE_TIMEOUT", 60.0)

    def titles(words: str) -> set[str]:
        found = set()
        for language in ("en", "sv"):
            with translation.override(language):
                address = reverse("groupsite_search_suggestions")
            suggested = client.get(address, {"q": words}).json()["suggestions"]
            found |= {*ask(words, language).titles, *(one["title"] for one in suggested)}
        return found

    return titles


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("hide", [hide_record, hide_draft, hide_restricted])
def test_a_hidden_project_is_found_by_no_search(titles_in_every_search, hide) -> None:
    words = ("unheard", "oceanic", "currents", "tidvatten", "synlig")
    for word in words:
        assert "Unheard-of seas" in titles_in_every_search(word), word
    for page in ProjectPage.objects.all():
        hide(page)
    for word in words:
        assert "Unheard-of seas" not in titles_in_every_search(word), word


@pytest.mark.usefixtures("project")
def test_a_member_who_is_not_public_finds_no_project(titles_in_every_search) -> None:
    assert titles_in_every_search("hemlig") == set()
    Person.objects.filter(family_name="Hemlig").update(live=True)
    assert "Unheard-of seas" in titles_in_every_search("hemlig")
