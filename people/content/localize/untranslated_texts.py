"""Finds texts whose translation is missing, empty or invalid; deletes empty translations.

wagtail-localize (1.14.5) counts an empty text as translated, and shows the original's in its
place. So an empty translation is deleted when it is saved, whichever screen, file or machine it
came from; one that was written to the database otherwise counts as missing.
"""

from html import unescape
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Value
from django.db.models.signals import post_save, pre_save
from django.utils.html import strip_tags

from people.content.localize.installed import INSTALLED

if INSTALLED:
    from wagtail_localize.models import StringSegment, StringTranslation


def untranslated_segments(source_id: int | OuterRef, locale_id: int | OuterRef) -> Any:
    """Return a source's string segments without a translation, or with an empty or invalid one."""
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef("_locale"),
        has_error=False,
    ).exclude(data="")
    into = locale_id if isinstance(locale_id, OuterRef) else Value(locale_id)
    segments = StringSegment.objects.filter(source_id=source_id).annotate(_locale=into)
    return segments.filter(~Exists(translated))


def _is_blank_html(html: str) -> bool:
    """Whether the HTML has no text but spaces."""
    return not unescape(strip_tags(html)).strip()


def clear_blank_translation(
    sender: type[models.Model], instance: "StringTranslation", **kwargs: Any
) -> None:
    """Signal handler: empty a translation of spaces or bare markup; it then counts as missing."""
    if _is_blank_html(instance.data) and not _is_blank_html(instance.translation_of.data):
        instance.data = ""


def delete_empty_translation(
    sender: type[models.Model], instance: "StringTranslation", **kwargs: Any
) -> None:
    if not instance.data:
        instance.delete()


def connect_signal_handlers() -> None:
    """Connect the signal handlers of this module."""
    for signal, receiver in (
        (pre_save, clear_blank_translation),
        (post_save, delete_empty_translation),
    ):
        uid = f"groupsite_people.{receiver.__name__}"
        signal.connect(receiver, sender=StringTranslation, dispatch_uid=uid)
