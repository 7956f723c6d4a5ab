"""Whether translated pages are behind the source page that they follow.

wagtail-localize's own timestamps `translations_last_updated_at` and `destination_last_updated_at` are
never written (1.14.5), so the states here come from its strings and its log.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from wagtail.models import Page

from people.content.localize.fields import (
    changed_fields,
    translatable_values,
    translatable_values_of_content,
)
from people.content.localize.installed import INSTALLED
from people.content.localize.segment_texts import missing

if INSTALLED:
    from wagtail_localize.models import (
        StringTranslation,
        Translation,
        TranslationLog,
    )


@dataclass(frozen=True)
class Following:
    source: Any  # the page that is followed, as it stands in the database
    changed: tuple[str, ...]  # its fields whose words differ from what was last taken over
    waiting: bool  # a text has no translation yet
    unpublished: bool  # taken over or translated, but not published since

    @property
    def is_behind(self) -> bool:
        return bool(self.changed) or self.waiting or self.unpublished


def following(pages: Iterable[Page]) -> dict[int, Following]:
    """Return by page id how each translated page relates to its source among the given pages.

    Pages written by hand, and those whose translation was stopped, are absent: nobody knows whether
    they are in step. One query, and one more per kind of child row with words.
    """
    pages = list(pages)
    if not INSTALLED or not pages:
        return {}
    by_place = {(page.translation_key, page.locale_id): page for page in pages}
    found = {}
    for translation in translations({page.translation_key for page in pages}):
        key = translation.source.object_id
        page = by_place.get((key, translation.target_locale_id))
        source = by_place.get((key, translation.source.locale_id))
        if page and source:
            found[page.pk] = _following(translation, source)
    return found


def translations(keys: set[UUID], **only: Any) -> Any:
    """Return translations of the objects with these keys, annotated: `waiting`, `logged`, `edited`.

    Those that are kept; `only` asks for others.
    """
    log = TranslationLog.objects.filter(
        source_id=OuterRef("source_id"), locale_id=OuterRef("target_locale_id")
    )
    strings = StringTranslation.objects.filter(
        context__object_id=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
    )
    return (
        Translation.objects.filter(source__object_id__in=keys, **(only or {"enabled": True}))
        .select_related("source")
        .annotate(
            waiting=Exists(missing(OuterRef("source_id"), OuterRef("target_locale_id"))),
            logged=Subquery(log.order_by("-created_at").values("created_at")[:1]),
            edited=Subquery(strings.order_by("-updated_at").values("updated_at")[:1]),
        )
    )


def is_unpublished(translation: "Translation") -> bool:
    """Whether the translation has changes that have not been written to the page."""
    logged, edited = translation.logged, translation.edited
    return (
        logged is None
        or logged < translation.source.last_updated_at
        or (edited is not None and edited > logged)
    )


def _following(translation: "Translation", source: Page) -> Following:
    content = json.loads(translation.source.content_json)
    return Following(
        source=source,
        changed=changed_fields(
            translatable_values(source), translatable_values_of_content(type(source), content)
        ),
        waiting=translation.waiting,
        unpublished=is_unpublished(translation),
    )
