"""The privacy notice that a site has before it writes its own: valid in any country."""

from typing import Any

import pytest
from django.utils import translation

from tests.docs.pages import DOCS, fences
from tests.factories import VacancyFactory
from vacancies.applications import privacy_notice
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db

OF_SWEDEN_OR_THE_UNION = (
    *("swed", "svensk", "sverige", "imy", "article", "artikel", "gdpr"),
    *("data protection regulation", "dataskyddsförordning", "public record", "allmän handling"),
    *("personal identity number", "chalmers"),
)
SAID = {
    "en-us": ("Controller:", "Purpose:", "Legal basis:", "Retention period:", "Your rights:"),
    "ja": ("Controller:", "we can only assess your application if we use your data"),
    "de": ("Controller:", "for as long as the law requires"),
    "sv": ("Rättslig grund:", "så länge som lagen kräver", "dataskyddsmyndighet"),
}


@pytest.fixture
def vacancy(settings: Any) -> Vacancy:
    """In a site without the templates of the group."""
    settings.TIME_ZONE = "America/New_York"
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": []}]
    return VacancyFactory(organisation=None)


@pytest.mark.parametrize("language", SAID)
def test_it_names_no_country_and_no_law(vacancy: Vacancy, language: str) -> None:
    with translation.override(language):
        text = privacy_notice.notice_in_active_language(vacancy).text
    assert [words for words in SAID[language] if words not in text] == []
    assert [word for word in OF_SWEDEN_OR_THE_UNION if word in text.lower()] == []


def test_a_host_extends_it_with_its_own_law(vacancy: Vacancy, settings: Any, tmp_path: Any) -> None:
    own = tmp_path / "groupsite_vacancies" / "apply" / "notice.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "groupsite_vacancies/apply/notice.html" %}'
        "{% block rights %}ask the Attorney General{% endblock %}",
        encoding="utf-8",
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    with translation.override("en-us"):
        text = privacy_notice.notice_in_active_language(vacancy).text
    assert "ask the Attorney General" in text
    assert "Controller:" in text


def test_the_printed_example_keeps_the_rights(
    vacancy: Vacancy, settings: Any, tmp_path: Any
) -> None:
    """A stranger typed it as it was printed, and the applicants' rights were gone from the notice."""
    blocks = [fence.code for fence in fences(DOCS / "how-to" / "another-country.md")]
    (example,) = (block for block in blocks if "{% extends" in block)
    own = tmp_path / "groupsite_vacancies" / "apply" / "notice.html"
    own.parent.mkdir(parents=True)
    own.write_text(example, encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    with translation.override("en"):
        text = privacy_notice.notice_in_active_language(vacancy).text
    ours = ("you can ask to see your data and to have it corrected", "we can only assess")
    theirs = ("In Hesse, this is the Commissioner for Data Protection.", "Section 26")
    assert [words for words in (*ours, *theirs) if words not in text] == []
