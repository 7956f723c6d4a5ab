"""What deleting a record deletes with it, and what prevents that.

Pages that were never public are deleted together with the facts. A page that visitors could read is
deleted by itself, so that nobody removes a public text by deleting facts.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex

from people.content.language_names import language_name
from people.content.pages.permissions import may_view_page
from people.content.records.base_record import BaseRecord
from people.content.records.record import Record
from people.content.types import User


@dataclass(frozen=True)
class NextStep:
    """A link to what the user can do about an obstacle."""

    label: Any
    url: str


@dataclass(frozen=True)
class DeletionObstacle:
    """Something that prevents a record from being deleted, as a sentence in the active language."""

    text: str
    next_steps: list[NextStep] = field(default_factory=list)


class Deletion:
    """What one user would delete with a record; each value is computed once."""

    def __init__(self, record: BaseRecord, user: User, at: datetime) -> None:
        self.record, self.user, self.at = record, user, at

    @cached_property
    def pages(self) -> list[Any]:
        """Return the pages of the record in every language, aliases included; [] if it has none."""
        if not isinstance(self.record, Record):
            return []
        model = type(self.record).page_model()
        own = model.objects.filter(**{model.record_field: self.record.pk})
        return list(own.select_related("locale").order_by("path"))

    @cached_property
    def obstacles(self) -> list[DeletionObstacle]:
        """Return what prevents the deletion; empty if the user can delete the record."""
        viewset: Any = type(self.record).snippet_viewset
        return [
            *viewset.deletion_obstacles(self.record, self.at),
            *filter(None, (_page_obstacle(page, self.user) for page in self.pages)),
            *self._reference_obstacles(),
        ]

    @cached_property
    def references_by_object(self) -> list[tuple[Any, list[Any]]]:
        """Return what else refers to the record, each with its references.

        The index may name objects that have been deleted in the database alone; they are left out.
        """
        pages = ContentType.objects.get_for_model(Page).pk
        own = ContentType.objects.get_for_model(type(self.record)).pk
        ignored = {(pages, str(page.pk)) for page in self.pages} | {(own, str(self.record.pk))}
        rows: dict[tuple[int, str], list[Any]] = defaultdict(list)
        for row in ReferenceIndex.get_references_to(self.record):
            rows[row.base_content_type_id, row.object_id].append(row)
        return [
            (one, rows[key])
            for key in sorted(rows.keys() - ignored)
            if (one := _referring_object(*key)) is not None
        ]

    def _reference_obstacles(self) -> Iterator[DeletionObstacle]:
        """Yield an obstacle for each object whose reference the database protects."""
        finder = AdminURLFinder(self.user)
        for one, references in self.references_by_object:
            protecting = [row for row in references if row.on_delete == models.PROTECT]
            if not protecting:
                continue
            url = finder.get_edit_url(one)
            if url is None:
                yield DeletionObstacle(_("Something that you may not edit refers to it."))
            else:
                names = {"kind": capfirst(protecting[0].model_name), "name": one}
                text = _("%(kind)s “%(name)s” refers to it.") % names
                yield DeletionObstacle(text, [NextStep(_("Remove it there first"), url)])

    def delete_pages(self) -> None:
        """Delete the pages that go with the record. The caller has looked for obstacles."""
        for page in self.pages:
            # Read again: deleting one page changes the tree.
            type(page).objects.get(pk=page.pk).delete(user=self.user)


def _referring_object(content_type_id: int, key: str) -> Any | None:
    """Return the object that an index row names; None if it has been deleted."""
    model: Any = ContentType.objects.get_for_id(content_type_id).model_class()
    return model and model._base_manager.filter(pk=key).first()


def _page_obstacle(page: Any, user: User) -> DeletionObstacle | None:
    """Return what prevents a page from being deleted with its record; None if nothing does."""
    language = {"language": language_name(page.locale.language_code)}
    rights = page.permissions_for_user(user)
    if page.live:
        return DeletionObstacle(
            _("The page in %(language)s is published.") % language,
            [NextStep(_("Unpublish it instead"), _page_url("unpublish", page))]
            if rights.can_unpublish()
            else [],
        )
    if not rights.can_delete():
        if not may_view_page(user, page):
            return DeletionObstacle(_("It has a page that you do not have permission to delete."))
        return DeletionObstacle(
            _("You do not have permission to delete the page in %(language)s.") % language
        )
    if page.first_published_at is not None:
        text = _("The page in %(language)s has been published before.")
    elif not page.is_leaf():
        text = _("The page in %(language)s has other pages below it.")
    else:
        return None
    return DeletionObstacle(
        text % language, [NextStep(_("Delete the page first"), _page_url("delete", page))]
    )


def _page_url(action: str, page: Page) -> str:
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])
