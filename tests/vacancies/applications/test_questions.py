"""Extra questions of a vacancy on the form, and what happens to the answers."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.vacancies.applications.conftest import Applicant
from vacancies.applications.views.question_fields import question_field, question_field_name
from vacancies.models import (
    Application,
    ApplicationAnswer,
    Question,
    QuestionText,
    Vacancy,
    VacancyQuestion,
)
from vacancies.retention.erasure import erase_application_and_count_files

pytestmark = pytest.mark.django_db

START, LICENCE, CITY = "When can you start?", "Do you have a driving licence?", "Where?"


def ask(vacancy: Vacancy, kind: str, required: bool, *texts: tuple[str, str, str]) -> Any:
    """A question with its wording and choices in each language, and the row that asks it."""
    question = Question.objects.create(kind=kind)
    for language, wording, choices in texts:
        QuestionText.objects.create(
            question=question, language=language, wording=wording, choices=choices
        )
    place = VacancyQuestion.objects.filter(vacancy=vacancy).count()
    VacancyQuestion.objects.create(
        vacancy=vacancy, question=question, required=required, sort_order=place
    )
    return question


@pytest.fixture
def questions(vacancy: Vacancy) -> list[Question]:
    return [
        ask(vacancy, "text", True, ("en", START, ""), ("sv", "När kan du börja?", "")),
        ask(vacancy, "yes_no", False, ("en", LICENCE, "")),
        ask(
            vacancy,
            "choice",
            True,
            ("en", CITY, "Gothenburg\n Lund \n"),
            ("sv", "Var?", "Göteborg\nLund"),
        ),
    ]


@pytest.fixture
def given(questions: list[Question]) -> dict[str, str]:
    values = ("In  June", "yes", "Gothenburg")
    names = map(question_field_name, questions)
    return dict(zip(names, values, strict=True))


def shown(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def words(response: Any) -> str:
    return " ".join(shown(response).select_one("main").get_text(" ").split())


def answers() -> list[tuple[str, str]]:
    return list(ApplicationAnswer.objects.values_list("wording", "value"))


def test_each_question_has_a_label_an_input_and_says_whether_it_is_optional(
    applicant: Applicant, questions: Any
) -> None:
    page = shown(applicant.client.get(applicant.start_url))
    labels = {one.get_text(): page.find(id=one["for"]) for one in page.select("form label[for]")}
    assert labels[START]["aria-required"] == "true"
    assert labels[f"{LICENCE} (optional)"].name == "select"
    options = [one.get_text() for one in labels[CITY].select("option")]
    assert options == ["Choose", "Gothenburg", "Lund"]


def test_errors_are_in_the_reader_s_language_and_nothing_is_lost(
    applicant: Applicant, questions: Any, given: dict[str, str]
) -> None:
    names = list(given)
    with override("sv"):
        response = applicant.begin(**{names[1]: "no", "phone": "031"})
    assert response.status_code == 422
    page = shown(response)
    errors = [one.get_text() for one in page.select(".error-summary a")]
    assert errors == ["Svara på frågan ”När kan du börja?”.", "Svara på frågan ”Var?”."]
    for link in page.select(".error-summary a"):
        target = page.find(id=link["href"][1:])
        assert page.find(id=target["aria-describedby"].split()[-1]).get_text() == link.get_text()
    assert page.find("option", selected=True, value="no").get_text() == "Nej"
    assert page.find("input", {"name": "phone"})["value"] == "031"
    assert page.select_one("label [lang=en]").get_text() == LICENCE


def test_answers_to_choose_from_say_in_which_language_they_are(
    applicant: Applicant, vacancy: Vacancy
) -> None:
    ask(vacancy, "choice", False, ("en", CITY, "Gothenburg\nLund"))
    with override("sv"):
        page = shown(applicant.client.get(applicant.start_url))
    options = page.select("select option")
    assert [one.get("lang") for one in options] == [None, "en", "en"]
    assert not shown(applicant.client.get(applicant.start_url)).select("option[lang]")


def test_answers_are_kept_with_the_question_as_it_was(
    applicant: Applicant, given: dict[str, str]
) -> None:
    assert applicant.begin(**given).status_code == 303
    assert answers() == [(START, "In June"), (LICENCE, "yes"), (CITY, "Gothenburg")]
    page = shown(applicant.client.get(applicant.at("applicant")))
    assert page.find("input", value="In June")
    assert [one["value"] for one in page.select("option[selected]")] == ["yes", "Gothenburg"]


def test_a_choice_is_remembered_in_the_other_language(
    applicant: Applicant, given: dict[str, str]
) -> None:
    applicant.begin(**given)
    with override("sv"):
        page = shown(applicant.client.get(applicant.at("applicant")))
        assert page.select("option[selected]")[-1].get_text() == "Göteborg"
        assert "Göteborg" in words(applicant.client.get(applicant.at("submit")))


@pytest.mark.parametrize("value", ["Malmö", "x" * 201])
def test_only_what_was_offered_is_an_answer(
    applicant: Applicant, given: dict[str, str], value: str
) -> None:
    name = list(given)[2 if value == "Malmö" else 0]
    assert applicant.begin(**{**given, name: value}).status_code == 422
    assert answers() == []


@pytest.mark.table
@pytest.mark.parametrize(
    "nothing", ["\u200b", "\u2060 \u00ad", "\u202e\u2066", "\u3164", "\ufe0f\u034f", "\u2800"]
)
def test_an_answer_that_nobody_can_see_is_none(
    applicant: Applicant, given: dict[str, str], nothing: str
) -> None:
    """R20: a required one is asked for again; an optional field is empty."""
    start, *_others = given
    response = applicant.begin(**{**given, start: nothing, "phone": nothing})
    errors = [one.get_text() for one in shown(response).select(".error-summary a")]
    assert errors == [f"Answer the question “{START}”."]
    assert applicant.begin(**given, given_name=nothing).status_code == 303
    assert Application.objects.get().given_name == ""


def test_an_answer_that_cannot_be_displayed_is_typed_again(
    applicant: Applicant, given: dict[str, str]
) -> None:
    response = applicant.begin(**{**given, next(iter(given)): "In\x01June"})
    assert (response.status_code, "cannot be displayed" in words(response)) == (422, True)


def test_an_application_is_sent_with_answers_and_shows_them(
    applicant: Applicant, given: dict[str, str]
) -> None:
    applicant.begin(**given)
    for kind in ("CV", "Personal letter"):
        applicant.upload(kind)
    assert f"{LICENCE} Yes" in words(applicant.client.get(applicant.at("submit")))
    assert applicant.send().status_code == 303
    receipt = words(applicant.client.get(applicant.at("receipt")))
    assert f"{START} In June" in receipt
    assert "In June" not in "".join(str(one.body) for one in mail.outbox)


@pytest.mark.thorough
def test_a_question_that_came_later_is_missing_in_a_draft(
    applicant: Applicant, vacancy: Vacancy
) -> None:
    applicant.begin()
    for kind in ("CV", "Personal letter"):
        applicant.upload(kind)
    ask(vacancy, "text", True, ("en", START, ""))
    assert START in words(applicant.client.get(applicant.draft))
    response = applicant.send()
    assert response.status_code == 422
    assert f"Answer the question “{START}”" in words(response)
    assert shown(response).select_one(".error-summary a")["href"] == applicant.at("applicant")
    assert Application.objects.get().received_at is None


def reword(question: Question, **texts: str) -> None:
    QuestionText.objects.filter(question=question, language="en").update(**texts)


def test_a_reworded_question_is_asked_again_and_an_open_page_does_not_answer_it(
    applicant: Applicant, questions: list[Question], given: dict[str, str]
) -> None:
    applicant.begin(**given)
    reword(questions[0], wording="When can you not start?")
    response = applicant.client.post(
        applicant.at("applicant"),
        {"family_name": "Ek", "email": "alice@example.org", **given},
    )
    assert response.status_code == 422
    assert "Answer the question “When can you not start?”." in words(response)
    assert applicant.send().status_code == 422
    assert (START, "In June") in answers()


def test_a_question_that_wants_another_kind_of_answer_is_asked_again(
    applicant: Applicant, questions: list[Question], given: dict[str, str]
) -> None:
    applicant.begin(**given)
    Question.objects.filter(pk=questions[0].pk).update(kind="yes_no")
    assert f"Answer the question “{START}”" in words(applicant.client.get(applicant.at("submit")))


def test_a_choice_that_is_gone_is_asked_for_again(
    applicant: Applicant, questions: list[Question], given: dict[str, str]
) -> None:
    applicant.begin(**given)
    QuestionText.objects.filter(question=questions[2]).update(choices="Lund\nMalmö")
    assert f"Answer the question “{CITY}”" in words(applicant.client.get(applicant.at("submit")))


def test_what_was_sent_keeps_its_answers_without_the_question(
    applicant: Applicant, questions: list[Question], given: dict[str, str]
) -> None:
    applicant.begin(**given)
    for kind in ("CV", "Personal letter"):
        applicant.upload(kind)
    applicant.send()
    VacancyQuestion.objects.get(question=questions[0]).delete()
    person = {"family_name": "Ek", "email": "alice@example.org"}
    names = list(given)
    changed = {names[1]: "", names[2]: "Lund"}
    assert applicant.client.post(applicant.at("applicant"), person | changed).status_code == 303
    assert answers() == [(START, "In June"), (CITY, "Lund")]
    assert f"{START} In June" in words(applicant.client.get(applicant.at("receipt")))


def test_a_draft_loses_answers_to_what_is_not_asked_any_more(
    applicant: Applicant, questions: list[Question], given: dict[str, str]
) -> None:
    applicant.begin(**given)
    VacancyQuestion.objects.get(question=questions[0]).delete()
    person = {"family_name": "Ek", "email": "alice@example.org"}
    applicant.client.post(applicant.at("applicant"), {**person, list(given)[2]: "Lund"})
    assert answers() == [(CITY, "Lund")]


def test_withdrawing_and_erasing_delete_answers(
    applicant: Applicant, given: dict[str, str], at: Any
) -> None:
    applicant.begin(**given)
    applicant.client.post(applicant.at("withdraw"))
    assert answers() == []
    applicant.begin(**given)
    erase_application_and_count_files(Application.objects.latest("pk").pk, at)
    assert answers() == []


@pytest.mark.parametrize("kind", ["choice", "yes_no"])
def test_a_percent_sign_in_a_question_is_no_placeholder(vacancy: Vacancy, kind: str) -> None:
    """Django formats the message about a value that is not offered."""
    question = ask(
        vacancy, kind, True, ("en", "Can you work 100 % of the time, or 50 %(s)?", "Yes")
    )
    with pytest.raises(ValidationError) as refused:
        question_field(question, required=True).clean("something else")
    assert "100 % of the time, or 50 %(s)?" in refused.value.messages[0]
