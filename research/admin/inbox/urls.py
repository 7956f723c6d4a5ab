"""The addresses of the inbox, below the admin."""

from typing import Any, Final

from django.urls import path

from research.admin.inbox.accept_new_views import AcceptNewView, UndoAcceptNewView
from research.admin.inbox.add_views import AddPublicationsView, AskAgainView, BatchView
from research.admin.inbox.decision_views import DecideView
from research.admin.inbox.merged_views import MergedView, UndoMergeView
from research.admin.inbox.permissions import for_those_who, may_add, may_decide
from research.admin.inbox.review_views import ReviewView

NAMESPACE: Final = "groupsite_research_inbox"

_adds, _decides = for_those_who(may_add), for_those_who(may_decide)

urlpatterns: Final[list[Any]] = [
    path("", _decides(ReviewView.as_view()), name="index"),
    path("add/", _adds(AddPublicationsView.as_view()), name="add"),
    path("batch/<int:pk>/", _adds(BatchView.as_view()), name="batch"),
    path("batch/<int:pk>/ask/", _adds(AskAgainView.as_view()), name="ask_again"),
    path("accept-new/", _decides(AcceptNewView.as_view()), name="accept_new"),
    path("accept-new/undo/", _decides(UndoAcceptNewView.as_view()), name="undo_accept_new"),
    path("decide/<int:pk>/", _decides(DecideView.as_view()), name="decide"),
    path("merged/", _decides(MergedView.as_view()), name="merged"),
    path("merged/<int:pk>/undo/", _decides(UndoMergeView.as_view()), name="undo_merge"),
]
