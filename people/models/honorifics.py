"""The titles before a name: the built-in ones, and those that the host adds or words differently."""

from typing import Any, Final

from django.db import models
from django.utils.translation import pgettext_lazy

from people import conf
from people.content.records.translated_rows import lazy_text_in_language_or_fallback

LONGEST_HONORIFIC: Final = 10  # characters of its value, not of its text


class Honorific(models.TextChoices):
    """The built-in titles before a name, such as "Prof.", as each language spells them."""

    PROFESSOR = "prof", pgettext_lazy("before a name", "Prof.")
    ASSOCIATE_PROFESSOR = "docent", pgettext_lazy("before a name", "Assoc. Prof.")
    DOCTOR = "dr", pgettext_lazy("before a name", "Dr")


def honorific_choices() -> list[tuple[str, Any]]:
    """Return (value, label) of each title: the built-in ones, as the host words them, then its own."""
    added = {
        value: lazy_text_in_language_or_fallback(texts)
        for value, texts in conf.extra_honorifics().items()
    }
    return list({**dict(Honorific.choices), **added}.items())
