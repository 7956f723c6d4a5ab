"""The menu *Publications*: the list, the inbox, names and merges."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import localize
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from research.admin.inbox.dashboard import waiting_by_verdict
from research.admin.inbox.permissions import may_add, may_decide

HOOK: Final = "groupsite_publications_menu_item"


class ItemForSome(MenuItem):
    """A menu item for users who may use its screen."""

    def __init__(self, *args: Any, may: Callable[[Any], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may(request.user)


class InboxItem(ItemForSome):
    """The menu item of the inbox, with how many entries wait."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        if n_waiting := sum(waiting_by_verdict(request).values()):
            component.label = format_lazy("{} ({})", self.label, localize(n_waiting))
        return component


@hooks.register("register_admin_menu_item")
def register_publications_menu() -> SubmenuMenuItem:
    return SubmenuMenuItem(
        _("Publications"),
        Menu(register_hook_name=HOOK),
        name="publications",
        icon_name="doc-full-inverse",
        order=226,
    )


def _item(
    label: Any,
    view: str,
    icon: str,
    order: int,
    may: Callable[[Any], bool],
    kind: type[ItemForSome] = ItemForSome,
) -> MenuItem:
    url = lazy(reverse, str)(f"groupsite_research_inbox:{view}")
    name = f"publications-{view}"
    return kind(label, url, name=name, icon_name=icon, order=order, may=may)


@hooks.register(HOOK)
def register_add_item() -> MenuItem:
    return _item(_("Add publications"), "add", "plus", 20, may_add)


@hooks.register(HOOK)
def register_inbox_item() -> MenuItem:
    return _item(
        pgettext_lazy("of publications", "Inbox"), "index", "mail", 30, may_decide, InboxItem
    )


@hooks.register(HOOK)
def register_merged_item() -> MenuItem:
    label = pgettext_lazy("publications", "Updated and merged")
    return _item(label, "merged", "resubmit", 50, may_decide)
