"""Registers this app with Wagtail: viewsets, menu item, URLs, dashboard panels, log formatters."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.contrib.auth.models import Permission
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.urls import path
from django.utils.functional import lazy
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from people.admin import own_content_panel
from people.content.admin.new_record_form import NewRecordForm
from people.content.admin.views import NewRecordView
from people.content.admin.viewsets import RecordViewSet
from people.content.deletion.obstacles import DeletionObstacle
from people.content.facts_form.choosers import RecordChooserViewSet
from people.content.request_time import received_at
from people.structured_data import Node
from vacancies.admin import dashboard
from vacancies.admin.actions import buttons, extend_views, views
from vacancies.admin.date_preview_view import preview_typed_deadline
from vacancies.admin.default_document_rules import default_rules_creating_document_kinds
from vacancies.admin.deletion import application_obstacles, retire_document_kinds
from vacancies.admin.document_kind_choosers import DocumentKindChooserViewSet
from vacancies.admin.history import log_formatters
from vacancies.admin.listing.views import VacancyListView
from vacancies.applications import permissions
from vacancies.applications.committee_url import committee_url
from vacancies.committee import dashboard as applications_dashboard
from vacancies.committee.urls import committee_url_pattern
from vacancies.models import DocumentKind, Question, Vacancy, VacancyPage
from vacancies.structured_data import job_posting

PASTE_AD: Final = "vacancies.admin.paste.views.PasteAdView"
PASTE_OTHER_LANGUAGE: Final = "vacancies.admin.paste.other_language_view.PasteOtherLanguageView"


@hooks.register("next_change_of_public_pages")
def next_change_of_vacancies(at: datetime) -> datetime | None:
    return Vacancy.objects.next_public_change(at)


class NewVacancyForm(NewRecordForm):
    """Form to create a vacancy: the index page, the type of position and the title."""

    field_order = ["index", "kind", "title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = Vacancy._meta.get_field("kind").formfield()
        self.order_fields(self.field_order)

    def build_record(self, model: type[Vacancy]) -> Any:
        kind = self.cleaned_data["kind"]
        made = model(name=self.cleaned_data["title"], kind=kind)
        made.document_rules = default_rules_creating_document_kinds(kind)
        return made


class NewVacancyView(NewRecordView):
    new_form_class = NewVacancyForm


class VacancyViewSet(RecordViewSet):
    model = Vacancy
    index_view_class = VacancyListView
    edit_view_class = views.VacancyEditView
    add_view_class = NewVacancyView
    new_label = _("New vacancy")
    icon = "clipboard-list"
    paste_language_url_name = "paste_language"
    menu_order = 200
    menu_label = _("Vacancies")
    index_template_name = "groupsite_vacancies/admin/listing/index.html"
    search_fields = ["name", "reference"]
    ordering = ["-opens_at", "-pk"]

    def get_urlpatterns(self) -> list[Any]:
        # Wagtail's patterns stay first, because the menu leads to the first one.
        return [
            *super().get_urlpatterns(),
            path("from-text/", self._view_function_loaded_late(PASTE_AD), name="from_text"),
            path(
                f"paste-language/<{self.pk_path_converter}:pk>/<slug:language>/",
                self._view_function_loaded_late(PASTE_OTHER_LANGUAGE),
                name=self.paste_language_url_name,
            ),
            self._action_url_pattern(buttons.EXTEND, extend_views.ExtendDeadlineView),
            self._action_url_pattern(buttons.UNDO_EXTENSION, extend_views.UndoExtensionView),
            self._action_url_pattern(buttons.CLOSE, views.CloseEarlyView),
            self._action_url_pattern(buttons.OUTCOME, views.RecordOutcomeView),
            self._action_url_pattern(buttons.REASON, views.ExtensionReasonView, "<int:extension>/"),
        ]

    def deletion_obstacles(self, record: Vacancy, at: datetime) -> list[DeletionObstacle]:
        return application_obstacles(record, at)

    def _snippet_view_function(self, view_class: Any) -> Any:
        """Return the view function of a view class, configured like Wagtail's copy view."""
        kwargs = {**self.get_copy_view_kwargs(), "template_name": view_class.template_name}
        return self.construct_view(view_class, **kwargs)

    def _view_function_loaded_late(self, view_class_path: str) -> Any:
        """Return the same for the path of a view class, whose module the first request imports.

        Reading advertisements takes a sixth of the time in which the whole site is imported.
        """

        @cache
        def view_function() -> Any:
            return self._snippet_view_function(import_string(view_class_path))

        def load_and_call(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response: HttpResponse = view_function()(request, *args, **kwargs)
            return response

        return load_and_call

    def _action_url_pattern(
        self, action: buttons.Action, view_class: Any, extra_route: str = ""
    ) -> Any:
        """Return the URL pattern of the view for an action on one vacancy."""
        route = f"{action.name}/<{self.pk_path_converter}:pk>/{extra_route}"
        return path(route, self._snippet_view_function(view_class), name=action.name)


class DocumentKindViewSet(SnippetViewSet):
    model = DocumentKind
    icon = "doc-full"
    chooser_viewset_class = DocumentKindChooserViewSet
    list_display = ["__str__", "sort_order"]
    search_fields = ["texts__name"]
    search_backend_name = None  # translation rows have no search index

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[DocumentKind]:
        return DocumentKind.objects.offered()


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    chooser_viewset_class = RecordChooserViewSet
    list_display = ["__str__", "kind"]
    search_fields = ["texts__wording"]
    search_backend_name = None  # translation rows have no search index


register_snippet(VacancyViewSet)
register_snippet(DocumentKindViewSet)
register_snippet(QuestionViewSet)


class ApplicationsMenuItem(MenuItem):
    """Menu item shown only to users who may read applications of some vacancy (R37)."""

    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may_read_some_applications(request.user, received_at(request))


@hooks.register("register_admin_menu_item")
def register_applications_menu_item() -> ApplicationsMenuItem:
    url = lazy(committee_url, str)("index")
    return ApplicationsMenuItem(
        _("Applications"), url, name="applications", icon_name="mail", order=205
    )


@hooks.register("register_admin_urls")
def register_committee_urls() -> list[Any]:
    return [committee_url_pattern()]


@hooks.register("register_admin_urls")
def register_date_preview_url() -> list[Any]:
    return [
        path("dates/understood/", preview_typed_deadline, name="groupsite_vacancies_understood")
    ]


@hooks.register("register_permissions")
def register_application_permissions() -> Any:
    """Return the permission to manage applications, so that Wagtail's group form offers it."""
    label, _dot, codename = permissions.MANAGE_PERMISSION.partition(".")
    return Permission.objects.filter(content_type__app_label=label, codename=codename)


@hooks.register("construct_homepage_panels")
def add_dashboard_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels += [applications_dashboard.ApplicationsPanel(), dashboard.ClosingSoonPanel()]
    panels += [dashboard.AlertsPanel()]


hooks.register(own_content_panel.HOOK, dashboard.undecided_supervised_vacancies, order=20)
hooks.register(own_content_panel.OTHER_TASKS, permissions.has_reader_appointment)


@hooks.register("register_log_actions")
def register_history_formatters(actions: LogActionRegistry) -> None:
    log_formatters.register_log_formatters(actions)


@hooks.register("before_delete_snippet")
def retire_document_kinds_instead_of_deleting(
    request: HttpRequest, objects: Iterable[models.Model]
) -> HttpResponse | None:
    return retire_document_kinds(request, objects)


@hooks.register("groupsite_structured_data")
def structured_data_of_vacancy(page: Page, context: Context) -> Iterable[Node]:
    """Yield the JobPosting of the vacancy whose page this is, while one can apply."""
    if isinstance(page, VacancyPage):
        found = job_posting(context["request"], page, context)
        if found is not None:
            yield found
