"""Screens of Wagtail's that ask for a right to pages in general, and then for one to this page.

A member may edit their own page and has no right to pages in general: here the second question is
enough. Each of these views asks it in `get_object`.
"""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.admin.views.pages.revisions import RevisionsCompareView, RevisionsView


class PreviewView(PreviewOnEditView):
    permission_required = None


class HistoryView(PageHistoryView):
    any_permission_required = None


class RevisionView(RevisionsView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super(RevisionsView, self).dispatch(request, *args, **kwargs)


class CompareView(RevisionsCompareView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super(RevisionsCompareView, self).dispatch(request, *args, **kwargs)
