"""Extra questions of a vacancy, and the answers that an application has to them.

An answer keeps the question as the applicant read it, and belongs to a question of the vacancy that
has this wording in one of its languages. So whoever rewords a question asks another one: drafts are
asked again, and answers that were given keep their question (decision 0037).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, pgettext_lazy

from people.content.records.translated_rows import TranslatedText
from vacancies.choices import QuestionKind
from vacancies.models import (
    Application,
    ApplicationAnswer,
    Question,
    Stage,
    Vacancy,
    VacancyQuestion,
)

# The answers to a question of yes or no, as they are stored and as they are shown.
YES: Final = "yes"
NO: Final = "no"
YES_AND_NO: Final = {YES: pgettext_lazy("answer", "Yes"), NO: pgettext_lazy("answer", "No")}


@dataclass(frozen=True)
class ShownAnswer:
    """A question and its answer, in the active language as far as possible; `text` may be empty."""

    wording: TranslatedText
    text: str
    is_missing: bool = False


def questions_of_vacancy(vacancy: Vacancy) -> list[VacancyQuestion]:
    """Return the questions that the form asks, in their order, with their texts."""
    rows = vacancy.questions.select_related("question").prefetch_related("question__texts")
    return list(rows)


def current_value(question: Question, answers: Iterable[ApplicationAnswer]) -> str:
    """Return the answer to a question, a choice in the active language; empty if none is valid."""
    answer = _answer_to(question, answers)
    if answer is None or question.kind != QuestionKind.CHOICE:
        return answer.value if answer else ""
    return _translated_choice(question, answer.value)


def unanswered_questions(
    asked: Iterable[VacancyQuestion], answers: Sequence[ApplicationAnswer]
) -> list[Question]:
    """Return the required questions that have no valid answer."""
    required = (row.question for row in asked if row.required)
    return [question for question in required if not current_value(question, answers)]


def missing_answer_text(question: Question) -> str:
    """Return the sentence that tells an applicant to answer a question."""
    return gettext("Answer the question “%(question)s”") % {"question": question.wording().text}


def missing_answer_texts(application: Application) -> list[str]:
    """Return a sentence for each required question that the application does not answer."""
    asked = questions_of_vacancy(application.vacancy)
    found = unanswered_questions(asked, list(application.answers.all()))
    return [missing_answer_text(question) for question in found]


def save_answers(
    application: Application, values: Mapping[Question, str], language: str | None = None
) -> None:
    """Replace the answers to these questions; an empty value is no answer.

    A draft loses answers to questions that are not asked any more; an application that has been
    received keeps them.
    """
    stored = list(application.answers.all())
    if application.stage is Stage.RECEIVED:
        replaced = [answer for one in values if (answer := _answer_worded_as(one, stored))]
    else:
        replaced = stored
    application.answers.filter(pk__in=[answer.pk for answer in replaced]).delete()
    ApplicationAnswer.objects.bulk_create(
        ApplicationAnswer(
            application=application,
            kind=question.kind,
            wording=question.wording(language).text,
            language=question.wording(language).language,
            value=value,
        )
        for question, value in values.items()
        if value
    )


def shown_answers(
    asked: Sequence[VacancyQuestion], answers: Sequence[ApplicationAnswer]
) -> list[ShownAnswer]:
    """Return each question with its answer, then answers to questions that are not asked any more."""
    found = []
    kept = list(answers)
    for row in asked:
        answer = _answer_to(row.question, kept)
        text = _translated_answer_text(row.question, answer) if answer else ""
        found.append(ShownAnswer(row.question.wording(), text, row.required and not text))
        if answer:
            kept.remove(answer)
    return found + [
        ShownAnswer(
            TranslatedText(answer.wording, answer.language), answer_text(answer.kind, answer.value)
        )
        for answer in kept
    ]


def _translated_answer_text(question: Question, answer: ApplicationAnswer) -> str:
    """Return an answer in the active language; a translated choice is followed by the words chosen.

    Editors can change the choices of one language, but not what an applicant has chosen.
    """
    text = answer_text(answer.kind, current_value(question, [answer]))
    is_translated = question.kind == QuestionKind.CHOICE and text not in ("", answer.value)
    return f"{text} ({answer.value})" if is_translated else text


def answer_text(kind: str, value: str) -> str:
    """Return an answer as it is shown: "Yes" in the active language for a stored "yes"."""
    return str(YES_AND_NO.get(value, value)) if kind == QuestionKind.YES_OR_NO else value


def _answer_worded_as(
    question: Question, answers: Iterable[ApplicationAnswer]
) -> ApplicationAnswer | None:
    """Return the answer to a question of this kind and wording, in any language; None without one."""
    wordings = {row.wording for row in question.texts.all()}
    same = (one for one in answers if one.kind == question.kind and one.wording in wordings)
    return next(same, None)


def _answer_to(
    question: Question, answers: Iterable[ApplicationAnswer]
) -> ApplicationAnswer | None:
    """Return the answer to a question, if it still is one of its choices; else None."""
    answer = _answer_worded_as(question, answers)
    if answer and question.kind == QuestionKind.CHOICE:
        return answer if _translated_choice(question, answer.value) else None
    return answer


def _translated_choice(question: Question, value: str) -> str:
    """Return a choice in the active language, by its place in the list; empty if it is none."""
    shown = question.choices()
    for row in question.texts.all():
        choices = row.list_of_choices()
        if value in choices and choices.index(value) < len(shown):
            return shown[choices.index(value)]
    return ""
