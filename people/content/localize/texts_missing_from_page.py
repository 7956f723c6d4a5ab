"""Whether translations have texts that are not in their page yet.

wagtail-localize's own timestamps `translations_last_updated_at` and `destination_last_updated_at` are
never written (1.14.5), so the states here come from its strings and its log.
"""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from people.content.localize.installed import INSTALLED
from people.content.localize.untranslated_texts import untranslated_segments

if INSTALLED:
    from wagtail_localize.models import (
        StringTranslation,
        Translation,
        TranslationLog,
    )


def translations_with_status(keys: set[UUID], **filters: Any) -> Any:
    """Return the enabled translations, or those in `filters`, of these keys, with their status.

    `waiting`: some text is untranslated; `logged`: when it was last written to its page; `edited`:
    when a text was last translated. Only enabled translations, unless `filters` are given.
    """
    log = TranslationLog.objects.filter(
        source_id=OuterRef("source_id"), locale_id=OuterRef("target_locale_id")
    )
    strings = StringTranslation.objects.filter(
        context__object_id=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
    )
    return (
        Translation.objects.filter(source__object_id__in=keys, **(filters or {"enabled": True}))
        .select_related("source")
        .annotate(
            waiting=Exists(
                untranslated_segments(OuterRef("source_id"), OuterRef("target_locale_id"))
            ),
            logged=Subquery(log.order_by("-created_at").values("created_at")[:1]),
            edited=Subquery(strings.order_by("-updated_at").values("updated_at")[:1]),
        )
    )


def has_texts_missing_from_page(translation: "Translation") -> bool:
    """Whether a translation from `translations_with_status` has changes missing from its page."""
    logged, edited = translation.logged, translation.edited
    return (
        logged is None
        or logged < translation.source.last_updated_at
        or (edited is not None and edited > logged)
    )
