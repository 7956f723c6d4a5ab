"""The mixin for pages whose languages are ordinary pages, edited beside each other."""

import logging
from collections.abc import Callable, Collection
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.admin.panels.model_utils import expand_panel_list
from wagtail.models import Revision, Workflow, WorkflowPage
from wagtail.utils.decorators import cached_classmethod

from people.content import index_updates
from people.content.findings.finding import Finding
from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.pages.page_form import TitlePanelWithOptionalSlug, TranslatablePageForm
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.pages.references_in_revisions import do_referenced_objects_exist
from people.content.sections import machine_texts
from people.content.sections.section_texts import section_texts
from people.content.types import User

logger = logging.getLogger("groupsite")

# Foreign keys that a revision does not change: `Page.with_content_json` sets them to those of the row.
FOREIGN_KEYS_FROM_ROW: Final = (
    "alias_of",
    "content_type",
    "latest_revision",
    "live_revision",
    "locale",
    "locked_by",
    "owner",
    "page_ptr",
)


class EditedBesideOriginal(TrustLoadedReferencesMixin, models.Model):
    """Mixin for pages whose translations are ordinary pages, edited beside their original.

    Put it before `Page`. Languages are started, edited and confirmed on the screens of this
    package. No screen of wagtail-localize creates or changes such pages
    (`docs/how-to/several-languages.md`).
    """

    is_edited_beside_original = True
    localize_default_translation_mode = "simple"  # its records of a translation stay disabled
    search_auto_update = False  # `content/index_updates.py` does it
    # The edit form sets it: publishing, which follows in the same request, needs what it remembers.
    after_saving_revision: Callable[[Any], None] | None = None

    # Attributes of `Page`, which is the next base class.
    content_panels: ClassVar[list[Any]]
    promote_panels: ClassVar[list[Any]]
    settings_panels: ClassVar[list[Any]]
    locale_id: int
    # Child relations with texts, which are loaded together when many pages are compared.
    word_relations: ClassVar[tuple[str, ...]] = ()
    # What the names of those rows are read from, for all rows together.
    relations_of_rows: ClassVar[tuple[str, ...]] = ()
    base_form_class = TranslatablePageForm

    class Meta:
        abstract = True

    @cached_property  # Wagtail's edit form asks for it with each button
    def _workflow(self) -> Workflow | None:
        """Return the active workflow of the page, or of the nearest page above it that has one."""
        if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
            return None
        page: Any = self
        found = WorkflowPage.objects.filter(
            page__in=page.get_ancestors(inclusive=True), workflow__active=True
        )
        nearest = found.select_related("workflow").order_by("-page__depth").first()
        return nearest and nearest.workflow

    @property
    def has_workflow(self) -> bool:
        return self._workflow is not None

    def get_workflow(self) -> Workflow | None:
        """Return the page's workflow as Wagtail does, with one query instead of five."""
        return self._workflow

    @cached_classmethod
    def get_edit_handler(cls) -> Any:  # noqa: N805 — Wagtail's decorator makes it a class method
        """Return an edit handler with tabs *Content*, which includes *Promote*, and *Settings*."""
        if hasattr(cls, "edit_handler"):
            return cls.edit_handler.bind_to_model(cls)
        panels = expand_panel_list(cls, [*cls.content_panels, *cls.promote_panels])
        tabs = [
            ObjectList([_replace_title_panel(one) for one in panels], heading=_("Content")),
            ObjectList(cls.settings_panels, heading=_("Settings")),
        ]
        return TabbedInterface(tabs, base_form_class=cls.base_form_class).bind_to_model(cls)

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def add_initial_sections(self) -> None:
        """Hook: add sections to a new page before an editor sees it. Adds none by default."""

    def publishing_findings(self) -> list[Finding]:
        """Return the findings that prevent publishing the text; none by default. Override this."""
        return []

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Validate the fields, except those that Wagtail sets to objects that exist."""
        super().clean_fields(exclude={*(exclude or ()), *FOREIGN_KEYS_FROM_ROW})

    def get_indexed_instance(self) -> Any:
        """Return what to put into the search index, with its rows: each index field reads them."""
        page = super().get_indexed_instance()  # type: ignore[misc]
        if page is not None and self.word_relations:
            models.prefetch_related_objects([page], *self.word_relations)
        return page

    def clean(self) -> None:
        """Normalise line breaks: browsers send CRLF, which would count as a change."""
        for field in self._meta.concrete_fields:
            if type(field) is models.TextField:
                text = getattr(self, field.name)
                setattr(self, field.name, text.replace("\r\n", "\n") if text else text)
        super().clean()

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Any:
        """Build the page of a revision, with few queries if all that it refers to exists."""
        check_fks = check_fks and not do_referenced_objects_exist(cls, data)
        return super().from_serializable_data(data, check_fks, strict_fks)  # type: ignore[misc]

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Build the page of a revision, without foreign keys that are taken from the row."""
        kept = {name: value for name, value in content.items() if name not in FOREIGN_KEYS_FROM_ROW}
        page: Any = super().with_content_json(kept)  # type: ignore[misc]
        stored: Any = self
        page.live_revision_id = stored.live_revision_id
        page._cached_parent_obj = stored.get_parent()  # Wagtail has read it for the URL
        return page

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]
        if self.after_saving_revision is not None:
            self.after_saving_revision(self)
        return revision

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish; if a machine-translated section is unread, log a warning and return None.

        Bulk actions, schedules and code have no user who could read an error message.
        """
        if unread := machine_texts.tool_by_unread_section_of_revision(revision):
            logger.warning(
                "Page %s was not published: nobody has read %s of its sections, which were translated "
                "by machine.",
                revision.object_id,
                len(unread),
            )
            return None
        # For handlers of the signal after publishing, when the row has the new texts.
        model: Any = type(self)
        public = model._base_manager.filter(pk=self.pk, live=True).first()
        revision.texts_before = section_texts(public) if public else None
        with index_updates.indexes_updated_once():
            return super().publish(revision, *args, **kwargs)  # type: ignore[misc]


def _replace_title_panel(panel: Any) -> Any:
    """Return our title panel for Wagtail's, whose script fails without a slug; others unchanged."""
    return (
        TitlePanelWithOptionalSlug(**panel.clone_kwargs())
        if type(panel) is TitleFieldPanel
        else panel
    )
