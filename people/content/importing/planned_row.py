"""What a row changes, before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page

from people.content.records.record import Record
from people.content.rich_text import without_block_keys

type Texts = Mapping[str, str]  # text fields of a page by name


@dataclass(frozen=True)
class PlannedPage:
    """The page of a record in one language, and the texts that a row changes in it."""

    locale: Locale
    stored: Any | None  # None for a new page
    changed_texts: Texts

    @property
    def is_changed(self) -> bool:
        return self.stored is None or bool(self.changed_texts)

    @property
    def has_other_changes(self) -> bool:
        """Whether a live page had unpublished changes before the import."""
        return bool(self.stored and self.stored.live and self.stored.has_unpublished_changes)


@dataclass(frozen=True)
class PlannedRow:
    """The stored record of a row, its changed and valid draft, and its pages."""

    stored: Any | None  # None for a new record
    draft: Any
    are_facts_changed: bool
    has_other_changes: bool  # whether live facts had unpublished changes before the import
    pages: list[PlannedPage]

    @property
    def is_changed(self) -> bool:
        return self.are_facts_changed or any(page.is_changed for page in self.pages)


def planned_pages(
    record: Record | None, page_model: type[Page], texts_by_language: Mapping[str, Texts]
) -> list[PlannedPage]:
    """Return the planned page of each language, changed or not. Raises `Locale.DoesNotExist`."""
    pages: dict[int, Any] = {}
    if record is not None and texts_by_language:
        model: Any = page_model
        own = model.objects.filter(**{model.record_field: record}, alias_of=None)
        pages = {page.locale_id: page for page in own.select_related("locale")}
    locales = Locale.objects.filter(language_code__in=texts_by_language)
    locale_by_language = {locale.language_code: locale for locale in locales}
    if missing := texts_by_language.keys() - locale_by_language.keys():
        raise Locale.DoesNotExist(", ".join(sorted(missing)))
    found = []
    for language, texts in texts_by_language.items():
        locale = locale_by_language[language]
        page = pages.get(locale.pk)
        found.append(PlannedPage(locale, page, changed_texts(page, texts)))
    return found


def changed_texts(page: Any | None, texts: Texts) -> Texts:
    """Return the texts that differ from those of the newest draft of the page; one query."""
    if page is None:
        return texts
    revision = page.get_latest_revision()
    known = revision.content if revision else {}
    return {
        name: text
        for name, text in texts.items()
        if text != without_block_keys(known.get(name, getattr(page, name)))
    }
