"""Puts the questions before the views of the admin, by the names of their addresses.

The addresses stay as they are: Wagtail decorates its own views in the same way. A view of
wagtail-localize for which there is no question here is closed, so that a newer version opens none.
"""

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from wagtail.admin import urls as admin_urls

from people.guards import choosing, translations

Question = Callable[..., None]
LOCALIZE = "wagtail_localize"


def nothing(request: HttpRequest, **_rest: Any) -> None:
    """There is nothing to ask."""


QUESTIONS: dict[str, Question] = {
    "wagtailadmin_choose_page_child": choosing.browse_below,
    "wagtailadmin_choose_page_chosen_multiple": choosing.take_pages,
    "wagtail_bulk_action": choosing.act_on_many,
}
QUESTIONS_OF_LOCALIZE: dict[str, Question] = {
    "javascript_catalog": nothing,
    "submit_page_translation": translations.start_page,
    "submit_snippet_translation": translations.start_record,
    "update_translations": translations.sync,
    "edit_string_translation": translations.open_one,
    "edit_override": translations.open_one,
    "download_pofile": translations.open_one,
    "upload_pofile": translations.open_one,
    "machine_translate": translations.open_one,
    "preview_translation": translations.open_one,
    "stop_translation": translations.end_one,
    "convert_to_alias": translations.make_alias,
    "translations_report": nothing,  # it lists what one may see
    "translations_report_results": nothing,
    "snippets_api_listing": translations.list_records,
    "snippets_api_detail": translations.read_record,
}


def guard_the_admin() -> None:
    """Called once, by the last `register_admin_urls` hook: then all addresses are there."""
    for pattern in admin_urls.urlpatterns:
        if getattr(pattern, "name", None) in QUESTIONS:
            _ask_first(pattern, QUESTIONS[pattern.name])
    for pattern in addresses_of_localize(admin_urls.urlpatterns):
        _list_only_theirs(pattern)
        _ask_first(pattern, QUESTIONS_OF_LOCALIZE.get(str(pattern.name), _refuse))


def addresses_of_localize(patterns: Iterable[Any]) -> list[URLPattern]:
    found: list[URLPattern] = []
    for pattern in patterns:
        for below in getattr(pattern, "url_patterns", ()):
            if getattr(below, "namespace", None) == LOCALIZE:
                found += below.url_patterns
        if getattr(pattern, "namespace", None) == LOCALIZE:
            found += pattern.url_patterns
    return found


def _refuse(request: HttpRequest, **_rest: Any) -> None:
    if not request.user.is_superuser:
        raise PermissionDenied


def _ask_first(pattern: Any, question: Question) -> None:
    view = pattern.callback

    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question(request, *args, **kwargs)  # who comes here has come through Wagtail's door
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer

    pattern.callback = update_wrapper(asked, view)


def _list_only_theirs(pattern: Any) -> None:
    """The report of translations is a list, so it needs other rows rather than a question."""
    if not str(pattern.name).startswith("translations_report"):
        return
    view_class = pattern.callback.view_class
    theirs = type(view_class.__name__, (translations.OnlyTheirTranslations, view_class), {})
    pattern.callback = theirs.as_view(**pattern.callback.view_initkwargs)
