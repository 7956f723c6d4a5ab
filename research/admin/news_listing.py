"""The admin's list of news items, with a button to add one in each language."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from people.content.language_names import language_name
from research.models import NewsIndexPage, NewsPage


class NewsListView(IndexView):
    default_ordering = "-date"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Return a button for each language in which the user may add an item."""
        return [
            HeaderButton(
                _("New item in %(language)s")
                % {"language": language_name(index.locale.language_code)},
                url=reverse(
                    "wagtailadmin_pages:add", args=[*_app_label_and_model_of_news_page(), index.pk]
                ),
                icon_name="plus",
            )
            for index in NewsIndexPage.objects.select_related("locale").order_by("path")
            if index.permissions_for_user(self.request.user).can_add_subpage()
        ]


def _app_label_and_model_of_news_page() -> tuple[str, str]:
    return NewsPage._meta.app_label, NewsPage._meta.model_name or ""


class NewsMenuItem(MenuItem):
    """Menu item *News*, shown if there is a list of news and the user may see the admin's list."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(NewsPage)
        actions = NewsListView.any_permission_required
        return (
            policy.user_has_any_permission(request.user, actions) and NewsIndexPage.objects.exists()
        )


def news_item_date_text(item: NewsPage) -> str:
    """Return a news item's date as text; Wagtail's column would show how long ago it was."""
    return date_format(item.date)


class NewsViewSet(PageListingViewSet):
    model = NewsPage
    name = "groupsite_research_news"
    url_prefix = "news"
    icon = "doc-full"
    add_to_admin_menu = True
    menu_label = gettext_lazy("News")
    menu_order = 230
    menu_item_class = NewsMenuItem
    index_view_class = NewsListView
    columns = [
        *(column for column in IndexView.base_columns if column.name != "parent"),
        Column("date", label=gettext_lazy("Date"), accessor=news_item_date_text, sort_key="date"),
    ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{"add_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        """Return the URL patterns without the choice of a parent page, which buttons replace."""
        return [one for one in super().get_urlpatterns() if one.name != "choose_parent"]
