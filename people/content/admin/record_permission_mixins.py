"""Checks permissions on the record in the URL, in addition to those on the model.

Wagtail's snippet views check the permission on the model only. A user who may change their own
person could therefore change every person.
"""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.generic.workflow import PreviewRevisionForTask

from people.content.records.permissions import may_see_draft

# Wagtail checks these itself: by who has locked the record, and who reviews it.
PERMISSIONS_CHECKED_BY_WAGTAIL = {"lock", "unlock"}


class RecordPermissionMixin:
    """Makes `PermissionCheckedMixin` check the record in the URL too. Put it first."""

    model: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self._key = kwargs.get("pk")  # some of Wagtail's views remove it from `self.kwargs`
        super().setup(request, *args, **kwargs)  # type: ignore[misc]

    @cached_property
    def record_in_url(self) -> Any | None:
        """Return the record whose key is in the URL; None without a key. Raises Http404."""
        if self._key is None:
            return None
        view: Any = self
        known = vars(self).get("live_object")
        if known is not None:
            # A posted form writes into it after this check.
            return known if view.request.method == "GET" else _copy_of_row(known)
        return get_object_or_404(self.model, pk=unquote(str(self._key)))

    def user_has_permission(self, permission: str) -> bool:
        view: Any = self
        if not super().user_has_permission(permission):  # type: ignore[misc]
            return False
        if self.record_in_url is None or permission in PERMISSIONS_CHECKED_BY_WAGTAIL:
            return True
        return bool(view.user_has_permission_for_instance(permission, self.record_in_url))

    def user_has_any_permission(self, permissions: list[str]) -> bool:
        return any(self.user_has_permission(permission) for permission in permissions)


def _copy_of_row(record: Any) -> Any:
    """Return the record as its row was read, sharing nothing with it."""
    names = [field.attname for field in record._meta.concrete_fields]
    return type(record).from_db(record._state.db, names, [getattr(record, name) for name in names])


class DraftPreviewPermissionMixin:
    """Raises PermissionDenied unless the user reviews the record or may see its draft."""

    object: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        task = self.object.current_workflow_task
        reviews = task is not None and task.user_can_access_editor(self.object, request.user)
        if not reviews and not may_see_draft(request.user, self.object):
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


def with_record_permission_check(view_class: type[View]) -> Any:
    """Return a subclass that checks the record in the URL, or the class itself if not needed."""
    if issubclass(view_class, PreviewRevisionForTask):
        return type(view_class.__name__, (DraftPreviewPermissionMixin, view_class), {})
    if not issubclass(view_class, PermissionCheckedMixin):
        return view_class
    return type(view_class.__name__, (RecordPermissionMixin, view_class), {})
