"""The language tabs (*Facts · English · Svenska*) on the edit screens of a record and its pages."""

from dataclasses import dataclass
from typing import Any, Final, cast

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from people.content.publishing.states import LanguageState, PageState, facts_state, language_states
from people.content.records.page import RecordPageMixin
from people.content.records.permissions import may_add_language, may_change
from people.content.records.record import Record
from people.content.records.urls import edit_url, start_language_url
from people.content.types import User

FACTS = "facts"
STORED: Final = "_stored_record"


@dataclass(frozen=True)
class Tab:
    name: str
    state: str  # for the badge's colour
    label: str  # what the badge says
    url: str | None
    is_current: bool
    hint: str = ""
    language: str = ""
    note: str = ""  # beside the state: a newer draft, in review


def record_of(instance: object) -> Record | None:
    """The record of a record or of one of its pages; None for anything else."""
    if isinstance(instance, Record):
        return instance if instance.pk else None
    if isinstance(instance, RecordPageMixin) and getattr(instance, f"{instance.record_field}_id"):
        return instance.record
    return None


@dataclass(frozen=True)
class StoredRecord:
    """A record as it is stored, its newest draft, and its languages, read once for a screen."""

    record: Any
    draft: Any
    languages: list[LanguageState]


def stored_record(instance: object) -> StoredRecord | None:
    """Return what is stored of the record of `instance`; None if it is neither record nor page.

    The instance of a form carries unsaved values: what is stored is what badges and checks tell.
    """
    record = record_of(instance)
    if record is None:
        return None
    if (known := vars(instance).get(STORED)) is not None:
        return cast("StoredRecord", known)
    record = type(record)._default_manager.get(pk=record.pk)
    draft = record.draft()
    if draft is record:  # a draft holds its rows itself
        models.prefetch_related_objects([record], *record.summary_relations)
    found = StoredRecord(record, draft, language_states([record])[record.pk])
    if STORED in vars(instance):
        vars(instance)[STORED] = found
    return found


def keep_stored_record(page: object) -> None:
    """Let a page keep from now on what is stored, since several parts of its screen ask for it.

    Call it again when the page has been saved.
    """
    vars(page)[STORED] = None


def tabs_for_instance(
    instance: models.Model, user: User, shown: int | str | None = None
) -> list[Tab]:
    """Return the tabs for the edit screen of `instance`; empty if it is neither record nor page.

    `shown`: the id of a locale on the screen of a language that has no page yet.
    """
    found = stored_record(instance)
    if found is None:
        return []
    if shown is None:
        shown = instance.locale_id if isinstance(instance, RecordPageMixin) else FACTS
    return tabs_of_stored_record(found.record, found.languages, user, shown)


def tabs_of_stored_record(
    record: Record, languages: list[LanguageState], user: User, shown: int | str | None = None
) -> list[Tab]:
    """Return the tabs of a stored record. `shown`: FACTS, the id of a locale, or None (in a list)."""
    return [
        _facts_tab(record, user, shown == FACTS),
        *(_language_tab(record, state, user, shown) for state in languages),
    ]


def _facts_tab(record: Record, user: User, is_current: bool) -> Tab:
    state = facts_state(record)
    url = edit_url(record) if may_change(user, record) else None
    return Tab(_("Facts"), str(state.value), str(state.label), url, is_current)


def _language_tab(record: Record, state: LanguageState, user: User, shown: int | str | None) -> Tab:
    url = language_url(record, state, user)
    is_current = state.locale.pk == shown
    is_begun = is_current and state.state == PageState.MISSING  # the screen itself says how
    return Tab(
        name=state.locale.get_display_name(),
        state=str(state.state.value),
        label=str(state.state.label),
        url=url,
        is_current=is_current,
        hint="" if is_begun else language_hint(record, state, may_open=url is not None),
        language=state.locale.language_code,
        note=draft_note(state),
    )


def draft_note(state: LanguageState) -> str:
    """Return what becomes of the newer draft of a page that is out of date; its badge says only that."""
    if state.is_submitted:
        return pgettext("state of a language", "in review")
    if state.state == PageState.OUT_OF_DATE and state.has_newer_draft:
        return pgettext("state of a language", "newer draft")
    return ""


def language_url(record: Record, state: LanguageState, user: User) -> str | None:
    """Return the URL to edit or start the page of a language; None if the user may not."""
    if state.state == PageState.MISSING:
        if not may_add_language(user, record):
            return None
        return start_language_url(record, state.locale)
    page: Any = state.page
    if not page.permissions_for_user(user).can_edit():
        return None
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def language_hint(record: Record, state: LanguageState, *, may_open: bool) -> str:
    if state.state == PageState.WAITS:
        return _("Readers get “not found” until the facts are published.")
    if state.state == PageState.MISSING:
        if may_open:
            return _("Not written yet: open it to begin.")
        return _("Not written yet: ask an editor to begin it.")
    if state.state == PageState.DRAFT and not record.live and not state.changed:
        return _("Publishing it publishes the facts too.")
    return state.reason
