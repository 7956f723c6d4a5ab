"""Wagtail hooks that install the permission checks; `people.wagtail_hooks` imports them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet
from wagtail.rich_text import features as rich_text_features
from wagtail.rich_text.feature_registry import FeatureRegistry

from people.content import localize
from people.content.access import (
    checks_by_url_name,
    chooser_permissions,
    hidden_draft_titles,
    image_permissions,
    publishing_refusals,
    translation_submission,
    visible_pages,
)
from people.content.access.visible_pages import PAGE_PERMISSION_ACTIONS
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.pages.permissions import TRANSLATE_PERMISSION, may_view_page
from people.content.records.permissions import ACTIONS_THAT_IMPLY_VIEWING
from people.content.records.urls import list_url

RESTART_BUTTON_NAME = "localize-restart-translation"  # wagtail-localize's button
# The buttons of Wagtail's editor after which it shows another screen.
LEAVING_ACTIONS = (
    "action-publish",
    "action-submit",
    "action-restart-workflow",
    "action-workflow-action",
)


@hooks.register("register_admin_urls", order=1000)
def register_urls_and_permission_checks() -> list[Any]:
    """Install the permission checks and image policy; return the URL of `submit_translation_for_review`.

    Its order is the last, so that all other URLs exist.
    """
    checks_by_url_name.wrap_views_with_permission_checks()
    image_permissions.register_image_policy()
    view = translation_submission.submit_translation_for_review
    return [path("translations/<int:page_id>/submit/", view, name=translation_submission.ADDRESS)]


@hooks.register("construct_admin_api", order=100)
def restrict_file_api(router: WagtailAPIRouter) -> None:
    """Restrict the admin API's images and documents to those that the user may see."""
    for name in ("images", "documents"):
        endpoint = router._endpoints.get(name)  # Wagtail's, or what a host has put in its place
        if endpoint is not None:
            theirs = type(endpoint.__name__, (chooser_permissions.VisibleFilesMixin, endpoint), {})
            router.register_endpoint(name, theirs)


@hooks.register("before_edit_page", order=-100)
def check_translation_source_permission(request: HttpRequest, page: Page) -> None:
    """Raise PermissionDenied unless the user may view the source page of this translation."""
    source = localize.source_page_of(page)
    if source is not None and not may_view_page(request.user, source):
        raise PermissionDenied


@hooks.register("before_edit_page", order=-90)
def block_overwriting_translation_restart(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to restart a translation if that would overwrite text written by hand.

    Returns a redirect with an error message, or None if nothing is overwritten. Raises
    PermissionDenied for a page edited beside its original.
    """
    if request.method != "POST" or RESTART_BUTTON_NAME not in request.POST:
        return None
    page = page.specific
    if isinstance(page, EditedBesideOriginal):
        raise PermissionDenied
    if not (fields := localize.labels_of_fields_lost_on_restart(page)):
        return None
    sentence = _(
        "The translation was not started: it would overwrite what has been written by hand in %(fields)s."
    )
    messages.error(request, sentence % {"fields": ", ".join(fields)})
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_page_action_menu", order=100)
def remove_translation_restart_button(
    items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Remove wagtail-localize's "restart" from the menu of pages edited beside their original."""
    if isinstance(context.get("page"), EditedBesideOriginal):
        items[:] = [item for item in items if item.name != RESTART_BUTTON_NAME]


@hooks.register("after_edit_page", order=1000)
def redirect_after_edit_of_own_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Redirect users without page permissions, after publishing or submitting, to list or home; else None."""
    if isinstance(page, EditedBesideOriginal):
        return None  # its form stays open (`people.content.side_by_side.edit_view`)
    leaves = any(request.POST.get(action) for action in LEAVING_ACTIONS) and not request.POST.get(
        "next"
    )
    policy = policy_registry.get_by_type(Page)
    if not leaves or policy.user_has_any_permission(request.user, PAGE_PERMISSION_ACTIONS):
        return None
    record = getattr(page, "record", None)
    if record is None:
        return redirect("wagtailadmin_home")
    sees = policy_registry.get(record).user_has_any_permission(
        request.user, ACTIONS_THAT_IMPLY_VIEWING
    )
    return redirect(list_url(type(record)) if sees else "wagtailadmin_home")


hooks.register(
    "before_edit_page", publishing_refusals.block_publishing_incomplete_translation, order=-90
)


@hooks.register("construct_page_chooser_queryset")
def restrict_page_chooser(pages: PageQuerySet, request: HttpRequest) -> Any:
    """Return those of the page chooser's pages that the user may see."""
    return visible_pages.pages_visible_in_admin(request.user, pages)


# Runs after Wagtail's own hook, whose rule for links it replaces.
@hooks.register("register_rich_text_features", order=1)
def register_visible_page_links(features: FeatureRegistry) -> None:
    """Replace the rich text editor's link rule by one that hides pages the user may not see."""
    features.register_converter_rule("contentstate", "link", hidden_draft_titles.LINK_RULE)


# A form created while hooks are still being loaded has already read the features.
register_visible_page_links(rich_text_features)


@hooks.register("register_permissions")
def register_translate_permission() -> Any:
    """Return the permission to translate, so that Wagtail's form for groups offers it."""
    app_label, _dot, codename = TRANSLATE_PERMISSION.partition(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)
