"""Admin views of records and their pages: list, edit facts or a page, approve, create, copy."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.edit import EditView as PageEditView
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import EditView as SnippetEditView
from wagtail.snippets.views.snippets import IndexView as SnippetIndexView
from wagtail.snippets.views.snippets import WorkflowActionView

from people.content import index_updates
from people.content.admin.new_record_form import NewRecordForm
from people.content.checks.edit_view_mixins import (
    ApprovalChecksMixin,
    PageChecksMixin,
    RecordChecksMixin,
)
from people.content.checks.findings_display import publishing_refused_message
from people.content.facts_form.chosen_objects import (
    prefetch_rows_and_chosen_objects,
    set_cached_objects_on_choosers,
)
from people.content.facts_form.indentation import remove_indentation
from people.content.facts_form.new_rows import NewRowsLeftOutOfAutosave
from people.content.facts_form.repeated_markup import share_repeated_markup
from people.content.languages.tabs import (
    cache_language_states_of_draft,
    reset_language_states_cache,
    tabs_of_record_or_page,
)
from people.content.publishing import stale_forms
from people.content.publishing.actions import (
    copy_record,
    create_record_with_page,
    permitted_index_page_per_language,
)
from people.content.publishing.states import language_states_by_record_id
from people.content.records.urls import edit_url
from people.content.side_by_side.edit_view import SideBySideMixin


class RecordIndexView(SnippetIndexView):
    """The list of records, with the state of the facts and of the page in each language."""

    def get_base_queryset(self) -> Any:
        """Return only the records for which the user has a permission, such as their own."""
        theirs = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, self.any_permission_required
        )
        return super().get_base_queryset().filter(pk__in=theirs.values("pk"))

    def paginate_queryset(self, queryset: models.QuerySet, page_size: int) -> Any:
        paginator, page, records, is_paginated = super().paginate_queryset(queryset, page_size)
        records = list(records)
        states = language_states_by_record_id(records)
        for record in records:
            record.badges = tabs_of_record_or_page(record, states[record.pk], self.request.user)
        return paginator, page, records, is_paginated


class RecordEditView(RecordChecksMixin, NewRowsLeftOutOfAutosave, SnippetEditView):
    """The edit form of a record's facts, with checks before publishing."""

    template_name = "groupsite_people/admin/record_edit.html"
    partials_template_name = "groupsite_people/admin/record_edit_partials.html"

    def is_valid(self, form: forms.ModelForm) -> bool:
        """Whether the form can be saved: not if it would publish incomplete facts, or is stale.

        Sets an error message with the reasons. A stale form was opened before somebody else
        published; it is refused once, and the user can then save again.
        """
        if not super().is_valid(form):
            return False
        typed = form.save(commit=False)
        found = self.findings_preventing_publish_action(typed)
        refusals: list[str] = (
            [publishing_refused_message(found, self.request, self.live_object)] if found else []
        )
        if self.is_form_stale():
            # Loaded again, because the form has written into `live_object` if there was no draft.
            public = self.model._default_manager.get(pk=self.live_object.pk)
            is_draft = self.action not in stale_forms.ACTIONS
            refusals.append(stale_forms.message_for_stale_form(public, typed, is_draft=is_draft))
            self.published_revision_id_of_form = stale_forms.published_revision_id(
                self.live_object
            )  # the user has now seen what others published
        if refusals:
            self.produced_error_code = "validation_error"
            self.produced_error_message = format_html_join("\n", "{}", ((one,) for one in refusals))
        return not refusals

    def is_form_stale(self) -> bool:
        """Whether somebody has published since the form was loaded; False if that is unknown."""
        loaded = self.request.POST.get(stale_forms.FIELD)
        return bool(loaded) and loaded != stale_forms.published_revision_id(self.live_object)

    @cached_property
    def published_revision_id_of_form(self) -> str:
        """Return the revision ID published when the form was loaded; the newest after a refusal."""
        loaded = self.request.POST.get(stale_forms.FIELD)
        return loaded or stale_forms.published_revision_id(self.live_object)

    def get_success_url(self) -> str:
        """Return the URL of this screen after publishing, where Wagtail returns that of the list."""
        url: str = self.get_edit_url() if self.action == "publish" else super().get_success_url()
        return url

    def get_object(self, queryset: Any = None) -> Any:
        """Return the newest draft; on a GET it is loaded only once."""
        if "live_object" in vars(self) and self.request.method == "GET":
            return self.object
        return super().get_object(queryset)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        prefetch_rows_and_chosen_objects(self.object)
        cache_language_states_of_draft(self.object, self.live_object)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        prefetch_rows_and_chosen_objects(self.object)
        with index_updates.indexes_updated_once():
            response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)
        set_cached_objects_on_choosers(form)
        return form

    def get_bound_panel(self, form: forms.ModelForm) -> Any:
        panel = super().get_bound_panel(form)
        share_repeated_markup(panel)
        return panel

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: Any = super().render_to_response(context, **kwargs)
        if isinstance(response, TemplateResponse):
            response.add_post_render_callback(remove_indentation)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Everything has been saved, and several panels of the screen use the language states.
        if self.expects_json_response:
            stored = self.object.load_stored()
            cache_language_states_of_draft(self.object, stored, is_record_saved=True)
        elif self.request.method == "POST":
            reset_language_states_cache(self.object)
        active = self.object.workflow_states.active().select_related("current_task_state__task")
        self.object._current_workflow_states = list(active)  # as Wagtail's prefetch_workflow_states
        context = super().get_context_data(**kwargs)
        context |= {
            "public_field": stale_forms.FIELD,
            "published_revision_id": self.published_revision_id_of_form,
        }
        if (
            self.request.POST.get(stale_forms.FIELD, self.published_revision_id_of_form)
            != self.published_revision_id_of_form
        ):
            # A stale form must not autosave either: its draft would bring back old values.
            loaded = self.request.POST.get("loaded_revision_created_at", "")
            context["loaded_revision_created_at"] = loaded
        return context


