"""Optional form fields for the reason for an extension, one per language."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from wagtail.coreutils import get_content_languages

from people.content.language_names import language_name
from vacancies.models import ExtensionText

FIELD_PREFIX: Final = "reason_"


def extension_reason_fields(reasons: Mapping[str, str]) -> dict[str, forms.CharField]:
    """Return {field name: form field} for the reason in each language, filled from `reasons`."""
    languages = get_content_languages()
    found: dict[str, forms.CharField] = {}
    for code in languages:
        label = _("Reason")
        if len(languages) > 1:
            label = _("Reason (%(language)s)") % {"language": language_name(code)}
        found[FIELD_PREFIX + code] = forms.CharField(
            label=label,
            required=False,
            initial=reasons.get(code, ""),
            max_length=ExtensionText._meta.get_field("reason").max_length,
            widget=forms.TextInput(attrs={"lang": code}),
            help_text="" if found else _reason_help_text(len(languages)),
        )
    return found


def typed_extension_reasons(cleaned_data: Mapping[str, Any]) -> dict[str, str]:
    """Return {language code: reason} as typed; empty reasons are included."""
    return {
        name.removeprefix(FIELD_PREFIX): answer
        for name, answer in cleaned_data.items()
        if name.startswith(FIELD_PREFIX)
    }


def _reason_help_text(language_count: int) -> str:
    text = _(
        "Optional. Visitors read it after “Extended from … to …:”, so begin with a small letter "
        "and leave out the full stop."
    )
    if language_count == 1:
        return text
    other = _("If it is not written in their language, they see it in another.")
    return f"{text} {other}"
