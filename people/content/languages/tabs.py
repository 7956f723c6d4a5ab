"""The language tabs (*Facts · English · Svenska*) on the edit screens of records and pages."""

from dataclasses import dataclass, replace
from typing import Any, Final, cast

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Page

from people.content.pages.beside_original import EditedBesideOriginal
from people.content.publishing.states import (
    LanguageState,
    PageState,
    facts_state,
    language_states_after_saving_draft,
    language_states_by_record_id,
    language_states_by_translation_key,
)
from people.content.records.base_record import BaseRecord
from people.content.records.latest_drafts import draft_to_read
from people.content.records.page import RecordPageMixin
from people.content.records.permissions import may_add_language, may_change
from people.content.records.urls import edit_url, start_language_url
from people.content.types import User

FACTS = "facts"
STATES_ATTRIBUTE: Final = "_stored_languages"


@dataclass(frozen=True)
class LanguageTab:
    """One language tab of an edit screen, or one badge in a list."""

    name: str
    state: str  # for the badge's colour
    label: str  # what the badge says
    url: str | None
    is_current: bool
    hint: str = ""
    language: str = ""
    note: str = ""  # beside the state: a newer draft, in review


def record_of(instance: object) -> BaseRecord | None:
    """Return a saved record itself, or the record of one of its pages; None for anything else."""
    if isinstance(instance, BaseRecord):
        return instance if instance.pk else None
    if isinstance(instance, RecordPageMixin) and getattr(instance, f"{instance.record_field}_id"):
        return instance.record
    return None


def record_or_page_of(instance: object) -> Any | None:
    """Return the record, a page's record, or a page without a record itself; None for others.

    None for a page that is not edited beside its original, for an alias, and for anything unsaved.
    """
    if isinstance(instance, RecordPageMixin) or not isinstance(instance, EditedBesideOriginal):
        return record_of(instance)
    page: Any = instance
    return page if page.pk and page.alias_of_id is None else None


@dataclass(frozen=True)
class StoredLanguageStates:
    """The language states of a record or page as stored, and the newest draft of the record's facts."""

    owner: Any  # the record, or a page without one
    languages: list[LanguageState]
    record: Any = None
    loaded_draft: Any = None

    @cached_property  # most screens show only the states
    def draft(self) -> Any:
        """Return the record's newest draft, else the record itself, with its rows; None without a record."""
        draft = self.loaded_draft or (self.record and draft_to_read(self.record))
        if draft is not None and draft is self.record:  # a draft holds its rows itself
            models.prefetch_related_objects([draft], *draft.facts_prefetches())
        return draft


def stored_language_states(instance: object) -> StoredLanguageStates | None:
    """Return the language states of a record or page as stored; None if it has no languages.

    The instance of a form has unsaved values; badges and checks show what is stored.
    """
    if (known := vars(instance).get(STATES_ATTRIBUTE)) is not None:
        return cast("StoredLanguageStates", known)
    is_read_now = isinstance(instance, RecordPageMixin) and not instance.is_record_loaded
    owner = record_or_page_of(instance)
    if owner is None:
        return None
    found = (
        _stored_language_states_of_record(owner if is_read_now else owner.load_stored())
        if isinstance(owner, BaseRecord)
        else _stored_language_states_of_page(owner)
    )
    if STATES_ATTRIBUTE in vars(instance):
        vars(instance)[STATES_ATTRIBUTE] = found
    return found


def _stored_language_states_of_record(record: BaseRecord) -> StoredLanguageStates:
    return StoredLanguageStates(record, language_states_by_record_id([record])[record.pk], record)


def _stored_language_states_of_page(page: Any) -> StoredLanguageStates:
    stored = type(page)._default_manager.filter(pk=page.pk)
    return StoredLanguageStates(
        page, language_states_by_translation_key(stored)[page.translation_key]
    )


def reset_language_states_cache(page: object) -> None:
    """Clear the language states cached on the page; those read next are cached on it.

    Call it again when the page has been saved.
    """
    vars(page)[STATES_ATTRIBUTE] = None


def reload_language_states(page: Any) -> None:
    """Update the cached language states after a draft of a page is saved, which changes no facts.

    Reads only what may have changed: Wagtail also saves the texts of a page that is not live.
    """
    kept = vars(page).get(STATES_ATTRIBUTE)
    if kept is None or kept.record is None:
        reset_language_states_cache(page)
        return
    languages = (
        language_states_after_saving_draft(
            kept.languages, page, has_draft_facts=not kept.record.live
        )
        if page.live
        else language_states_by_record_id([kept.record])[kept.record.pk]
    )
    vars(page)[STATES_ATTRIBUTE] = replace(kept, languages=languages)


