"""States of a record's facts, and of a page in each language, for tabs and badges."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.models import Locale, Page, WorkflowState
from wagtail.query import PageQuerySet

from people.content.index_updates import DRAFT_FIELDS
from people.content.language_names import language_name
from people.content.records.base_record import BaseRecord
from people.content.sections import page_translations
from people.content.sections.changes import (
    ChangeInOtherLanguage,
    changes_in_live_languages_by_page_id,
    changes_with_cached_sections,
)
from people.content.sections.confirmed_section import (
    cache_saved_confirmed_sections,
    confirmed_sections,
    has_cached_confirmed_sections,
)


class PageState(models.TextChoices):
    """The state of a page in one language, whether it has a record or not."""

    MISSING = "missing", pgettext_lazy("state of a language", "missing")
    DRAFT = "draft", pgettext_lazy("state of a language", "draft")
    LIVE = "live", pgettext_lazy("state of a language", "live")
    LIVE_DRAFT = "live-draft", pgettext_lazy("state of a language", "live, newer draft")
    OUT_OF_DATE = "out-of-date", pgettext_lazy("state of a language", "out of date")
    WAITS = "waits", pgettext_lazy("state of a language", "waiting for facts")


# The states in which anonymous visitors can read the page.
READABLE = (PageState.LIVE, PageState.LIVE_DRAFT, PageState.OUT_OF_DATE)


class FactsState(models.TextChoices):
    """The state of a record's facts."""

    DRAFT = "draft", pgettext_lazy("state of the facts", "draft")
    LIVE = "live", pgettext_lazy("state of the facts", "live")
    LIVE_DRAFT = "live-draft", pgettext_lazy("state of the facts", "live, newer draft")


@dataclass(frozen=True)
class LanguageState:
    """A language of a record or page, with its page and its state."""

    locale: Any
    state: PageState
    page: Any | None = None
    # Sections whose original has changed; of a page that is live or was never live.
    changed: Sequence[ChangeInOtherLanguage] = ()

    @property
    def out_of_date_reason(self) -> str:
        """Return sentences that say why the page is out of date; empty if it is not."""
        return out_of_date_reason(self.changed)

    @property
    def first_change_url_suffix(self) -> str:
        """Return the URL suffix that opens the editor at the first change in another language.

        Changes that a draft has not yet dealt with come first; empty without changes.
        """
        first = min(self.changed, key=lambda change: change.is_answered, default=None)
        return first.url_suffix if first else ""

    @property
    def is_newer_draft_in_review(self) -> bool:
        """Whether a newer draft of a live page waits for review."""
        page: Any = self.page
        return bool(page and page.live and page.current_workflow_state)

    @property
    def has_newer_draft(self) -> bool:
        """Whether a live page has a draft with unpublished changes."""
        page: Any = self.page
        return bool(page and page.live and page.has_unpublished_changes)


def out_of_date_reason(changed: Sequence[ChangeInOtherLanguage]) -> str:
    """Return a sentence for each language with changes: it names one changed section, or counts several."""
    by_language: dict[str, list[ChangeInOtherLanguage]] = defaultdict(list)
    for change in changed:
        by_language[language_name(change.locale.language_code)].append(change)
    return " ".join(
        _changed_sections_sentence(language, found) for language, found in by_language.items()
    )


def _changed_sections_sentence(language: str, changes: list[ChangeInOtherLanguage]) -> str:
    """Return a sentence that names or counts the sections that have changed in a language."""
    if len(changes) == 1:
        return _("“%(section)s” has changed in %(language)s.") % {
            "section": changes[0].label,
            "language": language,
        }
    return ngettext(
        "%(count)s section has changed in %(language)s.",
        "%(count)s sections have changed in %(language)s.",
        len(changes),
    ) % {"count": len(changes), "language": language}


def facts_state(record: BaseRecord) -> FactsState:
    """Return the state of a record's facts."""
    if not record.live:
        return FactsState.DRAFT
    return FactsState.LIVE_DRAFT if record.has_unpublished_changes else FactsState.LIVE


def language_states_by_record_id(records: Iterable[BaseRecord]) -> dict[int, list[LanguageState]]:
    """Return {record ID: states of all content languages}, in the order of the locales.

    All records must be of one model.
    """
    return {record.pk: states for record, states in language_states_by_record(records).items()}


def language_states_by_record(
    records: Iterable[BaseRecord],
) -> dict[BaseRecord, list[LanguageState]]:
    """Return {record: states of all content languages}, in the order of the locales; [] without pages.

    Three queries for any number of records, and for each model one for its pages and one for each
    type of child row with texts. The record and the workflow of each page are cached on it, so
    that checking who may edit it needs no further query.
    """
    by_model: dict[Any, list[BaseRecord]] = defaultdict(list)
    for record in records:
        by_model[type(record)].append(record)
    pages: dict[BaseRecord, dict[int, Any]] = {}
    without_pages: dict[BaseRecord, list[LanguageState]] = {}
    for model, found in by_model.items():
        if model.has_pages():
            pages |= _pages_by_record(model, found)
        else:
            without_pages |= {record: [] for record in found}
    states = _language_states_by_key(pages, {record for record in pages if not record.live})
    return states | without_pages


