"""The base of all records: language-neutral facts with drafts, revisions and locks."""

import logging
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self, cast

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    Workflow,
    WorkflowMixin,
)

from people.content import index_updates
from people.content.findings.finding import Finding, error, finding_texts
from people.content.findings.repeatable_facts import RepeatableFact
from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.records import draft_references, hidden_relations
from people.content.records.kept_sql import sql_may_be_kept
from people.model_bases.clusterable import QuickClusterableModel

logger = logging.getLogger("groupsite")


@dataclass(frozen=True)
class FactDifference:
    """A fact that differs between two versions of a record, as texts in the active language."""

    name: str
    before: str
    after: str


class BaseRecordQuerySet(models.QuerySet):
    """Records with or without pages, with filters for what is public and what should be translated."""

    @sql_may_be_kept
    def published(self, at: datetime) -> Self:
        """Return records whose facts are public at `at`, whether they have a visible page or not."""
        return self.filter(live=True)

    def whose_translations_must_match(self, at: datetime) -> Self:
        """Return records whose translations should be up to date at `at`: public and not past."""
        return self.filter(live=True)


class BaseRecord(  # in the order that Wagtail documents
    TrustLoadedReferencesMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    QuickClusterableModel,
):
    """Base of all records: facts that are the same in every language, with drafts and revisions.

    `Record` adds a page in each language. Subclass this class only for facts that have no pages,
    because nothing about them is written for one language. Ask `has_pages()` before you ask for pages.
    """

    locked_by = hidden_relations.locked_by_field()
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Wagtail's default is True, which would publish every record that code saves.
    live = models.BooleanField(verbose_name=_("live"), default=False, editable=False)

    objects = BaseRecordQuerySet.as_manager()

    # Fields that a copy for the next year does not inherit, besides Wagtail's own.
    exclude_fields_in_copy: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    @classmethod
    def has_pages(cls) -> bool:
        """Whether records of this model have a page in each language: whether this is a `Record`."""
        return False

    # Checks before publishing. Sentences are in the active language.
    def publishing_errors(self) -> Sequence[str | Finding]:
        """Return why these facts cannot be published, as sentences or findings. Override this.

        To read the errors, call `publishing_findings`. A finding names the field to fix.
        """
        return []

    def publishing_findings(self) -> list[Finding]:
        """Return the findings that prevent these facts from being published."""
        return [one if isinstance(one, Finding) else error(one) for one in self.publishing_errors()]

    def overdue_findings(self, public: Self, at: datetime) -> list[Finding]:
        """Return findings about dates that have passed at `at`. Override this.

        `public` is the stored record.
        """
        return []

    def missing_text_findings(self, language: str) -> list[Finding]:
        """Return findings about texts of these facts that are only in other languages. Override this.

        A finding without a screen is about a field of these facts.
        """
        return []

    def missing_output_fact_findings(self) -> list[Finding]:
        """Return findings about facts that structured data and exports lack. Override this."""
        return []

    def facts_not_to_repeat(self, public: Self, at: datetime) -> list[RepeatableFact]:
        """Return current and former facts that a text should not repeat. Override this.

        `public` is the stored record.
        """
        return []

    def unpublished_references(self) -> Sequence["BaseRecord"]:
        """Return the unpublished records that these facts refer to. Override this."""
        return []

    @classmethod
    def facts_prefetches(cls) -> list[models.Prefetch | str]:
        """Return the rows that the summary and the checks name, read together. Override this."""
        return []

    def summary_rows(self) -> list[tuple[Any, Any]]:
        """Return the facts as (name, value), for the panel in the page editor. Override this."""
        return []

    def key_facts(self, at: datetime) -> list[tuple[Any, Any]]:
        """Return (name, value) of up to three facts, shown above the texts in the page editor."""
        return [row for row in self.summary_rows() if row[1]][:3]

    def compared(self) -> list[tuple[Any, Any]]:
        """Return all facts as (name, value). Override it if the summary leaves facts out.

        `differences` compares them, for stale forms and for drafts that are not published yet.
        """
        return self.summary_rows()

    def differences(self, other: Self) -> list[FactDifference]:
        """Return the facts that differ in `other`, a later version of this record."""
        before = {str(name): str(value or "") for name, value in self.compared()}
        after = {str(name): str(value or "") for name, value in other.compared()}
        return [
            FactDifference(name, before.get(name, ""), value)
            for name, value in after.items()
            if value != before.get(name, "")
        ]

    def clear_for_copy(self) -> None:
        """Clear what this unsaved copy should not inherit. Override this; it does nothing by itself."""

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Any:
        """Return the draft with this content, reading what it refers to with few queries."""
        found = draft_references.referenced_objects(cls, data) if check_fks else None
        draft = super().from_serializable_data(
            data, check_fks=check_fks and found is None, strict_fks=strict_fks
        )
        if draft is not None and found is not None:
            draft_references.set_referenced_objects(draft, found)
        return draft

    def save(self, *args: Any, **kwargs: Any) -> None:
        with index_updates.indexes_updated_once():
            super().save(*args, **kwargs)

    def draft(self) -> Self:
        """Return the newest draft of the facts, or the record itself without one."""
        return self.get_latest_revision_as_object()

    def get_latest_revision_as_object(self) -> Any:
        """Return the newest draft, built without reading the record again; this object if it has none."""
        revision = self.get_latest_revision() if self.has_unpublished_changes else None
        return self if revision is None else self.with_content_json(revision.content)

    def load_stored(self) -> Self:
        """Return the record as stored in the database; this object may be an unsaved draft."""
        return cast("Any", type(self))._default_manager.get(pk=self.pk)

    def lock_row(self) -> None:
        """Lock this row until the transaction ends; on SQLite, the whole database."""
        cast("Any", type(self))._default_manager.filter(pk=self.pk).update(key=self.key)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish; if the revision has new findings, log a warning and return None.

        New findings are those that the published facts do not have. The edit form has shown them
        before. Schedules, workflows and code cannot show them to anybody.
        """
        draft = revision.as_object()
        if found := self._new_publishing_findings(draft):
            logger.warning(
                "Facts %s were not published: %s", self.pk, " ".join(finding_texts(found))
            )
            return None
        # Wagtail publishes this object, where it would read the revision's references again.
        with (
            index_updates.indexes_updated_once(),
            _revision_returning_draft_as_object(revision, draft),
        ):
            return super().publish(revision, *args, **kwargs)

    def _new_publishing_findings(self, draft: Self) -> list[Finding]:
        """Return what prevents publishing the draft, and is not wrong with the public facts too."""
        found = draft.publishing_findings()
        if not found:
            return []
        public = self.load_stored()
        known = public.publishing_findings() if public.live else []
        return [one for one in found if one not in known]

    @cached_property  # Wagtail's edit form asks for it, and again with each button
    def _workflow(self) -> Workflow | None:
        return super().get_workflow()

    def get_workflow(self) -> Workflow | None:
        return self._workflow

    # Without pages a record has no preview, unless the model gives it one.

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return []

    @property
    def default_preview_mode(self) -> str:
        modes = self.preview_modes
        return modes[0][0] if modes else ""

    def make_preview_request(self, *args: Any, **kwargs: Any) -> Any:
        """Raise PermissionDenied for a record without previews, as Wagtail does without a mode."""
        if not self.is_previewable():
            raise PermissionDenied
        return super().make_preview_request(*args, **kwargs)


@contextmanager
def _revision_returning_draft_as_object(revision: Revision, draft: BaseRecord) -> Iterator[None]:
    """Make `revision.as_object()` return this object, which has been built from the revision."""
    vars(revision)["as_object"] = lambda: draft
    try:
        yield
    finally:
        del vars(revision)["as_object"]
