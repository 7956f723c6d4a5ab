"""Adds permission checks to views of the admin, found by the names of their URLs.

The addresses stay as they are: Wagtail decorates its own views in the same way. A view of
wagtail-localize for which there is no question here is closed, so that a newer version opens none.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial, update_wrapper
from importlib import import_module
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

from people.content.access import (
    chooser_querysets,
    localize_views,
    page_names,
    tag_names,
    untranslated_pages,
    viewer,
    workflow_views,
)

Question = Callable[..., None]
LOCALIZE = "wagtail_localize:"
SNIPPETS = "wagtailsnippets_"


def nothing(request: HttpRequest, **_rest: Any) -> None:
    """Check nothing; for views that need no permission check of ours."""


def try_errors(request: HttpRequest) -> None:
    """An error on purpose, for those who run the site."""
    if not request.user.is_superuser:
        raise Http404


QUESTIONS: dict[str, Question] = {
    "wagtailadmin_error_test": try_errors,
    "wagtailadmin_tag_autocomplete": tag_names.of_files,
    "wagtailadmin_tag_model_autocomplete": tag_names.of_model,
    "wagtailadmin_choose_page_child": chooser_querysets.browse_below,
    "wagtailadmin_choose_page_chosen_multiple": chooser_querysets.take_pages,
    "wagtail_bulk_action": chooser_querysets.check_bulk_action,
    "wagtailadmin_api:pages:action": untranslated_pages.act_by_api,
    "wagtailadmin_pages:move_confirm": chooser_querysets.move,
    "wagtailadmin_pages:workflow_action": workflow_views.of_page,
    "wagtailadmin_pages:collect_workflow_action_data": workflow_views.of_page,
    "wagtailadmin_pages:confirm_workflow_cancellation": workflow_views.of_page,
    "wagtailadmin_pages:workflow_preview": workflow_views.of_page,
    f"{LOCALIZE}javascript_catalog": nothing,
    f"{LOCALIZE}submit_page_translation": localize_views.start_page,
    f"{LOCALIZE}submit_snippet_translation": localize_views.start_record,
    f"{LOCALIZE}update_translations": localize_views.sync,
    f"{LOCALIZE}edit_string_translation": localize_views.open_one,
    f"{LOCALIZE}edit_override": localize_views.open_one,
    f"{LOCALIZE}download_pofile": localize_views.open_one,
    f"{LOCALIZE}upload_pofile": localize_views.open_one,
    f"{LOCALIZE}machine_translate": localize_views.open_one,
    f"{LOCALIZE}preview_translation": localize_views.open_one,
    f"{LOCALIZE}stop_translation": localize_views.end_one,
    f"{LOCALIZE}convert_to_alias": localize_views.make_alias,
    f"{LOCALIZE}translations_report": nothing,  # it lists what one may see
    f"{LOCALIZE}translations_report_results": nothing,
    f"{LOCALIZE}snippets_api_listing": localize_views.list_records,
    f"{LOCALIZE}snippets_api_detail": localize_views.read_record,
}

# Of every model, by the end of the name.
OF_RECORDS: dict[str, Question] = {
    "workflow_action": workflow_views.of_record,
    "collect_workflow_action_data": workflow_views.of_record,
    "confirm_workflow_cancellation": workflow_views.of_record,
    "workflow_preview": workflow_views.of_record,
}

BEFORE: dict[str, type] = {
    f"{LOCALIZE}submit_page_translation": localize_views.OpensLanguageTabs,
    "wagtailadmin_choose_page_external_link": page_names.FindsVisiblePages,
    f"{LOCALIZE}translations_report": localize_views.OnlyTheirTranslations,
    f"{LOCALIZE}translations_report_results": localize_views.OnlyTheirTranslations,
    f"{LOCALIZE}update_translations": untranslated_pages.TellsWhatIsNotPublished,
}


def guard_the_admin() -> None:
    """Wrap the views of the admin. Called by the last `register_admin_urls` hook, when all URLs exist."""
    # Imported here: these addresses are made from the hooks, among which this stands.
    for name, pattern in named(import_module("wagtail.admin.urls").urlpatterns):
        if name in BEFORE:
            _put_ours_before(pattern, BEFORE[name])
        pattern.callback = viewer.telling(pattern.callback)
        if question := _question(name, pattern):
            _ask_first(pattern, question)


def named(
    patterns: Iterable[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Yield every URL pattern with its full name, such as "wagtailadmin_pages:move_confirm"."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from named(pattern.url_patterns, inner)


def _question(name: str, pattern: Any) -> Question | None:
    namespace, _colon, view = name.rpartition(":")
    if namespace.startswith(SNIPPETS) and view in OF_RECORDS:
        return partial(OF_RECORDS[view], model=pattern.callback.view_initkwargs["model"])
    return QUESTIONS.get(name, _refuse if name.startswith(LOCALIZE) else None)


def _refuse(request: HttpRequest, **_rest: Any) -> None:
    if not request.user.is_superuser:
        raise PermissionDenied


def _ask_first(pattern: URLPattern, question: Question) -> None:
    view = pattern.callback

    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question(request, *args, **kwargs)  # who comes here has come through Wagtail's door
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer

    pattern.callback = update_wrapper(asked, view)


def _put_ours_before(pattern: URLPattern, ours: type) -> None:
    """Put our mixin before the view's class, where a check before the view is not enough."""
    view: Any = pattern.callback
    theirs: Any = type(view.view_class.__name__, (ours, view.view_class), {})
    pattern.callback = theirs.as_view(**view.view_initkwargs)