class RecordApprovalView(ApprovalChecksMixin, WorkflowActionView):
    """The view behind "Approve" on the dashboard: refuses facts that cannot be published."""


class PageBesideOriginalEditView(SideBySideMixin, PageChecksMixin, PageEditView):
    """Wagtail's page editor with the original beside each field and checks before publishing."""

    partials_template_name = "groupsite_people/admin/page_edit_partials.html"

    def get_template_names(self) -> list[str]:
        names = super().get_template_names()
        if list(names) == ["wagtailadmin/pages/edit.html"]:
            return ["groupsite_people/admin/page_edit.html"]
        return names  # keep the templates of aliases and of hydration


class RecordActionView(WagtailAdminTemplateMixin, FormView):
    """Base of views that perform one action on a record and its pages."""

    model: Any = None
    index_url_name: str = ""
    add_url_name: str = ""
    edit_url_name: str = ""
    breadcrumbs_items: list[dict[str, str]] = []
    pk_url_kwarg = "pk"
    header_icon = "plus"
    template_name = "groupsite_people/admin/record_action.html"

    action_label: Any = gettext_lazy("Continue")
    explanation: Any = ""

    def check_permission(self, action: str) -> None:
        if not policy_registry.get_by_type(self.model).user_has_permission(
            self.request.user, action
        ):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listing = {
            "url": reverse(self.index_url_name),
            "label": str(self.model._meta.verbose_name_plural),
        }
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            action_label=self.action_label,
            explanation=self.explanation,
            cancel_url=reverse(self.index_url_name),
            **kwargs,
        )

    def get_record(self) -> Any:
        """Return the record in the URL. Raises Http404 if it does not exist."""
        return get_object_or_404(self.model, pk=self.kwargs["pk"])


class NewRecordView(RecordActionView):
    """Creates a draft record with its draft page ("New …"), then opens the page."""

    form_class = NewRecordForm
    new_form_class = NewRecordForm
    new_label: Any = ""
    action_label = pgettext_lazy("button", "Start")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.check_permission("add")
        self.indexes = permitted_index_page_per_language(self.model, request.user)
        if not self.indexes:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.new_label)

    def get_form_class(self) -> Any:
        return self.new_form_class  # the viewset's form_class is the model form of the facts

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "indexes": self.indexes}

    def form_valid(self, form: NewRecordForm) -> HttpResponse:
        record = form.build_record(self.model)
        title = form.cleaned_data.get("title") or str(record)
        page = create_record_with_page(record, form.cleaned_data["index"], title, self.request.user)
        return redirect("wagtailadmin_pages:edit", page.pk)


class CopyRecordView(RecordActionView):
    """Copies a record with its pages as drafts, then opens the copy."""

    header_icon = "copy"
    action_label = gettext_lazy("Copy")

    @property
    def explanation(self) -> str:
        if self.model.has_pages():
            return _(
                "This creates a new draft with the same text in every language and the same facts, except "
                "for dates and other details that apply only to the original. Nothing is published."
            )
        return _(
            "This creates a new draft with the same facts, except for dates and other details that "
            "apply only to the original. Nothing is published."
        )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.check_permission("add")
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Copy: %(what)s") % {"what": self.get_record()}

    def get_form(self, form_class: type[forms.Form] | None = None) -> Any:
        return None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        copy = copy_record(self.get_record(), request.user)
        messages.success(request, _("Copied. This is the new draft. Set its dates."))
        return redirect(edit_url(copy))
