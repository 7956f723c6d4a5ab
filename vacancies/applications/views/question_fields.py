"""The form fields of a vacancy's extra questions."""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext, pgettext

from people.content.records.translated_rows import TranslatedText
from people.templatetags.groupsite_people import needs_lang_attribute
from vacancies.applications.answers import YES_AND_NO, missing_answer_text
from vacancies.applications.views.text_fields import LineOfTextField
from vacancies.choices import QuestionKind
from vacancies.models import Question

MAX_TEXT_LENGTH: Final = 200
_DIGEST_CHARACTERS: Final = 12


@dataclass(frozen=True)
class DisplayedQuestion:
    """A question as the form shows it, with its bound field."""

    wording: TranslatedText
    explanation: TranslatedText
    required: bool
    field: Any


def question_field_name(question: Question) -> str:
    """Return the field's name, derived from the wording.

    So a page that was opened before the question was reworded cannot answer the new one.
    """
    text = f"{question.kind} {question.wording().text}".encode()
    return f"question-{hashlib.sha256(text).hexdigest()[:_DIGEST_CHARACTERS]}"


def question_field(question: Question, *, required: bool) -> forms.Field:
    """Return the field of a question: a text input, or a list to choose from."""
    wording = question.wording().text
    given: dict[str, Any] = {
        "label": wording,
        "help_text": question.explanation().text,
        "required": required,
        "error_messages": {"required": f"{missing_answer_text(question)}."},
    }
    if question.kind == QuestionKind.TEXT:
        return LineOfTextField(max_length=MAX_TEXT_LENGTH, **given)
    answers = (
        YES_AND_NO.items()
        if question.kind == QuestionKind.YES_OR_NO
        else [(choice, choice) for choice in question.choices()]
    )
    refusal = gettext("Choose one of the answers to “%(question)s”.") % {"question": wording}
    # Django puts the value into this message with the operator %, and a wording may have a percent sign.
    given["error_messages"]["invalid_choice"] = refusal.replace("%", "%%")
    nothing = pgettext("answer", "Choose") if required else pgettext("answer", "No answer")
    given["widget"] = _SelectWithLanguage()
    if question.kind == QuestionKind.CHOICE and needs_lang_attribute(question.wording().language):
        given["widget"].language = question.wording().language
    return forms.ChoiceField(choices=[("", nothing), *answers], **given)


class _SelectWithLanguage(forms.Select):
    """A list of answers; if they are in another language than the page, each says in which."""

    language = ""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value and self.language:
            option["attrs"]["lang"] = self.language
        return option
