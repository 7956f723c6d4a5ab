"""The screen of a missing language: how its page is to be made."""

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
from people.content.language_names import language_name
from people.content.languages.tabs import owner_of, tabs_for_instance
from people.content.localize import machine
from people.content.pages.new_language import begin_language, lock_languages
from people.content.pages.permissions import may_view_page
from people.content.publishing.actions import add_page, index_page_in_language
from people.content.records.permissions import may_add_language, may_change
from people.content.sections import confirming
from people.content.sections.texts import live_or_newest_draft
from people.content.side_by_side.layout import add_empty_places_of_original


def redirect_to_begun_page(request: HttpRequest, page: Page) -> HttpResponse:
    """Open a page that was begun meanwhile, perhaps by another click of the same button."""
    name = language_name(page.locale.language_code)
    messages.info(request, _("There is a page in %(language)s already.") % {"language": name})
    return redirect("wagtailadmin_pages:edit", page.pk)


class StartLanguageMixin:
    """Offers the ways to a page in a missing language, and makes an empty draft for two of them.

    Put it before a view. What has the languages is its `owner`: a record, or a page without one.
    """

    request: HttpRequest
    kwargs: dict[str, Any]
    owner: Any
    header_icon = "globe"
    template_name: Any = "groupsite_people/admin/start_language.html"
    paste_url_name: str = ""
    machine_url_name: str = ""

    def get_owner(self) -> Any:
        raise NotImplementedError

    def get_owner_name(self) -> str:
        return str(self.owner)

    def _pages(self) -> Any:
        """Return the pages in all languages, without aliases."""
        raise NotImplementedError

    def _new_page(self) -> Any:
        raise NotImplementedError

    def _lock(self) -> None:
        """Let nobody else make a page until the transaction ends."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.owner = self.get_owner()
        self.locale = get_object_or_404(Locale, language_code=self.kwargs["language"])
        if not may_add_language(request.user, self.owner):
            raise PermissionDenied
        if self._page_that_exists() is not None:
            return self._to_page_that_exists()
        others = self._pages().select_related("locale").order_by("-live", "locale__pk")
        self.originals = [page for page in others if may_view_page(request.user, page)]
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_page_title(self) -> str:
        return _("%(language)s: %(what)s") % {
            "language": self.locale.get_display_name(),
            "what": self.get_owner_name(),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(  # type: ignore[misc]
            tabs=tabs_for_instance(self.owner, self.request.user, shown=self.locale.pk),
            language=language_name(self.locale.language_code),
            code=self.locale.language_code,
            originals=[
                (page.pk, language_name(page.locale.language_code)) for page in self.originals
            ],
            paste_url=self._url(self.paste_url_name) if self._may_paste() else "",
            machine_url=self._url(self.machine_url_name) if self._has_machine() else "",
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the draft: laid out beside the original that was chosen, or from scratch."""
        with transaction.atomic():
            self._lock()
            if self._page_that_exists() is None:
                return self._make(request)
        return self._to_page_that_exists()

    def _make(self, request: HttpRequest) -> HttpResponse:
        page = self._new_page()
        chosen = request.POST.get("original", "")
        for original in self.originals:
            if str(original.pk) == chosen:
                add_empty_places_of_original(page, live_or_newest_draft(original))
                page.save_revision(user=request.user, clean=False)
                confirming.save_baseline(page, original, request.user)
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _page_that_exists(self) -> Any:
        return self._pages().filter(locale=self.locale).first()

    def _to_page_that_exists(self) -> HttpResponse:
        page = self._page_that_exists()
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return redirect_to_begun_page(self.request, page)

    def _may_paste(self) -> bool:
        return False

    def _has_machine(self) -> bool:
        if not self.originals or not self.machine_url_name:
            return False
        return machine.is_translator_available(self.originals[0].locale, self.locale)

    def _url(self, name: str) -> str:
        return reverse(name, args=[self.owner.pk, self.locale.language_code]) if name else ""


class StartLanguageView(StartLanguageMixin, RecordActionView):
    """The screen for a record."""

    def get_owner(self) -> Any:
        return self.get_record()

    def get_form(self, form_class: Any = None) -> Any:
        return None

    def _pages(self) -> Any:
        model = self.model.page_model()
        return model.objects.filter(**{model.record_field: self.owner}, alias_of=None)

    def _new_page(self) -> Any:
        index = index_page_in_language(self.model, self.locale, self.request.user)
        return add_page(self.owner, index, str(self.owner), self.request.user)

    def _lock(self) -> None:
        self.owner.lock_row()

    def _may_paste(self) -> bool:
        """Whether the finished text can be pasted, which may change facts too."""
        return bool(self.originals and may_change(self.request.user, self.owner))


class StartPageLanguageView(StartLanguageMixin, WagtailAdminTemplateMixin, TemplateView):
    """The screen for a page without a record, which is found by the id of any of its languages."""

    machine_url_name = "groupsite_people_languages:machine"
    start_url_name = "groupsite_people_languages:start"

    def get_owner(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if isinstance(owner_of(page), Page):
            return page
        raise Http404

    def get_owner_name(self) -> str:
        """Return the title that the user may see: those who translate it may not see each language."""
        if not self.originals:
            raise PermissionDenied
        return str(self.originals[0].get_admin_display_title())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_owner_name()}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cancel_url=self._cancel_url(), **kwargs)

    def _cancel_url(self) -> str:
        shown = self.originals[0]
        if shown.permissions_for_user(self.request.user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[shown.pk])
        return reverse("wagtailadmin_home")

    def _pages(self) -> Any:
        key = self.owner.translation_key
        return type(self.owner)._default_manager.filter(translation_key=key, alias_of=None)

    def _new_page(self) -> Any:
        return begin_language(self.owner, self.locale, self.request.user)

    def _lock(self) -> None:
        lock_languages(self.owner)
