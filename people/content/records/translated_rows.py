"""Translations of an object, such as a role, as child rows, one per language."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.db import models
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages


class LanguageField(models.CharField):
    """Model field for the code of one of the site's content languages.

    The form reads the choices from the host's settings, so that migrations do not contain them.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("verbose_name", _("language"))
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return forms.ChoiceField(
            choices=lambda: get_content_languages().items(),
            label=capfirst(self.verbose_name),
            required=not self.blank,
        )


class TranslationRow(models.Model):
    """Base model of a translation. Add a ParentalKey `related_name="texts"` and text fields."""

    language = LanguageField()

    class Meta:
        abstract = True
        ordering = ["language"]

    @staticmethod
    def one_per_language_constraints(
        parental_key: str, constraint_name: str
    ) -> list[models.BaseConstraint]:
        """Return the constraints that allow one row per language and parent."""
        return [models.UniqueConstraint(fields=[parental_key, "language"], name=constraint_name)]


class TranslatedText(NamedTuple):
    """A text and its language ("" for none). If the text is empty, its language means nothing."""

    text: str
    language: str


def translated_text(
    rows: Iterable[TranslationRow], field: str, language: str | None = None
) -> TranslatedText:
    """Return the text of `field` in `language` (default: active), else in another language.

    Needs no query if the rows are prefetched.
    """
    return text_in_language_or_fallback(
        {row.language: getattr(row, field) for row in rows}, language
    )


def text_in_language_or_fallback(
    texts: Mapping[str, str], language: str | None = None
) -> TranslatedText:
    """Return the text in `language` (default: the active one), else in another language."""
    wanted = language or get_language() or ""
    written = {code: text for code, text in texts.items() if text}
    for code in (wanted, wanted.partition("-")[0], *get_content_languages(), *written):
        if code in written:
            return TranslatedText(written[code], code)
    return TranslatedText("", wanted)


# For labels of choices: the text in the language that is active when it is printed.
lazy_text_in_language_or_fallback: Any = lazy(
    lambda texts: text_in_language_or_fallback(texts).text, str
)
