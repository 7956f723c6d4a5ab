"""Choosers of document types, without those that an editor has deleted."""

from typing import Any

from people.content.facts_form.choosers import (
    RecordChooserViewSet,
    VisibleObjectsChooseResultsView,
    VisibleObjectsChooseView,
)


class OfferedKindsChooseView(VisibleObjectsChooseView):
    """Chooser of document types that have not been retired."""

    def get_object_list(self) -> Any:
        return super().get_object_list().offered()


class OfferedKindsChooseResultsView(VisibleObjectsChooseResultsView):
    """The results of `OfferedKindsChooseView` while the user types."""

    def get_object_list(self) -> Any:
        return super().get_object_list().offered()


class DocumentKindChooserViewSet(RecordChooserViewSet):
    """The chooser of document types in forms."""

    choose_view_class = OfferedKindsChooseView
    choose_results_view_class = OfferedKindsChooseResultsView
