"""Imports rows as records: creates or changes the draft of the facts, and of a page per language."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from wagtail.models import Locale, Site

from people.content import index_updates
from people.content.importing.cells import RowCells
from people.content.importing.draft_publishing import (
    Reasons,
    publish_drafts_of_row,
    reasons_against_publishing,
)
from people.content.importing.draft_saving import save_drafts
from people.content.importing.planned_row import PlannedRow, Texts, planned_pages
from people.content.importing.source_rows import SourceRow
from people.content.records.record import Record


class Outcome(StrEnum):
    """What has become of a row."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass
class RowResult:
    """What has become of a row; why it, or the publication of its drafts, was refused."""

    place: str
    name: str = ""
    outcome: Outcome = Outcome.REFUSED
    is_published: bool = False
    refusals: Reasons = field(default_factory=dict)  # by column or field
    publishing_refusals: Reasons = field(default_factory=dict)


class RowRefusedError(Exception):
    """A row that changes nothing, with the reasons by column."""

    def __init__(self, reasons: Reasons) -> None:
        super().__init__(reasons)
        self.reasons = reasons


class PendingFile(Protocol):
    """A checked file of a row that has not been saved yet, such as a portrait."""

    def save_file_for(self, record: Any) -> None:
        """Save the file, and let the unsaved record refer to it."""

    def delete(self) -> None:
        """Delete the file again, if it has been saved."""


class RecordImport(ABC):
    """Imports rows as records of one model; a subclass knows their columns."""

    model: ClassVar[type[Record]]

    def __init__(
        self,
        at: datetime,
        *,
        site: Site | None = None,
        is_dry_run: bool = False,
        publishes: bool = False,
    ) -> None:
        """Take the time, and the site of new pages, which is only needed if there are several."""
        self.at = at
        self.site = site
        self.is_dry_run = is_dry_run
        self.publishes = publishes
        self._place_by_identifier: dict[str, str] = {}
        self.pending_file: PendingFile | None = None  # `set_facts` may set it

    @abstractmethod
    def known_columns(self) -> set[str]:
        """Return the names of all columns that this import reads."""

    @abstractmethod
    def identifiers(self, cells: RowCells) -> set[str]:
        """Return texts that no two rows of a file may share, such as "key:alice-ek"."""

    @abstractmethod
    def find_record(self, cells: RowCells) -> Any | None:
        """Return the stored record of the row, or None; note in `cells` if it is not certain."""

    @abstractmethod
    def set_facts(self, record: Any, cells: RowCells) -> None:
        """Set the facts of the unsaved draft, and note in `cells` what is wrong."""

    @abstractmethod
    def page_texts(self, record: Any, cells: RowCells) -> Mapping[str, Texts]:
        """Return the texts of the page in each language that the row has texts for."""

    def import_row(self, row: SourceRow) -> RowResult:
        """Import one row; if it is refused, nothing has been saved, and the result says why."""
        result, cells, self.pending_file = RowResult(row.place), RowCells(row), None
        try:
            with index_updates.indexes_updated_once(), transaction.atomic():
                self._import_cells(cells, result)
        except RowRefusedError as refused:
            result.refusals = refused.reasons
        except PermissionDenied as denied:
            result.refusals = {"": [str(denied)]}
        except (DatabaseError, OSError, OverflowError, ValueError) as error:
            result.refusals = {"": [f"It cannot be stored: {error}"]}
        if result.refusals:
            if self.pending_file:
                self.pending_file.delete()
            result.outcome, result.is_published = Outcome.REFUSED, False
        return result

    def _import_cells(self, cells: RowCells, result: RowResult) -> None:
        row = self._plan(cells, result)
        if not row.is_changed:
            result.outcome = Outcome.UNCHANGED
        else:
            result.outcome = Outcome.CHANGED if row.stored else Outcome.CREATED
        if self.is_dry_run:
            if self.publishes:
                result.publishing_refusals = reasons_against_publishing(row, self.at)
            return
        if self.pending_file:
            self.pending_file.save_file_for(row.draft)
        record, pages = save_drafts(row, self.site)
        self._remember(cells, record)
        if self.publishes:
            result.is_published, result.publishing_refusals = publish_drafts_of_row(
                row, record, pages, self.at
            )

    def _plan(self, cells: RowCells, result: RowResult) -> PlannedRow:
        """Return what the row changes. Raises RowRefusedError with everything that is wrong with it."""
        if cells.row.problem:
            raise RowRefusedError({"": [f"It {cells.row.problem}"]})
        stored = self.find_record(cells)
        self._refuse_second_row(cells, stored)
        _raise_if_refused(cells)
        draft: Any = stored.draft() if stored else self.model()
        has_other_changes = bool(stored and stored.live and stored.has_unpublished_changes)
        before = draft.serializable_data() if stored else None
        self.set_facts(draft, cells)
        _validate(draft, cells)
        result.name = str(draft)
        texts = self.page_texts(draft, cells)
        _raise_if_refused(cells)
        is_changed = self.pending_file is not None or draft.serializable_data() != before
        try:
            pages = planned_pages(stored, self.model.page_model(), texts)
        except Locale.DoesNotExist as error:
            raise RowRefusedError(
                {"": ["The site has not been set up for a language of this row."]}
            ) from error
        return PlannedRow(stored, draft, is_changed, has_other_changes, pages)

    def _refuse_second_row(self, cells: RowCells, stored: Record | None) -> None:
        for identifier in self._identifiers(cells, stored):
            if place := self._place_by_identifier.get(identifier):
                cells.refuse("", f"It is about the same as {place}.")
                return

    def _identifiers(self, cells: RowCells, stored: Record | None) -> set[str]:
        return self.identifiers(cells) | ({f"pk:{stored.pk}"} if stored else set())

    def _remember(self, cells: RowCells, record: Record | None) -> None:
        for identifier in self._identifiers(cells, record):
            self._place_by_identifier[identifier] = cells.row.place


def _raise_if_refused(cells: RowCells) -> None:
    if cells.errors:
        raise RowRefusedError(cells.errors)


def _validate(draft: Record, cells: RowCells) -> None:
    """Validate the facts as the models do, and note the errors in `cells`."""
    hidden = {one.name for one in draft._meta.concrete_fields if not one.editable}
    try:
        draft.full_clean(exclude=hidden)
    except ValidationError as error:
        cells.refuse_invalid(error, {})
