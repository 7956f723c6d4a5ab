"""Publishes imported drafts: only what the checks before publishing by hand would let through."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from people.content.findings.finding import Finding, errors
from people.content.importing.planned_row import PlannedPage, PlannedRow
from people.content.publishing.validation import (
    page_publishing_findings,
    record_publishing_findings,
)
from people.content.records.permissions import may_publish
from people.content.records.record import Record
from people.content.sections import section_confirmation

type Reasons = dict[str, list[str]]  # sentences by the column or field that they are about

OTHER_CHANGES = "There were unpublished changes before the import. Publish it in the admin."
TAKEN_BACK = "It was unpublished in the admin. Publish it there."
STARTED_BY_HAND = "Somebody has started a draft of it in the admin. Publish it there."


def publish_drafts_of_row(
    row: PlannedRow, record: Record, pages: Sequence[Any], at: datetime
) -> tuple[bool, Reasons]:
    """Publish the saved drafts of a row; return whether any was, and why others were not.

    Drafts that only imports have made are published too. Drafts of live facts or pages are published
    only if the row has made all their changes.
    """
    is_published, reasons = False, {}
    if not record.live or row.are_facts_changed:
        decided = OTHER_CHANGES if row.has_other_changes else _decision_in_admin(record)
        reasons = {"": [decided]} if decided else _publish_facts(record, at)
        is_published = not reasons
    if not record.live:
        return is_published, reasons
    waiting = []
    for page, planned in zip(pages, row.pages, strict=True):
        if planned.is_changed and planned.has_other_changes:
            reasons[_page_name(page)] = [OTHER_CHANGES]
        elif decided := _decision_in_admin(page):
            reasons[_page_name(page)] = [decided]
        elif planned.is_changed or not page.live:
            waiting.append(page)
    found = _publish_pages(waiting, at)
    return is_published or len(found) < len(waiting), reasons | _merged(found)


def _decision_in_admin(draft: Any) -> str:
    """Return why people decide about facts or a page that are not live; empty if no one has seen them."""
    if draft.live:
        return ""
    if draft.first_published_at:
        return TAKEN_BACK
    return STARTED_BY_HAND if draft.revisions.exclude(user=None).exists() else ""


def reasons_against_publishing(row: PlannedRow, at: datetime) -> Reasons:
    """Return why the drafts of a row that is not saved could not be published, as far as one can tell."""
    public = row.stored or row.draft
    found = [*row.draft.publishing_findings(), *row.draft.overdue_findings(public, at)]
    reasons = _error_texts_by_field(found)
    if row.stored and (decided := _decision_in_admin(row.stored)):
        reasons[""] = [decided]
    for planned in row.pages:
        page = _unsaved_page_with_texts(row.draft, planned)
        suffix = f" ({planned.locale.language_code})"
        reasons |= _error_texts_by_field(page.publishing_findings(), suffix)
    return reasons


def _unsaved_page_with_texts(record: Record, planned: PlannedPage) -> Any:
    """Return the page with the texts of the row, unsaved."""
    model: Any = type(record).page_model()
    stored = planned.stored
    page = stored.get_latest_revision_as_object() if stored else model(locale=planned.locale)
    setattr(page, model.record_field, record)
    for name, text in planned.changed_texts.items():
        setattr(page, name, text)
    return page


def _error_texts_by_field(findings: Iterable[Finding], suffix: str = "") -> Reasons:
    reasons: Reasons = {}
    for finding in errors(findings):
        reasons.setdefault(f"{finding.field}{suffix}".strip(), []).append(finding.text)
    return reasons


def _publish_facts(record: Record, at: datetime) -> Reasons:
    if reasons := _error_texts_by_field(record_publishing_findings(record, record.draft(), at)):
        return reasons
    if not may_publish(None, record):
        return {"": ["The facts are locked, or wait in a workflow."]}
    record.get_latest_revision().publish(user=None, skip_permission_checks=True)
    record.refresh_from_db()
    return {}


def _publish_pages(pages: Sequence[Any], at: datetime) -> list[Reasons]:
    """Publish the newest drafts of the pages; return the reasons against each of the others.

    Pages that are published for the first time, together, count as translations of each other.
    """
    refused, published = [], []
    are_new = not any(page.live for page in pages)
    for page in pages:
        if reasons := _reasons_against_page(page, at):
            refused.append(reasons)
        else:
            page.get_latest_revision().publish(user=None)
            published.append(type(page).objects.get(pk=page.pk))
    if len(published) > 1 and are_new:
        section_confirmation.confirm_pages_published_together(published, None)
    return refused


def _reasons_against_page(page: Any, at: datetime) -> Reasons:
    if page.get_lock() or page.current_workflow_state:
        return {_page_name(page): ["The page is locked, or waits in a workflow."]}
    draft = page.get_latest_revision_as_object()
    suffix = f" ({page.locale.language_code})"
    return _error_texts_by_field(page_publishing_findings(draft, None, at), suffix)


def _page_name(page: Any) -> str:
    return f"page in {page.locale.language_code}"


def _merged(each: Iterable[Reasons]) -> Reasons:
    return {name: texts for reasons in each for name, texts in reasons.items()}
