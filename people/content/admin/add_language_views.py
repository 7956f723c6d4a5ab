"""Views that create a page in a missing language, empty or beside another language."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from people.content.admin.views import RecordActionView
from people.content.language_names import language_name, language_name_capitalised
from people.content.languages.tabs import record_or_page_of, tabs_for_instance
from people.content.localize import machine_translation
from people.content.pages.new_language import (
    create_draft_in_language,
    lock_rows_of_all_translations,
)
from people.content.pages.permissions import may_view_page
from people.content.publishing.actions import add_draft_page, ensure_index_page_in_language
from people.content.records.permissions import may_add_language, may_change
from people.content.sections import section_confirmation
from people.content.sections.section_texts import live_or_newest_draft
from people.content.side_by_side.add_empty_blocks_and_rows import add_empty_blocks_and_rows


def redirect_to_existing_page(request: HttpRequest, page: Page) -> HttpResponse:
    """Redirect to the page that already exists in a language, with a message."""
    name = language_name(page.locale.language_code)
    messages.info(request, _("There is already a page in %(language)s.") % {"language": name})
    return redirect("wagtailadmin_pages:edit", page.pk)


class AddLanguageMixin:
    """Mixin for views that create a page in a language in which it does not exist yet.

    Put it before a view. `owner` is the record, or the page without a record, to which the
    language is added.
    """

    request: HttpRequest
    kwargs: dict[str, Any]
    owner: Any
    header_icon = "globe"
    template_name: Any = "groupsite_people/admin/start_language.html"
    paste_url_name: str = ""
    machine_url_name: str = ""

    def get_record_or_page(self) -> Any:
        """Return the record, or the page without a record, to which the language is added."""
        raise NotImplementedError

    def get_record_or_page_title(self) -> str:
        return str(self.owner)

    def _pages_in_all_languages(self) -> Any:
        """Return a queryset of the pages of `owner` in all languages, without aliases."""
        raise NotImplementedError

    def _create_page(self) -> Any:
        """Create and return a draft of the page in the missing language, without texts."""
        raise NotImplementedError

    def _lock_rows_for_new_language(self) -> None:
        """Lock the rows of `owner`, so that nobody else creates the same page until the commit."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.owner = self.get_record_or_page()
        self.locale = get_object_or_404(Locale, language_code=self.kwargs["language"])
        if not may_add_language(request.user, self.owner):
            raise PermissionDenied
        if self._existing_page() is not None:
            return self._redirect_to_existing_page()
        others = (
            self._pages_in_all_languages().select_related("locale").order_by("-live", "locale__pk")
        )
        self.originals = [page for page in others if may_view_page(request.user, page)]
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_page_title(self) -> str:
        return _("%(language)s: %(what)s") % {
            "language": language_name_capitalised(self.locale.language_code),
            "what": self.get_record_or_page_title(),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        machine_url_name = self.machine_url_name if self._can_machine_translate() else ""
        paste_url_name = self.paste_url_name if self._may_paste_finished_text() else ""
        return super().get_context_data(  # type: ignore[misc]
            tabs=tabs_for_instance(self.owner, self.request.user, current_tab=self.locale.pk),
            language=language_name(self.locale.language_code),
            code=self.locale.language_code,
            originals=[
                (page.pk, language_name(page.locale.language_code)) for page in self.originals
            ],
            paste_url=self.url_of_view_for_language(paste_url_name),
            machine_url=self.url_of_view_for_language(machine_url_name),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Create the draft and redirect to its editor, or to the page if it exists already."""
        with transaction.atomic():
            self._lock_rows_for_new_language()
            if self._existing_page() is None:
                return self._create_draft_and_redirect(request)
        return self._redirect_to_existing_page()

    def _create_draft_and_redirect(self, request: HttpRequest) -> HttpResponse:
        """Create the draft, with blocks and rows as in the chosen original; redirect to it."""
        page = self._create_page()
        chosen = request.POST.get("original", "")
        for original in self.originals:
            if str(original.pk) == chosen:
                add_empty_blocks_and_rows(page, live_or_newest_draft(original))
                page.save_revision(user=request.user, clean=False)
                section_confirmation.save_section_baseline(page, original, request.user)
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _existing_page(self) -> Any:
        """Return the page of `owner` in the view's language; None while it is missing."""
        return self._pages_in_all_languages().filter(locale=self.locale).first()

    def _redirect_to_existing_page(self) -> HttpResponse:
        page = self._existing_page()
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return redirect_to_existing_page(self.request, page)

    def _may_paste_finished_text(self) -> bool:
        """Whether to offer the screen on which a finished text in this language is pasted."""
        return False

    def _can_machine_translate(self) -> bool:
        if not self.originals or not self.machine_url_name:
            return False
        return machine_translation.is_translator_available(self.originals[0].locale, self.locale)

    def url_of_view_for_language(self, url_name: str) -> str:
        """Return the URL of another view of this language; empty for an empty URL name."""
        return (
            reverse(url_name, args=[self.owner.pk, self.locale.language_code]) if url_name else ""
        )


class AddRecordLanguageView(AddLanguageMixin, RecordActionView):
    """View that creates a record's page in a missing language."""

    def get_record_or_page(self) -> Any:
        return self.get_record()

    def get_form(self, form_class: Any = None) -> Any:
        """Return None: the template has its own form, and `post` reads it."""
        return None

    def _pages_in_all_languages(self) -> Any:
        model = self.model.page_model()
        return model.objects.filter(**{model.record_field: self.owner}, alias_of=None)

    def _create_page(self) -> Any:
        index = ensure_index_page_in_language(self.model, self.locale, self.request.user)
        return add_draft_page(self.owner, index, str(self.owner), self.request.user)

    def _lock_rows_for_new_language(self) -> None:
        self.owner.lock_row()

    def _may_paste_finished_text(self) -> bool:
        """Whether the user may view an original, and change the record, as pasting a text may."""
        return bool(self.originals and may_change(self.request.user, self.owner))


class AddPageLanguageView(AddLanguageMixin, WagtailAdminTemplateMixin, TemplateView):
    """View that creates a page without a record in a missing language."""

    machine_url_name = "groupsite_people_languages:machine"
    start_url_name = "groupsite_people_languages:start"

    def get_record_or_page(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if isinstance(record_or_page_of(page), Page):
            return page
        raise Http404

    def get_record_or_page_title(self) -> str:
        """Return the title of the first of `originals`. Raises PermissionDenied if there are none."""
        if not self.originals:
            raise PermissionDenied
        return str(self.originals[0].get_admin_display_title())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        here = {"url": "", "label": self.get_page_title()}
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": self.get_record_or_page_title()},
            here,
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cancel_url=self._cancel_url(), **kwargs)

    def _cancel_url(self) -> str:
        shown = self.originals[0]
        if shown.permissions_for_user(self.request.user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[shown.pk])
        return reverse("wagtailadmin_home")

    def _pages_in_all_languages(self) -> Any:
        key = self.owner.translation_key
        return type(self.owner)._default_manager.filter(translation_key=key, alias_of=None)

    def _create_page(self) -> Any:
        return create_draft_in_language(self.owner, self.locale, self.request.user)

    def _lock_rows_for_new_language(self) -> None:
        lock_rows_of_all_translations(self.owner)
