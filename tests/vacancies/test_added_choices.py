"""Types of position and forms of employment that a host adds in its settings."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.translation import override

from tests.factories import VacancyFactory
from tests.pages import Read
from vacancies import checks
from vacancies.admin.default_document_rules import default_rules_creating_document_kinds
from vacancies.admin.paste.forms.reviewed_facts import is_printed_for_kind, is_required_for_kind
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT, SUPERVISED_KINDS
from vacancies.parser.text.position_kinds import names_one_certain_kind, position_kinds_in
from vacancies.posting.facts import extending_teaching_percent

KINDS = {
    "lecturer": {"like": "faculty", "names": {"en": "Lecturer", "sv": "Universitetslektor"}},
    "industrial": {
        "like": "doctoral",
        "names": {"en": "Industrial PhD", "sv": "Industridoktorand"},
    },
    "msc-abroad": {"like": "thesis", "names": {"en": "Thesis project abroad"}},
}
FORMS = {"tenure": {"like": "permanent", "names": {"en": "tenure", "sv": "fast tjänst"}}}


@pytest.fixture(autouse=True)
def host(settings: Any) -> None:
    settings.GROUPSITE_VACANCIES_POSITION_KINDS = KINDS
    settings.GROUPSITE_VACANCIES_EMPLOYMENT_FORMS = FORMS


def test_a_type_follows_the_rules_of_the_type_that_it_is_like() -> None:
    assert list(KINDS_WITHOUT_EMPLOYMENT) == ["thesis", "msc-abroad"]
    assert "industrial" in SUPERVISED_KINDS
    assert "lecturer" not in SUPERVISED_KINDS
    assert is_printed_for_kind("credits", "msc-abroad")
    assert not is_printed_for_kind("salary", "msc-abroad")
    assert is_required_for_kind("deadline", "lecturer")
    assert not is_required_for_kind("deadline", "msc-abroad")


@pytest.mark.parametrize(
    ("title", "kinds", "is_certain"),
    [
        ("Industrial PhD student in coding", ["industrial"], True),
        ("Industridoktorand i kodning", ["industrial"], True),
        ("PhD student in coding", ["doctoral"], True),
        ("Universitetslektor i kodning", ["lecturer"], True),
        ("Lecturer or postdoc", ["lecturer", "postdoc"], False),
    ],
)
def test_a_pasted_title_names_them(title: str, kinds: list[str], is_certain: bool) -> None:
    assert position_kinds_in(title) == kinds
    assert names_one_certain_kind(title) is is_certain


@pytest.mark.django_db
def test_it_has_a_name_in_each_language_and_checks_no_more_than_the_built_in_ones() -> None:
    vacancy = VacancyFactory.build(kind="industrial", employment_form="tenure", teaching_percent=20)
    assert (vacancy.get_kind_display(), vacancy.get_employment_form_display()) == (
        "Industrial PhD",
        "tenure",
    )
    with override("sv"):
        assert vacancy.get_kind_display() == "Industridoktorand"
    assert extending_teaching_percent(vacancy) is None
    names = [str(rule.kind) for rule in default_rules_creating_document_kinds("msc-abroad")]
    assert names[:2] == ["CV", "Transcripts of records"]


@pytest.mark.django_db
def test_visitors_filter_by_it_and_read_its_name(client: Any, group_site: Any, at: Any) -> None:
    made = group_site.add(VacancyFactory(kind="lecturer"), title="Teach coding")
    group_site.add(VacancyFactory(), title="Learn coding")
    index = group_site.vacancies["en"].get_url()
    found = Read.from_response(client.get(index, {"kind": "lecturer"}))
    assert "Teach coding" in found.text
    assert "Learn coding" not in found.text
    assert found.main.select_one("option[selected][value=lecturer]").text == "Lecturer"
    assert (
        'You chose "Thesis project abroad"'
        in Read.from_response(client.get(index, {"kind": "msc-abroad"})).text
    )
    assert "Lecturer" in Read.from_response(client.get(made["en"].get_url())).text


@pytest.mark.django_db
def test_a_type_like_a_thesis_is_no_employment_on_its_page(
    client: Any, group_site: Any, at: Any
) -> None:
    """Neither the button nor the terms speak of a position, whatever facts of one are left over."""
    facts = {"external": True, "duration_min": 24, "teaching_percent": 20}
    words = {"benefits": "<p>A desk.</p>", "responsibilities": "<p>Measure.</p>"}
    made = group_site.add(VacancyFactory(kind="msc-abroad", **facts), title="Abroad", **words)
    page = Read.from_response(client.get(made["en"].get_url()))
    assert "Apply for the project" in page.texts("a.button")
    assert "Apply for the position" not in page.text
    assert "What we offer" in page.texts("h2")
    assert "The position is" not in page.text


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    labels = ("groupsite_vacancies", "groupsite")
    call_command("makemigrations", *labels, check=True, dry_run=True, stdout=StringIO())


def test_the_checks_are_silent() -> None:
    assert checks.check_added_choices(None) == []
    assert checks.check_settings(None) == []


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        (["lecturer"], "no dictionary"),
        ({"Lecturer": KINDS["lecturer"]}, "lower-case"),
        ({"a" * 21: KINDS["lecturer"]}, "lower-case"),
        ({"postdoc": KINDS["lecturer"]}, "is built in"),
        ({"lecturer": "Lecturer"}, "needs “like” and “names”"),
        ({"lecturer": {"names": {"en": "Lecturer"}}}, "needs “like” and “names”"),
        ({"lecturer": {**KINDS["lecturer"], "like": "teacher"}}, "must be one of doctoral,"),
        ({"lecturer": {**KINDS["lecturer"], "names": {}}}, "at least one language"),
        ({"lecturer": {**KINDS["lecturer"], "names": {"en": ""}}}, "at least one language"),
        ({"lecturer": {**KINDS["lecturer"], "names": "Lecturer"}}, "at least one language"),
    ],
)
def test_nonsense_is_an_error_and_stops_nothing_else(settings: Any, added: Any, fault: str) -> None:
    settings.GROUPSITE_VACANCIES_POSITION_KINDS = added
    (error,) = checks.check_added_choices(None)
    assert error.id == "groupsite_vacancies.E008"
    assert fault in error.msg
    assert list(KINDS_WITHOUT_EMPLOYMENT) == ["thesis"]
    assert position_kinds_in("Postdoc") == ["postdoc"]


@pytest.mark.django_db
def test_a_type_that_the_setting_has_lost_is_reported(settings: Any) -> None:
    vacancy = VacancyFactory(kind="lecturer")
    assert checks.check_stored_choices_are_known(None, databases=["default"]) == []
    settings.GROUPSITE_VACANCIES_POSITION_KINDS = {}
    (warning,) = checks.check_stored_choices_are_known(None, databases=["default"])
    assert (warning.id, warning.msg) == (
        "groupsite_vacancies.W006",
        "Vacancies have an unknown type of position: lecturer.",
    )
    assert checks.check_stored_choices_are_known(None) == []
    assert vacancy.get_kind_display() == "lecturer"
