"""Wagtail's preview and history views of a page, also for users who may edit only their own page.

Wagtail first checks for a permission on any page, which a member does not have. Each of these views
skips that check: its `get_object` checks the permission on this page.
"""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.admin.views.pages.revisions import RevisionsCompareView, RevisionsView


class PreviewView(PreviewOnEditView):
    """Wagtail's preview view, without the check for a permission on any page."""

    permission_required = None


class HistoryView(PageHistoryView):
    """Wagtail's history view, without the check for a permission on any page."""

    any_permission_required = None


class RevisionPreviewView(RevisionsView):
    """Wagtail's preview of a revision, without the check for a permission on any page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super(RevisionsView, self).dispatch(request, *args, **kwargs)


class RevisionCompareView(RevisionsCompareView):
    """Wagtail's view that compares revisions, without the check for a permission on any page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super(RevisionsCompareView, self).dispatch(request, *args, **kwargs)
