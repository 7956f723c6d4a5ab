"""Extra questions: written once under Snippets, asked by vacancies, and read by no visitor before."""

from typing import Any

import pytest
from django.urls import reverse

from people.content.publishing.actions import copy_record
from tests.factories import VacancyFactory
from tests.people.content.test_admin import form_data
from tests.vacancies.admin.conftest import url
from vacancies.models import Question, QuestionText, Vacancy, VacancyQuestion
from vacancies.posting.validation.questions import choices_error
from vacancies.posting.validation.untranslated_facts import untranslated_fact_findings

pytestmark = pytest.mark.django_db


def question(**wordings: str) -> VacancyQuestion:
    """The row of a vacancy that asks a new question, with its wording in each language."""
    made = Question.objects.create()
    for language, wording in wordings.items():
        QuestionText.objects.create(question=made, language=language, wording=wording)
    return VacancyQuestion(question=made)


@pytest.mark.parametrize(
    ("kind", "lists", "error"),
    [
        ("choice", [["Lund", "Umeå"], ["Lund", "Umeå"]], ""),
        ("choice", [["Lund"]], "at least two answers"),
        ("choice", [["Lund", "Umeå"], []], "at least two answers"),
        ("choice", [["Lund", "Lund"]], "is there twice"),
        ("choice", [["Lund", "Umeå"], ["a", "b", "c"]], "the same number"),
        ("yes_no", [["Lund"]], ""),
        ("text", [[]], ""),
    ],
)
def test_somebody_can_choose_from_the_answers(
    kind: str, lists: list[list[str]], error: str
) -> None:
    found = choices_error(kind, lists)
    assert bool(found) == bool(error)
    assert error in found


def test_a_question_is_asked_once_and_has_a_text(group_site: Any) -> None:
    twice, other = question(en="When?"), question(en="Where?")
    again = VacancyQuestion(question=twice.question)
    vacancy = VacancyFactory.build(questions=[twice, again, other])
    found = [one.text for one in vacancy.publishing_errors() if one.field == "questions"]
    assert found == ["“When?” is asked twice."]
    vacancy = VacancyFactory.build(questions=[question()])
    found = [one.text for one in vacancy.publishing_errors() if one.field == "questions"]
    assert found == ["One of the questions has no text."]


def test_a_language_without_the_question_is_a_warning(group_site: Any) -> None:
    vacancy = VacancyFactory.build(organisation=None, questions=[question(en="When?")])
    assert untranslated_fact_findings(vacancy, "en") == []
    (finding,) = untranslated_fact_findings(vacancy, "sv")
    assert finding.text == "The question “When?” has no text in Swedish."
    assert isinstance(finding.screen, Question)


def test_a_copy_asks_the_same(vacancy: Vacancy, people: Any) -> None:
    vacancy.questions.add(question(en="When?"))
    vacancy.save()
    vacancy.save_revision()
    copy = copy_record(vacancy, people["editor"]).draft()
    assert [str(row) for row in copy.questions.all()] == ["When?"]


def test_an_editor_asks_a_question_and_the_history_says_so(editor: Any, vacancy: Vacancy) -> None:
    asked = question(en="When?").question
    address = url("edit", vacancy.pk)
    added = {
        "questions-TOTAL_FORMS": "1",
        "questions-0-question": asked.pk,
        "questions-0-required": "on",
        "questions-0-ORDER": "1",
    }
    data = form_data(editor.get(address).context["form"]) | added | {"action-publish": "on"}
    assert editor.post(address, data).status_code == 302
    row = Vacancy.objects.get(pk=vacancy.pk).questions.get()
    assert (str(row), row.required) == ("When?", True)
    assert "extra questions" in editor.get(url("history", vacancy.pk)).text


def test_answers_to_choose_from_are_checked_in_the_form_of_a_question(editor: Any) -> None:
    address = reverse(Question.snippet_viewset.get_url_name("add"))
    data = form_data(editor.get(address).context["form"]) | {
        "kind": "choice",
        "texts-0-language": "en",
        "texts-0-wording": "Where?",
        "texts-0-choices": "Lund",
    }
    refused = editor.post(address, data)
    assert refused.status_code == 200
    assert "at least two answers" in refused.text
    assert editor.post(address, {**data, "texts-0-choices": "Lund\nUmeå"}).status_code == 302
    assert Question.objects.get().choices("en") == ["Lund", "Umeå"]


def test_no_visitor_reads_a_question_of_a_posting(
    client: Any, vacancy: Vacancy, group_site: Any
) -> None:
    vacancy.questions.add(question(en="Whence do you come?"))
    vacancy.save()
    for page in vacancy.pages.all():
        assert "Whence" not in client.get(page.get_url()).text
    assert "Whence" not in client.get(f"/api/v2/vacancies/{vacancy.pk}/").text
    assert "Whence" in client.get(reverse("groupsite_vacancies:start", args=[vacancy.pk])).text
