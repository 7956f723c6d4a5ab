from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from groupsite.handbook.views import ChapterView, ContentsView, show_picture

HANDBOOK = [
    path("", ContentsView.as_view(), name="contents"),
    path("pictures/<str:name>", show_picture, name="picture"),
    path("<slug:name>/", ChapterView.as_view(), name="chapter"),
]


@hooks.register("register_admin_urls")
def handbook_urls() -> list[Any]:
    return [path("handbook/", include((HANDBOOK, "groupsite_handbook")))]


@hooks.register("register_help_menu_item")
def handbook_menu_item() -> MenuItem:
    address = reverse("groupsite_handbook:contents")
    # Listed before Wagtail's own help, because it describes this site.
    return MenuItem(_("Handbook"), address, name="handbook", icon_name="help", order=100)
