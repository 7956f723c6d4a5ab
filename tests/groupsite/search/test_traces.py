"""R45: what a stranger may not see is not found, by its own words or by way of anything else."""

from datetime import UTC, datetime

import pytest
from wagtail.models import PageViewRestriction

from people.models import Person, PersonPage
from research.models import ResearchArea, ResearchAreaPage
from tests.factories import PersonFactory, VacancyFactory, add_page
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
