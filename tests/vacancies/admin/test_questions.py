"""Extra questions: written once under Snippets, asked by vacancies, and read by no visitor before."""

from typing import Any

import pytest
from django.urls import reverse

from people.content.checks.all_findings import all_findings
from people.content.findings.finding import finding_texts
from people.content.publishing.actions import copy_record
from people.content.publishing.validation import page_publishing_findings
from tests.factories import NOW, VacancyFactory
from tests.hiding import hide_alias
from tests.people.content.test_admin import form_data
from tests.vacancies.admin.conftest import url
from vacancies.choices import QuestionKind
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


@pytest.mark.parametrize("kind", [QuestionKind.TEXT, QuestionKind.CHOICE])
def test_a_required_question_has_a_text_in_each_language_of_the_posting(
    vacancy: Vacancy, people: Any, kind: str
) -> None:
    """Nobody must answer what they cannot read: neither the page nor the facts are published."""
    row = question(en="When?")
    row.question.kind, row.required = kind, True
    row.question.save()
    row.question.texts.update(choices="May\nJune")
    vacancy.questions.add(row)
    sentence = (
        "The required question “When?” has no text in Swedish: applicants could not answer it."
    )
    found = vacancy.publishing_findings()
    assert [one.text for one in found] == [sentence]
    assert found[0].screen == row.question
    vacancy.save()
    page = vacancy.pages.get(locale__language_code="sv")
    errors = page_publishing_findings(page, people["editor"], NOW)
    assert sentence in finding_texts(errors)
    listed = finding_texts(all_findings(page, people["editor"], NOW))
    assert (listed.count(sentence), "The question" in " ".join(listed)) == (1, False)
    QuestionText.objects.create(
        question=row.question, language="sv", wording="När?", choices="maj\njuni"
    )
    vacancy = Vacancy.objects.get(pk=vacancy.pk)
    assert sentence not in finding_texts(vacancy.publishing_findings())


def test_answers_to_choose_from_are_needed_too(vacancy: Vacancy) -> None:
    row = question(en="When?", sv="När?")
    row.question.kind, row.required = QuestionKind.CHOICE, True
    row.question.save()
    row.question.texts.filter(language="en").update(choices="May\nJune")
    vacancy.questions.add(row)
    assert [one.is_error for one in untranslated_fact_findings(vacancy, "sv")] == [True]
    vacancy.application_method = "email"  # which asks nothing
    assert [one.is_error for one in untranslated_fact_findings(vacancy, "sv")] == [False]


def test_a_required_question_in_another_language_stops_no_page_that_is_not_live(
    vacancy: Vacancy,
) -> None:
    vacancy.pages.filter(locale__language_code="sv").update(live=False)
    row = question(en="When?")
    row.required = True
    vacancy.questions.add(row)
    assert vacancy.publishing_findings() == []


def test_a_text_that_a_live_page_needs_is_not_deleted(editor: Any, vacancy: Vacancy) -> None:
    row = question(en="When?", sv="När?")
    row.required = True
    vacancy.questions.add(row)
    vacancy.save()
    address = reverse(Question.snippet_viewset.get_url_name("edit"), args=[row.question.pk])
    form = editor.get(address).context["form"]
    data = form_data(form) | {"texts-1-DELETE": "on"}
    assert data["texts-1-language"] == "sv"
    sentence = "Open vacancies require an answer to this question in Swedish. Keep the text."
    assert sentence in editor.post(address, data).text
    vacancy.pages.filter(locale__language_code="sv").update(live=False)
    assert editor.post(address, data).status_code == 302
    assert [text.language for text in QuestionText.objects.all()] == ["en"]


def test_an_alias_needs_no_text(editor: Any, vacancy: Vacancy) -> None:
    """Nobody reads it, and publishing does not ask for its language."""
    row = question(en="When?", sv="När?")
    row.required = True
    vacancy.questions.add(row)
    vacancy.save()
    hide_alias(vacancy.pages.get(locale__language_code="sv"))
    address = reverse(Question.snippet_viewset.get_url_name("edit"), args=[row.question.pk])
    data = form_data(editor.get(address).context["form"]) | {"texts-1-DELETE": "on"}
    editor.post(address, data)
    assert [text.language for text in QuestionText.objects.all()] == ["en"]


def test_a_copy_asks_the_same(vacancy: Vacancy, people: Any) -> None:
    vacancy.questions.add(question(en="When?"))
    vacancy.save()
    vacancy.save_revision()
    copy = copy_record(vacancy, people["editor"]).draft()
    assert [str(row) for row in copy.questions.all()] == ["When?"]


@pytest.mark.thorough
def test_an_editor_asks_a_question_and_the_history_says_so(editor: Any, vacancy: Vacancy) -> None:
    asked = question(en="When?", sv="När?").question
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
