"""Checks that the extra questions of the application form can be answered."""

from collections import Counter
from typing import Any, Final

from django.utils.translation import gettext as _

from vacancies.choices import QuestionKind

MIN_CHOICES: Final = 2


def lines_of_choices(text: str) -> list[str]:
    """Return the answers to choose from, which are typed one on each line."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def question_errors(rows: list[Any]) -> list[str]:
    """Return an error message for each question that a vacancy asks twice, or that has no text."""
    count = Counter(text.wording for row in rows for text in row.question.texts.all())
    found = [
        _("“%(question)s” is asked twice.") % {"question": wording}
        for wording, number in count.items()
        if number > 1
    ]
    if all(row.question.wording().text for row in rows):
        return found
    return [*found, _("One of the questions has no text.")]


def choices_error(kind: str, lists: list[list[str]]) -> str:
    """Return why nobody can choose from these answers, a list for each language; empty if one can."""
    if kind != QuestionKind.CHOICE:
        return ""
    if any(len(choices) < MIN_CHOICES for choices in lists):
        return _("Enter at least two answers to choose from, in every language.")
    if any(len(set(choices)) < len(choices) for choices in lists):
        return _("One of the answers to choose from is there twice.")
    if len({len(choices) for choices in lists}) > 1:
        return _("Enter the same number of answers in every language.")
    return ""