def language_states_by_translation_key(pages: PageQuerySet) -> dict[UUID, list[LanguageState]]:
    """Return {translation key: states of all content languages} for pages without a record.

    Each page comes with all of its languages.
    """
    found: dict[UUID, dict[int, Any]] = defaultdict(dict)
    keys = pages.order_by().values("translation_key")
    for page in _pages_with_child_rows(
        pages.model._default_manager.filter(translation_key__in=keys)
    ):
        found[page.translation_key][page.locale_id] = page
    return _language_states_by_key(found)


def _language_states_by_key[Key](
    pages_by_key: dict[Key, dict[int, Any]], keys_with_draft_facts: Container[Key] = ()
) -> dict[Key, list[LanguageState]]:
    """Return the states of all languages by key; `pages_by_key` is {key: {locale ID: page}}."""
    if not pages_by_key:
        return {}
    _prefetch_workflow_states([page for row in pages_by_key.values() for page in row.values()])
    locales = list(Locale.objects.order_by("pk"))
    changed = changes_in_live_languages_by_page_id(
        page for row in pages_by_key.values() for page in row.values()
    )
    for pages in pages_by_key.values():
        page_translations.cache_specific_translations([pages[pk] for pk in sorted(pages)])
    return {
        key: [
            _language_state(
                locale, pages.get(locale.pk), changed, is_waiting=key in keys_with_draft_facts
            )
            for locale in locales
        ]
        for key, pages in pages_by_key.items()
    }


def language_states_after_saving_draft(
    states: list[LanguageState], draft: Any, *, has_draft_facts: bool
) -> list[LanguageState]:
    """Return the states after a draft of a live page, one of theirs, has been saved; makes no query.

    Nothing else may have changed: few fields of its row, and its ConfirmedSection rows, which are
    cached on the draft if any has.
    """
    pages = {state.page.pk: state.page for state in states if state.page}
    for name in DRAFT_FIELDS:
        setattr(pages[draft.pk], name, getattr(draft, name))
    if has_cached_confirmed_sections(draft):
        cache_saved_confirmed_sections(pages[draft.pk], confirmed_sections(draft))
    changed = changes_with_cached_sections(pages.values())
    return [
        _language_state(state.locale, state.page, changed, is_waiting=has_draft_facts)
        for state in states
    ]


def _pages_by_record(model: Any, records: list[BaseRecord]) -> dict[BaseRecord, dict[int, Any]]:
    """Return {record: {locale ID: page}}, without aliases in the same language."""
    found: dict[BaseRecord, dict[int, Any]] = {record: {} for record in records}
    pages = model.page_model()
    by_pk = {record.pk: record for record in records}
    for page in _pages_with_child_rows(
        pages.objects.filter(**{f"{pages.record_field}__in": records})
    ):
        record = by_pk[getattr(page, f"{pages.record_field}_id")]
        setattr(page, pages.record_field, record)
        found[record][page.locale_id] = page
    return found


def _pages_with_child_rows(pages: PageQuerySet) -> Any:
    """Return the pages with their child rows prefetched, without aliases in the same language."""
    pages = pages.exclude(alias_of__locale=F("locale")).select_related("locale")
    return pages.prefetch_related(*pages.model.word_relations)


def _prefetch_workflow_states(pages: list[Any]) -> None:
    """Cache the workflow states on pages of any models; Wagtail's function needs one model."""
    if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
        return
    active = WorkflowState.objects.active().select_related("current_task_state__task")
    found = defaultdict(list)
    kind = ContentType.objects.get_for_model(Page)
    for state in active.filter(
        base_content_type=kind, object_id__in=[str(page.pk) for page in pages]
    ):
        found[state.object_id].append(state)
    for page in pages:
        page._current_workflow_states = found[str(page.pk)]


def _language_state(
    locale: Locale, page: Any, changed: dict[int, list[ChangeInOtherLanguage]], *, is_waiting: bool
) -> LanguageState:
    """Return the state of one language; `page` is None if it is missing."""
    if page is None or page.alias_of_id is not None:
        return LanguageState(locale, PageState.MISSING, page)
    found = changed.get(page.pk, ())
    if not page.live:
        return LanguageState(locale, PageState.DRAFT, page, found)
    if is_waiting:
        return LanguageState(locale, PageState.WAITS, page, found)
    if found:
        return LanguageState(locale, PageState.OUT_OF_DATE, page, found)
    if page.has_unpublished_changes:
        return LanguageState(locale, PageState.LIVE_DRAFT, page)
    return LanguageState(locale, PageState.LIVE, page)
