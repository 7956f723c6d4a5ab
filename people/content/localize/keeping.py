"""Stops and restarts translations without losing text.

wagtail-localize (1.14.5) keeps its texts when a translation is stopped, but leaves those that were
not published yet out of the page; and when it is started again it writes its texts over whatever was
written by hand since, at the next publishing and without a word. So here: stopping saves what is
translated into the page's newest draft, and starting again takes what was written by hand over into
the translation, wherever the two languages are built alike. Where they are not, the editor is asked.

It throws all texts away when a page is deleted, unless WAGTAILLOCALIZE_DISABLE_ON_DELETE is set.
"""

from collections import defaultdict
from types import SimpleNamespace
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page

from people.content.localize.fields import changed_fields, labels, translatable_values
from people.content.localize.following import is_unpublished, translations
from people.content.localize.installed import INSTALLED
from people.content.localize.starting import segments, write
from people.content.localize.stopping import save_translated_texts
from people.content.types import User

if INSTALLED:
    from wagtail_localize.models import (
        SourceDeletedError,
        StringTranslation,
        Translation,
        TranslationLog,
        TranslationSource,
        cleanup_translation_on_delete,
    )
    from wagtail_localize.segments import StringSegmentValue


def stopped_translation_of(page: Page) -> Any:
    """Return the disabled translation of the page, if it was stopped; None otherwise."""
    if not INSTALLED or page.pk is None:
        return None
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=False
    ).select_related("source", "target_locale")
    return found.first()


def save_translated_texts_on_stop(
    sender: type[models.Model], instance: "Translation", **kwargs: Any
) -> None:
    """Signal handler: when a translation is stopped, save what is translated as a draft of the page."""
    if instance.enabled or kwargs.get("created") or kwargs.get("raw"):
        return
    found = translations({instance.source.object_id}, pk=instance.pk).first()
    page = instance.source.object.get_instance_or_none(instance.target_locale)
    if page is None or page.alias_of_id or found is None or not is_unpublished(found):
        return
    try:
        save_translated_texts(found, page)
    except SourceDeletedError:
        return  # its source is gone, and its page has what was published


def built_differently(page: Page, source: Page | None = None) -> list[str]:
    """Return the labels of the fields that restarting the translation would overwrite.

    `page` is written by hand; it follows what it followed before its translation was stopped, else
    `source`.
    """
    return labels(type(page), _Meeting(page, source).apart)


@transaction.atomic
def take_up(page: Page, user: User | None, source: Page | None = None) -> Any:
    """Turn a handwritten page into a translation, and keep its text as the translated text.

    The words of fields that are `built_differently` stay in the page's history alone once the
    translation is published. Returns the translation.
    """
    meeting = _Meeting(page, source)
    meeting.write(user)
    translation, _made = Translation.objects.update_or_create(
        source=meeting.source, target_locale=page.locale, defaults={"enabled": True}
    )
    found = translations({page.translation_key}, pk=translation.pk).get()
    is_whole = not meeting.apart and not found.waiting
    if is_whole and page.live and not page.has_unpublished_changes:
        # The page says already what the translation does.
        TranslationLog.objects.create(
            source=meeting.source, locale=page.locale, revision=page.latest_revision
        )
    return translation


class _Meeting:
    """Matches the texts of a handwritten page with those of its source."""

    def __init__(self, page: Page, source: Page) -> None:
        stopped = stopped_translation_of(page)
        if stopped:
            # As it was last taken over: what has changed there since is told as ever.
            self.source = stopped.source
        else:
            self.source, _made = TranslationSource.update_or_create_from_instance(source)
        self.page = page.get_latest_revision_as_object()
        theirs = self._by_place(self.page)
        ours = self._by_place(self.source.as_instance())
        self.pairs: dict[tuple[str, str], str] = {}
        self.apart: list[str] = []
        for name in self._written_by_hand():
            places = {path for path in {*ours, *theirs} if path.partition(".")[0] == name}
            if not all(self._pair(ours[path], theirs[path]) for path in places):
                self.apart.append(name)

    def _written_by_hand(self) -> tuple[str, ...]:
        """Return the fields whose values differ from what the translation would write."""
        target = self.source.get_ephemeral_translated_instance(self.page.locale, fallback=True)
        return changed_fields(translatable_values(self.page), translatable_values(target))

    @staticmethod
    def _by_place(page: Page) -> dict[str, list[Any]]:
        found = defaultdict(list)
        for segment in segments(page):
            found[segment.path].append(segment)
        return found

    def _pair(self, ours: list[Any], theirs: list[Any]) -> bool:
        """Store which texts of one place correspond; return whether all of them do."""
        if len(ours) != len(theirs):
            return False
        pairs: dict[tuple[str, str], str] = {}
        for one, other in zip(ours, theirs, strict=True):
            if not isinstance(one, StringSegmentValue):
                if getattr(one, "template", "") != getattr(other, "template", ""):
                    return False
            elif one.attrs != other.attrs:
                return False  # a link of its own, which the translation would not keep
            elif (
                pairs.setdefault((one.path, one.string.data), other.string.data)
                != other.string.data
            ):
                return False
        self.pairs |= pairs
        return True

    def write(self, user: User | None) -> None:
        """Save the handwritten texts as translations; texts equal to the source stay untranslated."""
        strings = StringTranslation.objects.filter(
            locale=self.page.locale, context__object_id=self.page.translation_key
        )
        held = {(row.context_id, row.translation_of_id): row.data for row in strings}
        for segment in self.source.stringsegment_set.select_related("string", "context"):
            text = self.pairs.get((segment.context.path, segment.string.data))
            had = held.get((segment.context_id, segment.string_id))
            if (
                text is not None
                and text != had
                and (had is not None or text != segment.string.data)
            ):
                write(segment, self.page.locale, text, user)


def delete_orphaned_translations(
    sender: type[models.Model], instance: models.Model, **kwargs: Any
) -> None:
    """Creates a draft record with its draft page ("New …"), then opens the page.

    wagtail-localize would keep them for ever, where it is told to keep them at all.
    """
    if not isinstance(instance, Page):
        return
    pages = Page.objects.filter(translation_key=instance.translation_key)
    if pages.exclude(pk=instance.pk).exists():
        return
    kept = TranslationSource.objects.filter(object_id=instance.translation_key)
    for locale in set(kept.values_list("locale_id", flat=True)):
        cleanup_translation_on_delete(
            SimpleNamespace(translation_key=instance.translation_key, locale_id=locale)
        )


def connect() -> None:
    post_save.connect(
        save_translated_texts_on_stop, sender=Translation, dispatch_uid="groupsite_people.stopped"
    )
    post_delete.connect(delete_orphaned_translations, dispatch_uid="groupsite_people.forget_words")
