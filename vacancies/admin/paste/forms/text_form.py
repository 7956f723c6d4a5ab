"""Forms for the pasted text and its language."""

from typing import Any, Final

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from people.content.admin.new_record_form import NewRecordForm
from vacancies.admin.paste.forms.confirmed_language import (
    LanguageConfirmationMixin,
    chosen_language_problem,
    field_language_problem,
    two_languages_problem,
)
from vacancies.parser.text.cleaning import MAX_CHARACTERS, clean_text
from vacancies.parser.text.language import language_code_if_clear


class CleanTextField(forms.CharField):
    """Text field whose value is cleaned (`clean_text`); refuses a text too long or without letters."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        text = clean_text(super().to_python(value) or "")
        return text if text.strip() else ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > MAX_CHARACTERS:
            text = gettext("The text has %(length)s characters; at most %(limit)s can be read.")
            counted = {
                "length": _with_thousands_separator(len(value)),
                "limit": _with_thousands_separator(MAX_CHARACTERS),
            }
            raise forms.ValidationError(text % counted, code="long")
        if value and not any(letter.isalpha() for letter in value):
            raise forms.ValidationError(gettext("There are no words in this text."), code="words")


def _with_thousands_separator(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


PASTE_AREA: Final = {"rows": 12, "spellcheck": "false"}


class PastedOtherLanguageForm(LanguageConfirmationMixin, forms.Form):
    """Form for the finished text of a vacancy in one more language, `language`."""

    text = CleanTextField(
        label=_("Finished text"),
        strip=False,
        error_messages={"required": _("Paste the finished text here.")},
        help_text=_("Paste the plain text. You check the result before it is saved."),
        widget=forms.Textarea(attrs=PASTE_AREA),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language

    def clean(self) -> dict[str, Any]:
        """Require a text in this language, unless the editor continues anyway."""
        data: dict[str, Any] = super().clean() or {}
        text = data.get("text", "")
        problem = two_languages_problem(text) or chosen_language_problem(text, self.language)
        self.add_errors_unless_confirmed({"text": problem} if problem else {})
        return data


class PastedAdForm(LanguageConfirmationMixin, NewRecordForm):
    """Form for the text of an ad and, optionally, its text in another language."""

    title: Any = None  # the text has one
    text = CleanTextField(
        label=_("Text of the posting"),
        strip=False,
        error_messages={"required": _("Paste the text of the posting here.")},
        help_text=_(
            "Paste the plain text of the finished posting. The next screen shows what the site "
            "has recognised, and you can correct it there. None of the text is lost."
        ),
        widget=forms.Textarea(attrs=PASTE_AREA),
    )
    other_text = CleanTextField(
        label=_("The same posting in the other language"),
        strip=False,
        required=False,
        help_text=_("Optional. You can also paste it later, on the tab of that language."),
        widget=forms.Textarea(attrs=PASTE_AREA),
    )
    other_index: Any = forms.ModelChoiceField(
        queryset=None, label=_("Other language"), required=False
    )
    field_order = ["index", "text", "other_index", "other_text"]

    def __init__(self, *args: Any, indexes: list[Page], **kwargs: Any) -> None:
        super().__init__(*args, indexes=indexes, **kwargs)
        self.indexes = indexes
        other: Any = self.fields["other_index"]
        other.queryset = self.fields["index"].queryset  # type: ignore[attr-defined]
        other.label_from_instance = lambda page: page.locale.get_display_name()
        if len(indexes) < 3:  # with two languages, the other one is known
            del self.fields["other_index"]
        if len(indexes) < 2:
            del self.fields["other_text"]
        else:
            hint = gettext("Do you have the text in both languages? Paste the other one below.")
            self.fields["text"].help_text = f"{self.fields['text'].help_text} {hint}"

    def other_index_page(self) -> Any | None:
        """Return the index page of the other language; None if no text in it was entered."""
        if not self.cleaned_data.get("other_text"):
            return None
        chosen, first = self.cleaned_data.get("other_index"), self.cleaned_data["index"]
        return chosen or next(page for page in self.indexes if page.pk != first.pk)

    def languages_of_texts(self) -> list[str]:
        """Return the language codes of the entered texts, that of the first text first."""
        indexes = [self.cleaned_data["index"], self.other_index_page()]
        return [index.locale.language_code for index in indexes if index is not None]

    def clean(self) -> dict[str, Any]:
        """Set clear languages; require two different ones, and texts in them unless the editor confirms."""
        data: dict[str, Any] = super().clean() or {}
        self._choose_languages_of_texts(data)
        if data.get("other_text") and data.get("other_index", 0) in (None, data.get("index")):
            self.add_error("other_index", gettext("Choose the language of the second text."))
        self.add_errors_unless_confirmed(self._language_problems())
        return data

    def _choose_languages_of_texts(self, data: dict[str, Any]) -> None:
        """Choose the languages that two texts are clearly in, whichever field each is in."""
        codes = [language_code_if_clear(data.get(name) or "") for name in ("text", "other_text")]
        by_code = {page.locale.language_code.partition("-")[0]: page for page in self.indexes}
        if codes[0] != codes[1] and all(code in by_code for code in codes):
            data["index"], data["other_index"] = (by_code[code] for code in codes)

    def _language_problems(self) -> dict[str, str]:
        """Return {field name: problem} of the texts that are not in their language."""
        if "index" not in self.cleaned_data or "other_index" in self.errors:
            return {}
        checks = {"text": chosen_language_problem, "other_text": field_language_problem}
        texts = [(name, self.cleaned_data.get(name)) for name in checks]
        entered = [(name, text) for name, text in texts if text]
        if not entered or entered[0][0] != "text":
            return {}
        found = {
            name: two_languages_problem(text) or checks[name](text, language)
            for (name, text), language in zip(entered, self.languages_of_texts(), strict=True)
        }
        return {name: problem for name, problem in found.items() if problem}
