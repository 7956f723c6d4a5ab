"""The screen of a missing language: how its page is to be made."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Locale, Page

from people.content.admin.views import RecordActionView
from people.content.language_names import language_name
from people.content.languages.tabs import tabs_for_instance
from people.content.localize import machine
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


class StartLanguageView(RecordActionView):
    """Offers the ways to a page in a missing language, and makes an empty draft for two of them."""

    header_icon = "globe"
    template_name = "groupsite_people/admin/start_language.html"
    paste_url_name: str = ""
    machine_url_name: str = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.record = self.get_record()
        self.locale = get_object_or_404(Locale, language_code=self.kwargs["language"])
        if not may_add_language(request.user, self.record):
            raise PermissionDenied
        if self._page_that_exists() is not None:
            return self._to_page_that_exists()
        others = self._pages().select_related("locale").order_by("-live", "locale__pk")
        self.originals = [page for page in others if may_view_page(request.user, page)]
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("%(language)s: %(what)s") % {
            "language": self.locale.get_display_name(),
            "what": self.record,
        }

    def get_form(self, form_class: Any = None) -> Any:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            tabs=tabs_for_instance(self.record, self.request.user, shown=self.locale.pk),
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
            self.record.lock_row()
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

    def _new_page(self) -> Any:
        index = index_page_in_language(self.model, self.locale, self.request.user)
        return add_page(self.record, index, str(self.record), self.request.user)

    def _may_paste(self) -> bool:
        """Whether the finished text can be pasted, which may change facts too."""
        return bool(self.originals and may_change(self.request.user, self.record))

    def _has_machine(self) -> bool:
        if not self.originals or not self.machine_url_name:
            return False
        return machine.is_translator_available(self.originals[0].locale, self.locale)

    def _url(self, name: str) -> str:
        return reverse(name, args=[self.record.pk, self.locale.language_code]) if name else ""

    def _pages(self) -> Any:
        model = self.model.page_model()
        return model.objects.filter(**{model.record_field: self.record}, alias_of=None)
