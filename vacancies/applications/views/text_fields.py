"""The form field for names, phone numbers and short answers."""

import re
import unicodedata
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

VISIBLE_CATEGORIES: Final = "LMNPS"
# Letters, marks and a symbol of Unicode that draw nothing: fillers, joiners, variation selectors, blanks.
DRAWN_AS_NOTHING: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


class LineOfTextField(forms.CharField):
    """Form field for a line of text; collapses spaces, and is empty without a visible character (R20)."""

    def to_python(self, value: object) -> str:
        text = " ".join((super().to_python(value) or "").split())
        return text if has_visible_character(text) else ""

    def validate(self, value: str) -> None:
        if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in value):
            raise ValidationError(
                _("This contains characters that cannot be displayed. Please type it again."),
                code="invisible",
            )
        super().validate(value)


def has_visible_character(text: str) -> bool:
    """Whether the text is more than spaces and characters that draw nothing."""
    return any(
        unicodedata.category(letter)[0] in VISIBLE_CATEGORIES
        for letter in DRAWN_AS_NOTHING.sub("", text)
    )
