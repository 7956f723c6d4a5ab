"""Permission checks on choosers and bulk actions, so that ids do not reveal titles of drafts."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from people.content.access import visible_pages
from people.content.records.permissions import objects_visible_in_admin
from people.content.types import User


def check_chooser_parent(request: HttpRequest, parent_page_id: int | None = None) -> None:
    """Raise PermissionDenied if the user may not see the page whose children are listed."""
    if parent_page_id is not None:
        _check_no_page_is_hidden(request.user, [str(parent_page_id)])


def check_chosen_pages(request: HttpRequest) -> None:
    """Raise PermissionDenied if the user may not see a chosen page; Http404 for a bad ID."""
    ids = request.GET.getlist("id")
    if not all(one.isdecimal() for one in ids):
        raise Http404
    _check_no_page_is_hidden(request.user, ids)


def check_page_move(request: HttpRequest, page_to_move_id: int, destination_id: int) -> None:
    """Raise PermissionDenied unless the user may move the page and may see its destination.

    Wagtail's confirmation shows titles on a GET, but checks the permission only on the POST.
    """
    page = get_object_or_404(Page, pk=page_to_move_id).specific
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied
    check_chooser_parent(request, destination_id)


def check_bulk_action_objects_are_visible(
    request: HttpRequest, app_label: str, model_name: str, action: str
) -> None:
    """Raise PermissionDenied if a selected page, or object of a model with a policy, is hidden from the user.

    Raises Http404 if there is no such model.
    """
    try:
        model: Any = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    ids = request.GET.getlist("id")
    if issubclass(model, Page):
        _check_no_page_is_hidden(request.user, ids)
    elif policy_registry.get_by_type(model, fallback=False) is not None:
        _check_no_object_is_hidden(
            model._default_manager.all(),
            objects_visible_in_admin(request.user, model.objects.all()),
            ids,
        )


class VisibleFilesMixin:
    """Mixin for an endpoint of the admin's API: lists only files that the user may see."""

    request: HttpRequest

    def get_queryset(self) -> Any:
        found = super().get_queryset()  # type: ignore[misc]
        return objects_visible_in_admin(self.request.user, found)


def _check_no_page_is_hidden(user: User, ids: list[str]) -> None:
    """Raise PermissionDenied if one of the pages exists but is hidden from the user."""
    below_root = Page.objects.filter(depth__gt=1)
    _check_no_object_is_hidden(
        below_root, visible_pages.pages_visible_in_admin(user, below_root), ids
    )


def _check_no_object_is_hidden(
    queryset: models.QuerySet, visible: models.QuerySet, ids: list[str]
) -> None:
    """Raise PermissionDenied if an object among `ids` (or any, for "all") is not in `visible`."""
    if "all" not in ids:
        queryset = queryset.filter(pk__in=[one for one in ids if one.isdecimal()])
    if queryset.exclude(pk__in=visible.values("pk")).exists():
        raise PermissionDenied
