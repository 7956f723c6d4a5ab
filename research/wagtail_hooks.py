"""Where the Wagtail admin meets this app."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from people.records.viewsets import RecordPageViewSet, RecordViewSet
from research.hub.listing import AreasView
from research.models import Keyword, ResearchArea, ResearchAreaPage
from research.permissions import AreaPermissionPolicy

register_permission_policy(ResearchArea, AreaPermissionPolicy(ResearchArea))


class ResearchAreaViewSet(RecordViewSet):
    model = ResearchArea
    index_view_class = AreasView
    new_label = _("New research area")
    icon = "draft"
    menu_order = 220
    menu_label = _("Research areas")
    index_template_name = "groupsite_people/admin/hub/index.html"
    search_fields = ["name"]
    ordering = ["sort_order", "pk"]


class KeywordViewSet(SnippetViewSet):
    model = Keyword
    icon = "tag"
    list_display = ["name", "typed_in"]


class ResearchAreaPageViewSet(RecordPageViewSet):
    model = ResearchAreaPage


register_snippet(ResearchAreaViewSet)
register_snippet(KeywordViewSet)


@hooks.register("register_admin_viewset")
def register_area_pages() -> ResearchAreaPageViewSet:
    return ResearchAreaPageViewSet()
