"""Views of the handbook. Wagtail's admin requires login and access to the admin."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from groupsite.handbook.chapters import Chapter, handbook_chapters, picture_path


class ContentsView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Handbook")
    header_icon = "help"
    template_name = "groupsite/admin/handbook/contents.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        contents = {"url": reverse("groupsite_handbook:contents"), "label": _("Handbook")}
        return [*self.breadcrumbs_items, contents]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "chapters": handbook_chapters(get_language() or "")}


class ChapterView(ContentsView):
    template_name = "groupsite/admin/handbook/chapter.html"

    @property
    def chapter(self) -> Chapter:
        for chapter in handbook_chapters(get_language() or ""):
            if chapter.name == self.kwargs["name"]:
                return chapter
        raise Http404

    def get_page_title(self) -> str:
        return self.chapter.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.chapter.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        names = [chapter.name for chapter in context["chapters"]]
        here = names.index(self.chapter.name)
        following = context["chapters"][here + 1 : here + 2]
        return {**context, "chapter": self.chapter, "following": following}


def show_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    file = picture_path(name)
    if file is None:
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/webp")
