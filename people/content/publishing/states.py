"""States of a record's facts and of its page in each language, for tabs and badges."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page, WorkflowState

from people.content import localize
from people.content.records.record import Record


class PageState(models.TextChoices):
    MISSING = "missing", pgettext_lazy("state of a language", "missing")
    DRAFT = "draft", pgettext_lazy("state of a language", "draft")
    LIVE = "live", pgettext_lazy("state of a language", "live")
    LIVE_DRAFT = "live-draft", pgettext_lazy("state of a language", "live, newer draft")
    OUT_OF_DATE = "out-of-date", pgettext_lazy("state of a language", "out of date")
    WAITS = "waits", pgettext_lazy("state of a language", "waits for facts")


# The states in which a stranger can read the page.
READABLE = (PageState.LIVE, PageState.LIVE_DRAFT, PageState.OUT_OF_DATE)


class FactsState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of the facts", "draft")
    LIVE = "live", pgettext_lazy("state of the facts", "live")
    LIVE_DRAFT = "live-draft", pgettext_lazy("state of the facts", "live, newer draft")


@dataclass(frozen=True)
class LanguageState:
    locale: Any
    state: PageState
    page: Any | None = None
    by_hand: bool = False  # live, but no translation is kept: nobody knows whether it is in step
    reason: str = ""  # why it is out of date


def facts_state(record: Record) -> FactsState:
    if not record.live:
        return FactsState.DRAFT
    return FactsState.LIVE_DRAFT if record.has_unpublished_changes else FactsState.LIVE


def language_states(records: Iterable[Record]) -> dict[int, list[LanguageState]]:
    """Return the state of every content language by record id, in the order of the locales.

    All records must be of one model. Four queries for any number of records, three without
    wagtail-localize, and one per kind of child row with words. The pages know their record and
    their workflow, so that asking who may edit them costs no query for each.
    """
    records = list(records)
    locales = list(Locale.objects.order_by("pk"))
    pages = _pages(records)
    followed = localize.following(page for row in pages.values() for page in row.values())
    return {
        record.pk: [
            _state(record, locale, pages[record.pk].get(locale.pk), pages[record.pk], followed)
            for locale in locales
        ]
        for record in records
    }


def _pages(records: list[Record]) -> dict[int, dict[int, Any]]:
    """Return pages by record id and locale id, without aliases in the same language."""
    found: dict[int, dict[int, Any]] = defaultdict(dict)
    if not records:
        return found
    model = type(records[0]).page_model()
    pages = model.objects.filter(**{f"{model.record_field}__in": records})
    pages = pages.exclude(alias_of__locale=F("locale")).select_related("locale")
    by_pk = {record.pk: record for record in records}
    for page in pages.prefetch_related(*model.word_relations, _workflows()):
        record = by_pk[getattr(page, f"{model.record_field}_id")]
        setattr(page, model.record_field, record)
        found[record.pk][page.locale_id] = page
    return found


def _workflows() -> models.Prefetch:
    """Return a prefetch like `prefetch_workflow_states`, which fails for specific page querysets."""
    active = WorkflowState.objects.active().select_related("current_task_state__task")
    return models.Prefetch("_specific_workflow_states", active, to_attr="_current_workflow_states")


def _state(
    record: Record,
    locale: Locale,
    page: Page | None,
    pages: dict[int, Page],
    followed: dict[int, localize.Following],
) -> LanguageState:
    if page is None or page.alias_of_id is not None:
        return LanguageState(locale, PageState.MISSING, page)
    behind = followed.get(page.pk)
    if not page.live:
        # That it was never published, the badge says.
        reason = _reason(behind) if behind and (behind.changed or behind.waiting) else ""
        return LanguageState(locale, PageState.DRAFT, page, reason=reason)
    by_hand = len(pages) > 1 and page.pk not in followed and not _leads(page, pages, followed)
    if not record.live:
        return LanguageState(locale, PageState.WAITS, page, by_hand)
    if behind and behind.is_behind:
        return LanguageState(locale, PageState.OUT_OF_DATE, page, by_hand, _reason(behind))
    if page.has_unpublished_changes:
        return LanguageState(locale, PageState.LIVE_DRAFT, page, by_hand)
    return LanguageState(locale, PageState.LIVE, page, by_hand)


def _leads(page: Page, pages: dict[int, Page], followed: dict[int, localize.Following]) -> bool:
    """Whether other pages follow this one, so that it cannot be out of date itself."""
    return any(other.pk in followed for other in pages.values() if other.pk != page.pk)


def _reason(behind: localize.Following) -> str:
    if behind.changed:
        return str(_("The text it is translated from has changed since."))
    if behind.waiting:
        return str(_("Some of its text has no translation yet."))
    return str(_("Its newest translation is not published."))
