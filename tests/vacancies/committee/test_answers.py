"""Answers to extra questions, where readers and officers see them."""

import csv
import io
import json
import zipfile
from typing import Any

import pytest

from vacancies.models import ApplicationAnswer, Question, QuestionText, VacancyQuestion

START, CITY, GONE = "When can you start?", "Where?", "What is no longer asked?"


def contents(response: Any) -> dict[str, str]:
    body = io.BytesIO(b"".join(response.streaming_content))
    with zipfile.ZipFile(body) as archive:
        return {
            one: archive.read(one).decode("utf-8-sig")
            for one in archive.namelist()
            if one.endswith((".txt", ".csv", ".json"))
        }


@pytest.fixture
def answered(scene: Any) -> Any:
    """The first applicant has answered in Swedish, and a question that is gone; the second nothing."""
    vacancy = scene.vacancy
    choose, write = Question.objects.create(kind="choice"), Question.objects.create()
    VacancyQuestion.objects.create(vacancy=vacancy, question=choose, sort_order=0)
    VacancyQuestion.objects.create(vacancy=vacancy, question=write, sort_order=1, required=True)
    for language, wording, choices in (
        ("en", CITY, "Gothenburg\nLund"),
        ("sv", "Var?", "Göteborg\nLund"),
    ):
        QuestionText.objects.create(
            question=choose, language=language, wording=wording, choices=choices
        )
    QuestionText.objects.create(question=write, language="en", wording=START)
    for kind, language, wording, value in (
        ("text", "en", START, "=SUM(A1)"),
        ("choice", "sv", "Var?", "Göteborg"),
        ("yes_no", "en", GONE, "yes"),
    ):
        ApplicationAnswer.objects.create(
            application=scene.application,
            kind=kind,
            language=language,
            wording=wording,
            value=value,
        )
    return scene


@pytest.mark.thorough
def test_a_reader_sees_them_in_her_language_in_the_order_of_the_questions(answered: Any) -> None:
    page = answered.client("reader").get(answered.url("application", answered.application)).text
    places = [page.index(text) for text in (CITY, "Gothenburg", START, "=SUM(A1)", GONE, "Yes")]
    assert places == sorted(places)


def test_each_question_is_a_column_of_the_exported_list(answered: Any) -> None:
    response = answered.client("reader").get(answered.url("list_csv"))
    heading, *rows = csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig")))
    assert heading[-3:] == [CITY, START, GONE]
    assert sorted(row[-3:] for row in rows) == [
        ["", "", ""],
        ["Gothenburg (Göteborg)", "'=SUM(A1)", "Yes"],
    ]


def test_archives_and_the_applicant_s_own_data_have_them(answered: Any) -> None:
    reader, officer = answered.client("reader"), answered.client("officer")
    one = contents(reader.get(answered.url("archive", answered.application)))
    assert one["Answers.txt"].splitlines()[:2] == [CITY, "Gothenburg (Göteborg)"]
    assert contents(reader.get(answered.url("archive", answered.second))) == {}
    (listed,) = contents(reader.get(answered.url("all_applications"))).values()
    assert CITY in listed
    own = json.loads(
        officer.get(answered.url("applicant_data_json", answered.application)).getvalue()
    )
    assert own["answers"][1] == {
        "wording": "Var?",
        "language": "sv",
        "kind": "choice",
        "value": "Göteborg",
    }


def test_an_editor_who_sorts_the_choices_changes_no_answer(answered: Any) -> None:
    """The place in the list says what a choice is called in another language, and nothing else."""
    QuestionText.objects.filter(language="en").update(choices="Lund\nGothenburg")
    page = answered.client("reader").get(answered.url("application", answered.application)).text
    assert "Lund (Göteborg)" in page
