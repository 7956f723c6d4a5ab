"""Views that update a translation from its source, or turn a page into a translation again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from people.content import localize
from people.content.languages.update_notice import followed_page, may_follow, may_update


@require_POST
def update(request: HttpRequest, page_id: int) -> HttpResponse:
    """Update the translation from its source page, and redirect to its editor."""
    page = get_object_or_404(Page, pk=page_id).specific
    source = localize.source_of(page)
    if source is None:
        raise Http404
    if not may_update(page, source, request.user):
        raise PermissionDenied
    localize.update_from_source(page)
    waiting = localize.untranslated(page)
    if waiting:
        text = _(
            "The changes are here. What is new has no translation yet: it stands below, empty."
        )
    else:
        text = _(
            "The changes are here, and everything is translated. Publish to show it to readers."
        )
    messages.success(request, text)
    return redirect("wagtailadmin_pages:edit", page.pk)


class FollowView(WagtailAdminTemplateMixin, TemplateView):
    """Asks for confirmation before a handwritten page becomes a translation, and says what is lost."""

    template_name = "groupsite_people/admin/follow.html"
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        self.source: Any = followed_page(self.page)
        if self.source is None or localize.is_translation(self.page) or self.page.alias_of_id:
            raise Http404
        if not may_follow(self.page, self.source, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Keep as a translation: %(page)s") % {"page": self.page.get_admin_display_title()}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        edit = {"url": self._edit_url(), "label": self.page.get_admin_display_title()}
        return [edit, {"url": "", "label": _("Keep as a translation")}]

    def _edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            language=self.page.locale.get_display_name(),
            source_language=self.source.locale.get_display_name(),
            apart=localize.built_differently(self.page, self.source),
            cancel_url=self._edit_url(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        localize.take_up(self.page, request.user, self.source)
        messages.success(request, _("The page is kept as a translation from now on."))
        return redirect("wagtailadmin_pages:edit", self.page.pk)
