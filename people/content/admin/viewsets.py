"""The viewset that apps subclass and register for records; the one for pages beside their original."""

from datetime import datetime
from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from people.content.admin.add_language_views import AddRecordLanguageView
from people.content.admin.machine_translation_views import RecordMachineTranslationView
from people.content.admin.new_facts_view import NewFactsView
from people.content.admin.page_preview_and_history_views import (
    OwnPageHistoryView,
    OwnPagePreviewView,
    OwnPageRevisionCompareView,
    OwnPageRevisionPreviewView,
)
from people.content.admin.record_permission_mixins import with_record_permission_check
from people.content.admin.views import (
    CopyRecordView,
    NewRecordView,
    PageBesideOriginalEditView,
    RecordApprovalView,
    RecordEditView,
    RecordIndexView,
)
from people.content.checks.publish_views import PublishAllView, PublishFactsView
from people.content.deletion.obstacles import DeletionObstacle
from people.content.deletion.views import RecordDeleteView
from people.content.facts_form.choosers import RecordChooserViewSet
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.records.base_record import BaseRecord


class BadgesColumn(Column):
    """Column with the state of the facts and of each language, each linked to its edit screen.

    For a `model` without pages, it has the state of the facts only.
    """

    cell_template_name = "groupsite_people/admin/badges_cell.html"

    def __init__(self, model: type[BaseRecord] | None = None) -> None:
        has_pages = model is None or model.has_pages()
        super().__init__("badges", label=_("Facts and languages") if has_pages else _("Facts"))


class RecordViewSet(SnippetViewSet):
    """The admin views of a record: list, "New …", edit, "Copy", add a language, publish.

    A record without pages has no views for languages, and "New …" is the form of its facts.
    """

    index_view_class = RecordIndexView
    add_view_class: Any = NewRecordView
    copy_view_class = CopyRecordView
    edit_view_class = RecordEditView
    delete_view_class = RecordDeleteView
    workflow_action_view_class = RecordApprovalView
    chooser_viewset_class = RecordChooserViewSet
    index_results_template_name = "groupsite_people/admin/index_results.html"
    edit_template_name = "groupsite_people/admin/record_edit.html"
    delete_template_name = "groupsite_people/admin/confirm_delete.html"
    create_template_name = "groupsite_people/admin/record_action.html"  # also used by "Copy"
    start_language_view_class = AddRecordLanguageView
    # Other views that create the page of a missing language; empty if an app does not have the view.
    paste_language_url_name = ""
    machine_language_url_name = "machine_language"
    # The label of "New …" is a whole phrase, because many languages inflect the adjective with the
    # noun.
    new_label: Any = _("New record")
    add_to_admin_menu = True
    list_per_page = 50
    # Search the database instead of an index, which would have to be kept up to date.
    search_backend_name = None

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Any:
        return super().construct_view(with_record_permission_check(view_class), **kwargs)

    def deletion_obstacles(self, record: Any, at: datetime) -> list[DeletionObstacle]:
        """Return what prevents the record from being deleted, besides its pages. Override this."""
        return []

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(add_item_label=self.new_label, **kwargs)

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_add_view_kwargs(new_label=self.new_label, **kwargs)

    @property
    def add_view(self) -> Any:
        if self.model.has_pages():
            return super().add_view
        kwargs = {**self.get_add_view_kwargs(), "template_name": NewFactsView.template_name}
        return self.construct_view(NewFactsView, **kwargs)

    @property
    def start_language_view(self) -> Any:
        """Return the view that creates a record's page in a missing language."""
        view = self.start_language_view_class
        kwargs = {
            **self.get_copy_view_kwargs(),
            "template_name": view.template_name,
            "paste_url_name": self._full_url_name(self.paste_language_url_name),
            "machine_url_name": self._full_url_name(self.machine_language_url_name),
        }
        return self.construct_view(view, **kwargs)

    @property
    def machine_translation_view(self) -> Any:
        """Return the view that adds a language to a record by machine translation."""
        kwargs = {
            **self.get_copy_view_kwargs(),
            "machine_url_name": self._full_url_name(self.machine_language_url_name),
            "start_url_name": self.get_url_name("start_language"),
        }
        return self.construct_view(RecordMachineTranslationView, **kwargs)

    def _full_url_name(self, name: str) -> str:
        """Return the URL name with the viewset's namespace; empty for an empty name."""
        return self.get_url_name(name) if name else ""

    def get_urlpatterns(self) -> list[Any]:
        facts = self._publishing_path("publish-facts", PublishFactsView)
        if not self.model.has_pages():
            return [*super().get_urlpatterns(), facts]
        everything = self._publishing_path("publish-all", PublishAllView)
        return [*super().get_urlpatterns(), *self._language_paths(), everything, facts]

    def _language_paths(self) -> list[Any]:
        """Return the URL patterns of the screens that add a language."""
        start = path(
            f"words/<{self.pk_path_converter}:pk>/<slug:language>/",
            self.start_language_view,
            name="start_language",
        )
        machine = path(
            f"words/<{self.pk_path_converter}:pk>/<slug:language>/machine/",
            self.machine_translation_view,
            name="machine_language",
        )
        return [start, machine]

    def _publishing_path(self, route: str, view: type[View]) -> Any:
        return path(
            f"{route}/<{self.pk_path_converter}:pk>/",
            self.construct_view(view),
            name=route.replace("-", "_"),
        )


class PageBesideOriginalViewSet(PageViewSet):
    """The admin views of pages that are edited beside their original.

    Set `model` and register a subclass only to change a view of one type of pages: all others have
    these views anyway.
    """

    edit_view_class = PageBesideOriginalEditView
    preview_on_edit_view_class = OwnPagePreviewView
    history_view_class = OwnPageHistoryView
    revisions_view_class = OwnPageRevisionPreviewView
    revisions_compare_view_class = OwnPageRevisionCompareView


class FallbackPageBesideOriginalViewSet(PageBesideOriginalViewSet):
    """Fallback admin views for page types that are edited beside their original."""

    def on_register(self) -> None:
        page_viewset_registry.register(EditedBesideOriginal, self)
