"""Checks the language of a pasted text, with a way to continue anyway."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.content.language_names import language_name
from vacancies.parser.text.language import (
    RECOGNISED_LANGUAGES,
    has_texts_in_two_languages,
    language_code_if_clear,
)

CONFIRMED: Final = "language_confirmed"


class LanguageConfirmationMixin(forms.Form):
    """Adds a checkbox to continue anyway, shown only if the language of a text is a problem."""

    language_confirmed = forms.BooleanField(label=_("Continue anyway"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            del self.fields[CONFIRMED]

    def add_errors_unless_confirmed(self, problems: dict[str, str]) -> None:
        """Add {field name: problem} as errors, unless the editor continues anyway."""
        if not problems:
            del self.fields[CONFIRMED]
            return
        before = [name for name in self.fields if name != CONFIRMED]
        place = before.index(next(iter(problems))) + 1
        self.order_fields([*before[:place], CONFIRMED, *before[place:]])
        if not self.cleaned_data.get(CONFIRMED):
            for name, problem in problems.items():
                self.add_error(name, problem)


def two_languages_problem(text: str) -> str:
    """Return the problem of a text in two languages; empty if it is in one."""
    if not has_texts_in_two_languages(text):
        return ""
    return gettext("This text seems to be in two languages. Paste each into its own field.")


def language_if_clearly_different(text: str, language: str) -> str:
    """Return the language a text is clearly in; empty if it is `language`, or that is not recognisable."""
    found = language_code_if_clear(text)
    known = language.partition("-")[0]
    return found if known in RECOGNISED_LANGUAGES and found != known else ""


def chosen_language_problem(text: str, language: str) -> str:
    """Return the problem of a text in another language than the chosen one; else empty."""
    found = language_if_clearly_different(text, language)
    if not found:
        return ""
    says = gettext("This text is in %(language)s, but %(chosen)s is chosen.")
    return says % {"language": language_name(found), "chosen": language_name(language)}


def field_language_problem(text: str, language: str) -> str:
    """Return the problem of a text in a field for another language; else empty."""
    found = language_if_clearly_different(text, language)
    if not found:
        return ""
    says = gettext("This text is in %(language)s, but this field is for the text in %(expected)s.")
    return says % {"language": language_name(found), "expected": language_name(language)}
