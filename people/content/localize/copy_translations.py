"""Copies translations along with their pages.

A copy is as far as its original was: what was translated is, what waited waits, and what was out of
date is out of date, because the copy remembers the same state of the source.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from people.content.localize.following import is_unpublished, translations
from people.content.localize.installed import INSTALLED
from people.content.localize.starting import write
from people.content.types import User

if INSTALLED:
    from wagtail_localize.models import (
        SegmentOverride,
        StringTranslation,
        TranslatableObject,
        Translation,
        TranslationContext,
        TranslationLog,
        TranslationSource,
    )


def copy_translations(
    key: UUID, copies: Iterable[Page], key_of_row: Callable[[str], UUID], user: User | None = None
) -> None:
    """Make the `copies` translations of each other, like the pages with this translation key.

    `copies`: one page per language, each under the same new key. `key_of_row` gives the new key of a
    row by its old one. Does nothing where no translation was ever started.
    """
    by_locale = {page.locale_id: page for page in copies}
    if not INSTALLED or len(by_locale) < 2:
        return
    for source in TranslationSource.objects.filter(object_id=key, locale_id__in=by_locale):
        _Carrier(source, by_locale, key_of_row).carry(user)


class _Carrier:
    """Copies one source with its translations to the copied pages."""

    def __init__(
        self,
        source: "TranslationSource",
        copies: dict[int, Page],
        key_of_row: Callable[[str], UUID],
    ) -> None:
        self.old = source
        self.copies = copies
        self.copy = copies[source.locale_id]
        self.key_of_row = key_of_row
        self.relations = {
            relation.get_accessor_name() for relation in get_all_child_relations(type(self.copy))
        }

    def carry(self, user: User | None) -> None:
        self.new = self._copy_source()
        contexts = self._copy_contexts()
        self._copy_rows(StringTranslation.objects.exclude(context__path="slug"), contexts)
        self._copy_rows(SegmentOverride.objects.all(), contexts)
        found = translations({self.old.object_id}, source=self.old)
        for translation in found.filter(target_locale_id__in=self.copies):
            self._copy_translation(translation, user)

    def _copy_source(self) -> Any:
        owner, _made = TranslatableObject.objects.get_or_create_from_instance(self.copy)
        source = TranslationSource.objects.create(
            object=owner,
            specific_content_type=ContentType.objects.get_for_model(type(self.copy)),
            locale_id=self.old.locale_id,
            object_repr=self.old.object_repr,
            content_json=self._content(),
            schema_version=self.old.schema_version,
            last_updated_at=self.old.last_updated_at,
        )
        source.refresh_segments()
        return source

    def _content(self) -> str:
        """Return the source's content as JSON with the copy's keys, ids and slug."""
        content = json.loads(self.old.content_json)
        if content["slug"] == self.old.get_source_instance().slug:
            content["slug"] = self.copy.slug
        for name in self.relations & content.keys():
            made = {str(getattr(row, "translation_key", "")): row.pk for row in self._rows(name)}
            for row in content[name]:
                if "translation_key" in row:
                    row["translation_key"] = str(self.key_of_row(row["translation_key"]))
                    row["pk"] = made.get(row["translation_key"])
        return self.copy.with_content_json(content).to_json()

    def _rows(self, name: str) -> Any:
        return getattr(self.copy, name).all()

    def _copy_contexts(self) -> dict[int, Any]:
        """Create the translation contexts of the copy; return them by the id of the original's."""
        return {
            context.pk: TranslationContext.objects.get_or_create(
                object=self.new.object,
                path=self._path(context.path),
                defaults={"field_path": context.field_path},
            )[0]
            for context in TranslationContext.objects.filter(object_id=self.old.object_id)
        }

    def _path(self, path: str) -> str:
        relation, _dot, rest = path.partition(".")
        if relation not in self.relations:
            return path
        key, dot, field = rest.partition(".")
        return f"{relation}.{self.key_of_row(key)}{dot}{field}"

    def _copy_rows(self, rows: models.QuerySet, contexts: dict[int, "TranslationContext"]) -> None:
        """Copy string translations or overrides, with their authors."""
        copies = list(rows.filter(context__in=contexts, locale_id__in=self.copies))
        for row in copies:
            row.pk, row.context = None, contexts[row.context_id]
            row._state.adding = True
        # Each as it is, errors included: saving one by one would judge them anew. An object that is
        # the source in two languages comes round twice.
        rows.model.objects.bulk_create(copies, ignore_conflicts=True)

    def _copy_translation(self, old: "Translation", user: User | None) -> None:
        page = self.copies[old.target_locale_id]
        self._name_slug(old, page, user)
        Translation.objects.create(
            source=self.new, target_locale_id=old.target_locale_id, enabled=old.enabled
        )
        if not is_unpublished(old):
            TranslationLog.objects.create(
                source=self.new, locale_id=old.target_locale_id, revision=page.latest_revision
            )

    def _name_slug(self, old: "Translation", page: Page, user: User | None) -> None:
        """Keep the copies' slugs as translations of each other, if the originals' slugs were."""
        was = StringTranslation.objects.filter(
            context__object_id=self.old.object_id, context__path="slug", locale=page.locale
        )
        for segment in self.new.stringsegment_set.filter(context__path="slug"):
            if was.exists():
                write(segment, page.locale, page.slug, user)
