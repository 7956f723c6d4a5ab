"""The code in the documentation: all of it compiles, and what needs no project of its own is run."""

import textwrap

import pytest
from django.template import engines

from people.checks import check_honorifics
from people.models.honorifics import honorific_choices
from tests.docs.pages import DOCS, Fence, fences, pages
from tests.factories import VacancyFactory
from vacancies.checks import check_added_choices
from vacancies.choices import built_in_position_kind
from vacancies.models import DocumentKind, Vacancy

# The tutorial's are pieces of files, which its own test puts where it says.
ALL = [fence for page in pages() if page.name != "tutorial.md" for fence in fences(page)]


def of(language: str) -> list[Fence]:
    return [fence for fence in ALL if fence.language == language]


def of_page(page: str, language: str = "python") -> list[str]:
    return [fence.code for fence in fences(DOCS / page) if fence.language == language]


@pytest.mark.parametrize("fence", of("python"), ids=lambda fence: fence.caption or fence.page)
def test_python_compiles(fence: Fence) -> None:
    compile(textwrap.dedent(fence.code), fence.page, "exec")


@pytest.mark.parametrize("fence", of("django"), ids=lambda fence: fence.caption or fence.page)
def test_templates_compile(fence: Fence) -> None:
    engines["django"].from_string(fence.code)


def test_fences_are_found_and_have_a_language() -> None:
    assert len(of("python")) > 10
    assert len(of("django")) > 5
    assert {fence.page for fence in ALL if not fence.language} == set()


@pytest.mark.django_db
def test_a_kind_of_document_is_made_as_the_guide_says() -> None:
    _settings, _titles, code = of_page("how-to/kinds-and-roles.md")
    exec(code, {})  # noqa: S102 — our own documentation
    kind = DocumentKind.objects.latest("pk")
    assert (kind.name("en").text, kind.name("sv").text) == ("Research statement", "Forskningsplan")


def test_types_of_position_are_added_as_the_guide_says(settings) -> None:
    added, _titles, _code = of_page("how-to/kinds-and-roles.md")
    names: dict[str, object] = {}
    exec(added, names)  # noqa: S102 — our own documentation
    for name in ("POSITION_KINDS", "EMPLOYMENT_FORMS"):
        setattr(settings, f"GROUPSITE_VACANCIES_{name}", names[f"GROUPSITE_VACANCIES_{name}"])
    assert check_added_choices(None) == []
    assert built_in_position_kind("lecturer") == "faculty"


def test_titles_before_a_name_are_added_as_the_guide_says(settings) -> None:
    _kinds, added, _code = of_page("how-to/kinds-and-roles.md")
    names: dict[str, object] = {}
    exec(added, names)  # noqa: S102 — our own documentation
    settings.GROUPSITE_HONORIFICS = names["GROUPSITE_HONORIFICS"]
    assert check_honorifics(None) == []
    assert dict(honorific_choices())["pd-dr"] == "PD Dr."


@pytest.mark.django_db
def test_a_question_is_asked_as_the_guide_says() -> None:
    (code,) = (one for one in of_page("how-to/application-form.md") if "VacancyQuestion" in one)
    vacancy = VacancyFactory()
    exec(code, {"vacancy": vacancy})  # noqa: S102 — our own documentation
    asked = Vacancy.objects.get(pk=vacancy.pk).questions.get()
    assert (asked.required, asked.question.choices("sv")) == (True, ["Göteborg", "Lund"])


@pytest.mark.thorough
@pytest.mark.django_db
def test_uninstalling_leaves_no_page_of_ours(demo) -> None:
    from wagtail.models import Page

    ours = Page.objects.filter(content_type__app_label__startswith="groupsite_")
    assert ours.exists()
    (code,) = of_page("how-to/uninstall.md")
    exec(code, {})  # noqa: S102 — our own documentation
    assert not ours.exists()


def test_the_example_of_a_signal_is_a_receiver_of_it() -> None:
    from wagtail.signals import published

    (code,) = of_page("reference/signals.md")
    space: dict[str, object] = {}
    exec(code, space)  # noqa: S102 — our own documentation
    from vacancies.models import Vacancy

    assert published.disconnect(space["tell_the_press_office"], sender=Vacancy)