def cache_language_states_of_draft(
    draft: Any, record: BaseRecord, *, is_record_saved: bool = False
) -> None:
    """Cache on a draft the language states of its record; neither may change afterwards.

    With `is_record_saved`, the draft of a record that is not live has been saved as the record
    itself. Wagtail then forgets the rows of the draft; those of the record are read together.
    """
    newest = record if is_record_saved and not record.live else draft
    states = replace(_stored_language_states_of_record(record), loaded_draft=newest)
    vars(draft)[STATES_ATTRIBUTE] = states


def tabs_for_instance(
    instance: models.Model, user: User, current_tab: int | str | None = None
) -> list[LanguageTab]:
    """Return the language tabs of the edit screen of `instance`; [] if it has no languages.

    A record without pages has none.

    `current_tab`: the id of a locale on the screen of a language that has no page yet.
    """
    found = stored_language_states(instance)
    if found is None or not found.languages:
        return []
    if current_tab is None:
        current_tab = FACTS if isinstance(instance, BaseRecord) else cast("Any", instance).locale_id
    return tabs_of_record_or_page(found.owner, found.languages, user, current_tab)


def tabs_of_record_or_page(
    owner: BaseRecord | Page,
    languages: list[LanguageState],
    user: User,
    current_tab: int | str | None = None,
) -> list[LanguageTab]:
    """Return the tabs of a stored record, or of a page without one; without pages, that of the facts.

    `current_tab`: FACTS, the id of a locale, or None (in a list).
    """
    facts = [_facts_tab(owner, user, current_tab == FACTS)] if isinstance(owner, BaseRecord) else []
    return [*facts, *(_language_tab(owner, state, user, current_tab) for state in languages)]


def _facts_tab(record: BaseRecord, user: User, is_current: bool) -> LanguageTab:
    """Return the tab of the record's facts."""
    state = facts_state(record)
    url = edit_url(record) if may_change(user, record) else None
    return LanguageTab(_("Facts"), str(state.value), str(state.label), url, is_current)


def _language_tab(
    owner: BaseRecord | Page, state: LanguageState, user: User, current_tab: int | str | None
) -> LanguageTab:
    """Return the tab of one language, with the URL that the user may open."""
    url = language_editor_url(owner, state, user)
    is_current = state.locale.pk == current_tab
    # The screen itself explains how to start the page, and what has changed.
    is_explained = is_current and state.state in (PageState.MISSING, PageState.OUT_OF_DATE)
    return LanguageTab(
        name=state.locale.get_display_name(),
        state=str(state.state.value),
        label=str(state.state.label),
        url=url,
        is_current=is_current,
        hint="" if is_explained else language_tab_hint(owner, state, may_open=url is not None),
        language=state.locale.language_code,
        note=language_tab_note(state),
    )


def language_tab_note(state: LanguageState) -> str:
    """Return the note "in review" or, for an outdated page, "newer draft"; empty for others."""
    if state.is_newer_draft_in_review:
        return pgettext("state of a language", "in review")
    if state.state == PageState.OUT_OF_DATE and state.has_newer_draft:
        return pgettext("state of a language", "newer draft")
    return ""


def language_editor_url(owner: BaseRecord | Page, state: LanguageState, user: User) -> str | None:
    """Return the URL to edit or start the page of a language; None if the user may not."""
    if state.state == PageState.MISSING:
        if not may_add_language(user, owner):
            return None
        return start_language_url(owner, state.locale)
    page: Any = state.page
    if not page.permissions_for_user(user).can_edit():
        return None
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def language_tab_hint(owner: BaseRecord | Page, state: LanguageState, *, may_open: bool) -> str:
    """Return a tab's hint on starting, waiting, publishing the facts or being out of date; or empty."""
    if state.state == PageState.WAITS:
        return _("Visitors get “not found” until the facts are published.")
    if state.state == PageState.MISSING:
        if may_open:
            return _("Not written yet: open it to start.")
        return _("Not written yet: ask an editor to start it.")
    is_first = isinstance(owner, BaseRecord) and not owner.live
    if state.state == PageState.DRAFT and is_first and not state.changed:
        return _("When you publish this page, the facts are published too.")
    return state.out_of_date_reason
