"""Adds permission checks to views of the admin, found by the names of their URLs.

The URLs do not change. A view of wagtail-localize without a check in this module is open to
superusers only, so that a newer version of the package opens no view to others.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial, update_wrapper
from importlib import import_module
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

from people.content.access import (
    chooser_permissions,
    hidden_draft_titles,
    localize_permissions,
    publishing_refusals,
    tag_permissions,
    viewer,
    workflow_permissions,
)

PermissionCheck = Callable[..., None]
LOCALIZE = "wagtail_localize:"
SNIPPET_NAMESPACE_PREFIX = "wagtailsnippets_"


def check_nothing(request: HttpRequest, **_rest: Any) -> None:
    """Do nothing: marks a view that needs no permission check of ours."""


def hide_unless_superuser(request: HttpRequest) -> None:
    """Raise Http404 unless the user is a superuser; for Wagtail's test of error pages."""
    if not request.user.is_superuser:
        raise Http404


CHECKS_BY_URL_NAME: dict[str, PermissionCheck] = {
    "wagtailadmin_error_test": hide_unless_superuser,
    "wagtailadmin_tag_autocomplete": tag_permissions.check_view_file_tags_permission,
    "wagtailadmin_tag_model_autocomplete": tag_permissions.check_tag_autocomplete_permission,
    "wagtailadmin_choose_page_child": chooser_permissions.check_chooser_parent,
    "wagtailadmin_choose_page_chosen_multiple": chooser_permissions.check_chosen_pages,
    "wagtail_bulk_action": chooser_permissions.check_bulk_action_objects_are_visible,
    "wagtailadmin_api:pages:action": publishing_refusals.block_publishing_incomplete_page_by_api,
    "wagtailadmin_pages:move_confirm": chooser_permissions.check_page_move,
    "wagtailadmin_pages:workflow_action": workflow_permissions.check_page_workflow_permission,
    "wagtailadmin_pages:collect_workflow_action_data": workflow_permissions.check_page_workflow_permission,
    "wagtailadmin_pages:confirm_workflow_cancellation": workflow_permissions.check_page_workflow_permission,
    "wagtailadmin_pages:workflow_preview": workflow_permissions.check_page_workflow_permission,
    f"{LOCALIZE}javascript_catalog": check_nothing,
    f"{LOCALIZE}submit_page_translation": localize_permissions.check_submit_page_translation,
    f"{LOCALIZE}submit_snippet_translation": localize_permissions.check_start_record_translation,
    f"{LOCALIZE}update_translations": localize_permissions.check_update_translations,
    f"{LOCALIZE}edit_string_translation": localize_permissions.check_open_translation_permission,
    f"{LOCALIZE}edit_override": localize_permissions.check_open_translation_permission,
    f"{LOCALIZE}download_pofile": localize_permissions.check_open_translation_permission,
    f"{LOCALIZE}upload_pofile": localize_permissions.check_open_translation_permission,
    f"{LOCALIZE}machine_translate": localize_permissions.check_open_translation_permission,
    f"{LOCALIZE}preview_translation": localize_permissions.check_open_translation_permission,
    f"{LOCALIZE}stop_translation": localize_permissions.check_stop_translation,
    f"{LOCALIZE}convert_to_alias": localize_permissions.check_convert_to_alias,
    f"{LOCALIZE}translations_report": check_nothing,  # it lists what one may see
    f"{LOCALIZE}translations_report_results": check_nothing,
    f"{LOCALIZE}snippets_api_listing": localize_permissions.check_view_all_records_permission,
    f"{LOCALIZE}snippets_api_detail": localize_permissions.check_view_record_permission,
}

# Views of every snippet model, by the last part of their URL name.
CHECKS_BY_RECORD_URL: dict[str, PermissionCheck] = {
    "workflow_action": workflow_permissions.check_record_workflow_permission,
    "collect_workflow_action_data": workflow_permissions.check_record_workflow_permission,
    "confirm_workflow_cancellation": workflow_permissions.check_record_workflow_permission,
    "workflow_preview": workflow_permissions.check_record_workflow_permission,
}

MIXINS_BY_URL_NAME: dict[str, type] = {
    f"{LOCALIZE}submit_page_translation": localize_permissions.RedirectToLanguageEditorMixin,
    "wagtailadmin_choose_page_external_link": hidden_draft_titles.HideDraftTitleMixin,
    f"{LOCALIZE}translations_report": localize_permissions.VisibleTranslationsMixin,
    f"{LOCALIZE}translations_report_results": localize_permissions.VisibleTranslationsMixin,
    f"{LOCALIZE}update_translations": publishing_refusals.ReportUnpublishedTranslationsMixin,
}


def wrap_views_with_permission_checks() -> None:
    """Add permission checks, mixins and the viewer to the admin's views, once all URLs exist."""
    # Imported here: Wagtail builds these URL patterns from the hooks, and this runs in one of them.
    for name, pattern in url_patterns_with_full_names(
        import_module("wagtail.admin.urls").urlpatterns
    ):
        if name in MIXINS_BY_URL_NAME:
            _add_view_mixin(pattern, MIXINS_BY_URL_NAME[name])
        pattern.callback = viewer.with_current_viewer(pattern.callback)
        if check := _permission_check_for_url_name(name, pattern):
            _add_permission_check(pattern, check)


def url_patterns_with_full_names(
    patterns: Iterable[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Yield (full name, pattern) of every URL pattern, as "wagtailadmin_pages:move_confirm"."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from url_patterns_with_full_names(pattern.url_patterns, inner)


def _permission_check_for_url_name(url_name: str, pattern: Any) -> PermissionCheck | None:
    """Return our permission check for a URL name; None if Wagtail's own check is enough."""
    namespace, _colon, view = url_name.rpartition(":")
    if namespace.startswith(SNIPPET_NAMESPACE_PREFIX) and view in CHECKS_BY_RECORD_URL:
        return partial(CHECKS_BY_RECORD_URL[view], model=pattern.callback.view_initkwargs["model"])
    return CHECKS_BY_URL_NAME.get(
        url_name, _deny_all_but_superusers if url_name.startswith(LOCALIZE) else None
    )


def _deny_all_but_superusers(request: HttpRequest, **_rest: Any) -> None:
    """Raise PermissionDenied unless the user is a superuser; for views without another check."""
    if not request.user.is_superuser:
        raise PermissionDenied


def _add_permission_check(pattern: URLPattern, check: PermissionCheck) -> None:
    """Wrap the view of this URL pattern, so that the check runs before it."""
    view = pattern.callback

    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        check(request, *args, **kwargs)  # Wagtail's own check has run before
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer

    pattern.callback = update_wrapper(wrapper, view)


def _add_view_mixin(pattern: URLPattern, mixin: type) -> None:
    """Replace the view of this URL pattern by a subclass that also has the mixin."""
    view: Any = pattern.callback
    view_class: Any = type(view.view_class.__name__, (mixin, view.view_class), {})
    pattern.callback = view_class.as_view(**view.view_initkwargs)
