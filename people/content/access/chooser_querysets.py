"""Choosers and bulk acts name what their address names: nobody learns of a draft by its number."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from people.content.access import visible_pages
from people.content.records.permissions import visible_to


def browse_below(request: HttpRequest, parent_page_id: int | None = None) -> None:
    """Wagtail shows the title of the page that one browses below."""
    if parent_page_id is not None:
        _ask_of_pages(request.user, [str(parent_page_id)])


def take_pages(request: HttpRequest) -> None:
    ids = request.GET.getlist("id")
    if not all(one.isdecimal() for one in ids):
        raise Http404
    _ask_of_pages(request.user, ids)


def move(request: HttpRequest, page_to_move_id: int, destination_id: int) -> None:
    """Wagtail asks for the right when the page is moved, not when it shows what would be."""
    page = get_object_or_404(Page, pk=page_to_move_id).specific
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied
    browse_below(request, destination_id)


def check_bulk_action(request: HttpRequest, app_label: str, model_name: str, action: str) -> None:
    """Wagtail lists by title what one may not act on."""
    try:
        model: Any = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    ids = request.GET.getlist("id")
    if issubclass(model, Page):
        _ask_of_pages(request.user, ids)
    elif policy_registry.get_by_type(model, fallback=False) is not None:
        _ask_of_all(
            model._default_manager.all(), visible_to(request.user, model.objects.all()), ids
        )


class OnlyTheirFiles:
    """Put before an endpoint of the admin's API."""

    request: HttpRequest

    def get_queryset(self) -> Any:
        found = super().get_queryset()  # type: ignore[misc]
        return visible_to(self.request.user, found)


def _ask_of_pages(user: Any, ids: list[str]) -> None:
    below_root = Page.objects.filter(depth__gt=1)
    _ask_of_all(below_root, visible_pages.pages_visible_to(user, below_root), ids)


def _ask_of_all(everything: Any, known: Any, ids: list[str]) -> None:
    """Raises PermissionDenied where one of them is there, but not for this user."""
    if "all" not in ids:
        everything = everything.filter(pk__in=[one for one in ids if one.isdecimal()])
    if everything.exclude(pk__in=known.values("pk")).exists():
        raise PermissionDenied
