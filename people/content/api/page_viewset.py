"""Wagtail's endpoint of pages, with the public rule of this site."""

from typing import Any, ClassVar, Final

from django.http import Http404
from django.utils import translation
from rest_framework.request import Request
from wagtail.api.v2.serializers import PageSerializer
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page

from people.content.api.anonymous_viewset import AnonymousAPIViewSet
from people.content.api.shown_values import ONLY_VISIBLE

RICH_TEXT_FORMATS: Final = ("html", "db_html")


class PageInItsLanguageSerializer(PageSerializer):
    """Serializes a page with its labels and links in the page's own language."""

    def to_representation(self, instance: Page) -> Any:
        with translation.override(instance.locale.language_code):
            return super().to_representation(instance)


class VisiblePagesAPIViewSet(AnonymousAPIViewSet, PagesAPIViewSet):
    """Endpoint of the pages that anonymous visitors can open; register it in place of Wagtail's.

    Wagtail's own does not know that a page of an unpublished record, or of a vacancy that has not
    opened, is not public. Rich texts are HTML unless `rich_text_format` says otherwise.
    """

    base_serializer_class = PageInItsLanguageSerializer
    meta_fields: ClassVar[list[str]] = [
        name for name in PagesAPIViewSet.meta_fields if name != "alias_of"
    ]
    known_query_parameters = PagesAPIViewSet.known_query_parameters - {"site", "format"}
    filter_fields = ("id", "title", "slug", "first_published_at", "show_in_menus", "date")

    def get_base_queryset(self) -> Any:
        pages = self.scope.pages()
        if "search" not in self.request.GET:
            return pages
        # Wagtail's search can filter by a list of IDs, but not by subqueries.
        return Page.objects.filter(pk__in=list(pages.values_list("pk", flat=True)))

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("locale")

    def find_object(self, queryset: Any, request: Request) -> Any:
        if "id" in request.GET and "html_path" not in request.GET:
            return queryset.filter(pk=request.GET["id"]).first()
        return super().find_object(queryset, request)

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), ONLY_VISIBLE: True, "scope": self.scope}

    def resolve_rich_text_format(self) -> str:
        """Return the requested format: Markdown is refused, since it would name hidden pages."""
        wanted = str(self.request.GET.get("rich_text_format", RICH_TEXT_FORMATS[0]))
        if wanted not in RICH_TEXT_FORMATS:
            raise BadRequestError(f"rich_text_format must be one of {RICH_TEXT_FORMATS}")
        return wanted

    def get_root_page(self) -> Any:
        try:
            return self.get_base_queryset().get(pk=super().get_root_page().pk)
        except Page.DoesNotExist as error:
            raise Http404 from error
