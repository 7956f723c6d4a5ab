"""Saves a planned row as drafts: of the facts, and of the page in each language."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.actions.create import CreateAction
from wagtail.models import Site

from people.content.importing.planned_row import PlannedPage, PlannedRow
from people.content.publishing.actions import add_draft_page, ensure_index_page_in_language


def save_drafts(row: PlannedRow, site: Site | None) -> tuple[Any, list[Any]]:
    """Save what has changed; return the record and its pages in the languages of the row.

    New pages are in this site; None if there is only one. Raises PermissionDenied if the record or a
    page is locked, or if there is no index page.
    """
    record = _save_facts(row) if row.are_facts_changed else row.stored
    return record, [_save_page(record, page, site) for page in row.pages]


def _save_facts(row: PlannedRow) -> Any:
    """Save a revision of the facts, and the record itself unless it is live; return the record."""
    if row.stored is None:
        return CreateAction(row.draft).execute(skip_permission_checks=True)
    if row.stored.get_lock():
        raise PermissionDenied("The facts are locked, or wait in a workflow.")
    if not row.stored.live:
        row.draft.save()
    row.draft.save_revision(log_action=True, clean=False)
    return type(row.draft).objects.get(pk=row.stored.pk)


def _save_page(record: Any, planned: PlannedPage, site: Site | None) -> Any:
    if planned.stored is None:
        return _add_page(record, planned, site)
    if not planned.changed_texts:
        return planned.stored
    if planned.stored.get_lock():
        raise PermissionDenied("The page is locked, or waits in a workflow.")
    draft = planned.stored.get_latest_revision_as_object()
    for name, text in planned.changed_texts.items():
        setattr(draft, name, text)
    if not draft.live:
        draft.save()
    draft.save_revision(log_action=True, clean=False)
    return type(draft).objects.select_related("locale").get(pk=draft.pk)


def _add_page(record: Any, planned: PlannedPage, site: Site | None) -> Any:
    try:
        index = ensure_index_page_in_language(type(record), planned.locale, None, site)
    except PermissionDenied:
        language = planned.locale.language_code
        raise PermissionDenied(
            f"The site has no page in “{language}” below which such pages can be added."
        ) from None
    texts = dict(planned.changed_texts)
    return add_draft_page(record, index, texts.pop("title", "") or str(record), None, texts)
