"""Wagtail's preview and history views of a page, also for users who may edit only their own page.

Wagtail first requires a permission on some page or other, which a member does not have. These
views skip that check; Wagtail's `get_object` still checks the permission on the page in the URL.
"""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.admin.views.pages.revisions import RevisionsCompareView, RevisionsView


class OwnPagePreviewView(PreviewOnEditView):
    """Wagtail's preview of an edited page, also for users who may edit only this page."""

    permission_required = None


class OwnPageHistoryView(PageHistoryView):
    """Wagtail's list of a page's revisions, also for users who may edit only this page."""

    any_permission_required = None


class OwnPageRevisionPreviewView(RevisionsView):
    """Wagtail's preview of one revision, also for users who may edit only this page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Skip Wagtail's check in `dispatch`; `get_object` checks this page."""
        return super(RevisionsView, self).dispatch(request, *args, **kwargs)


class OwnPageRevisionCompareView(RevisionsCompareView):
    """Wagtail's comparison of two revisions, also for users who may edit only this page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Skip Wagtail's check in `dispatch`; `get_object` checks this page."""
        return super(RevisionsCompareView, self).dispatch(request, *args, **kwargs)
