"""Form for the pasted text and its language."""

from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.content.admin.forms import NewRecordForm
from vacancies.parser.text.cleaning import LIMIT, clean


class CleanText(forms.CharField):
    """Text field without control characters. Too long a text is refused, never truncated."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        text = clean(super().to_python(value) or "")
        return text if text.strip() else ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > LIMIT:
            text = gettext("The text has %(length)s characters; at most %(limit)s can be read.")
            counted = {"length": _grouped(len(value)), "limit": _grouped(LIMIT)}
            raise forms.ValidationError(text % counted, code="long")
        if not any(letter.isalpha() for letter in value):
            raise forms.ValidationError(gettext("There are no words in this text."), code="words")


def _grouped(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


class TextForm(NewRecordForm):
    title: Any = None  # the text has one
    text = CleanText(
        label=_("Text of the posting"),
        strip=False,
        error_messages={"required": _("Paste the text of the posting here.")},
        help_text=_(
            "Paste the plain text of the finished posting. It is read on the next screen, where you "
            "can put right what was understood; nothing of it is lost."
        ),
        widget=forms.Textarea(attrs={"rows": 20, "spellcheck": "false"}),
    )
    field_order = ["index", "text"]
