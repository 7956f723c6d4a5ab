"""Permission checks on translations, which wagtail-localize's views lack.

In version 1.14.5, anyone who may submit translations can open, sync and start any of them, and
everybody can list the records of every model. Each check raises PermissionDenied, or Http404 if
the object does not exist.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params

from people.content import localize
from people.content.access import visible_pages
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.pages.permissions import (
    TRANSLATE_PERMISSION,
    may_edit_page_itself,
    may_view_page,
)
from people.content.records.permissions import ACTIONS_THAT_IMPLY_VIEWING, may_change
from people.content.records.urls import start_language_url
from people.content.types import User


def check_open_translation_permission(
    request: HttpRequest, translation_id: int, **_rest: Any
) -> None:
    """Raise PermissionDenied unless the user may open a translation (editor, PO file, preview)."""
    translation = localize.get_translation_or_404(translation_id)
    _check_edit_translation_permission(request.user, *_source_and_target_or_404(translation))


def check_stop_translation(request: HttpRequest, translation_id: int) -> None:
    """Raise PermissionDenied unless the user may stop a translation and publish its target."""
    source, target = _source_and_target_or_404(localize.get_translation_or_404(translation_id))
    _check_edit_translation_permission(request.user, source, target)
    may = _may_publish(request.user, target)
    if isinstance(target, Page):
        may = may and may_edit_page_itself(request.user, target)
    if not may:
        raise PermissionDenied


def check_convert_to_alias(request: HttpRequest, page_id: int) -> None:
    """Raise PermissionDenied unless the user may turn the page into an alias of its source.

    An alias has the source's content and status. The user must be able to edit and publish the
    page, and to view the source. A page edited beside its original cannot become an alias.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if isinstance(page, EditedBesideOriginal):
        raise PermissionDenied
    if (
        not may_edit_page_itself(request.user, page)
        or not page.permissions_for_user(request.user).can_publish()
    ):
        raise PermissionDenied
    source = localize.source_page_of(page)
    if source is not None and not may_view_page(request.user, source):
        raise PermissionDenied


def check_submit_page_translation(request: HttpRequest, page_id: int) -> None:
    """Raise PermissionDenied unless the user may start the translations that the form asks for.

    The user must be able to view the page and, on a POST, the pages below it if they are
    included, and to add pages in each chosen language.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_view_page(request.user, page):
        raise PermissionDenied
    if request.method != "POST":
        return
    if request.POST.get("include_subtree"):
        below = page.get_descendants()
        if below.exclude(
            pk__in=visible_pages.pages_visible_in_admin(request.user, below).values("pk")
        ).exists():
            raise PermissionDenied
    for locale in _chosen_locales(request):
        if not _may_start_translation(request.user, page, locale):
            raise PermissionDenied


class RedirectToLanguageEditorMixin:
    """Mixin for wagtail-localize's submit view: redirects to our editor for pages that have it.

    A page that lacks a language is redirected to the screen that adds it.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(found, EditedBesideOriginal):
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        page: Any = found
        wanted = Locale.objects.exclude(pk=page.locale_id).order_by("pk")
        if code := request.GET.get("select_locale"):
            wanted = wanted.filter(language_code=code)
        pages = {locale: page.get_translation_or_none(locale) for locale in wanted}
        for locale, there in pages.items():
            if there is None or there.alias_of_id is not None:
                return redirect(start_language_url(getattr(page, "record", page), locale))
        chosen = next(iter(pages.values()), page) if code else page
        return redirect("wagtailadmin_pages:edit", chosen.pk)


def check_start_record_translation(
    request: HttpRequest, app_label: str, model_name: str, pk: str
) -> None:
    """Raise PermissionDenied unless the user may change the record that is to be translated."""
    record = get_object_or_404(_snippet_model(app_label, model_name), pk=pk)
    if not may_change(request.user, record):
        raise PermissionDenied


def check_update_translations(request: HttpRequest, translation_source_id: int) -> None:
    """Raise PermissionDenied unless the user may view a source and edit all its enabled translations.

    If they are to be published, the user must be able to publish them too.
    """
    kept = localize.get_translation_source_or_404(translation_source_id)
    for translation in kept.translations.filter(enabled=True).select_related("source"):
        source, target = _source_and_target_or_404(translation)
        _check_edit_translation_permission(request.user, source, target)
        publishes = request.method == "POST" and request.POST.get("publish_translations")
        if publishes and not _may_publish(request.user, target):
            raise PermissionDenied
    if not _may_view_source(
        request.user, _object_edited_in_localize_or_404(kept.get_source_instance)
    ):
        raise PermissionDenied


def check_view_all_records_permission(
    request: HttpRequest, app_label: str, model_name: str
) -> None:
    """Raise PermissionDenied unless the user may see every record of the model."""
    model = _snippet_model(app_label, model_name)
    known = _records_user_may_view(request.user, model).values("pk")
    if model._default_manager.exclude(
        pk__in=known
    ).exists() or not _has_viewing_permission_on_model(request, model):
        raise PermissionDenied


def check_view_record_permission(
    request: HttpRequest, app_label: str, model_name: str, pk: str
) -> None:
    """Raise Http404 unless the user has a permission on the record that the API returns."""
    model = _snippet_model(app_label, model_name)
    get_object_or_404(_records_user_may_view(request.user, model), pk=pk)


class VisibleTranslationsMixin:
    """Mixin for the report: lists only translations with a visible source and editable target.

    The user must also be able to edit or translate the target.
    """

    request: HttpRequest

    def get_queryset(self) -> Any:
        found = super().get_queryset().order_by("-pk")  # type: ignore[misc]  # it pages without order
        user: Any = self.request.user
        if user.is_superuser:
            return found
        known = set(
            visible_pages.pages_visible_in_admin(user, Page.objects.all()).values_list(
                "translation_key", "locale"
            )
        )
        theirs = visible_pages.page_ids_with_any_permission(user)
        changed = set(Page.objects.filter(pk__in=theirs).values_list("translation_key", "locale"))
        rows = found.values_list("pk", "source__object_id", "source__locale", "target_locale")
        translates = user.has_perm(TRANSLATE_PERMISSION)
        shown = [
            pk
            for pk, key, source, target in rows
            if (key, source) in known and (translates or (key, target) in changed)
        ]
        return found.filter(pk__in=shown)


def _source_and_target_or_404(translation: Any) -> tuple[Any, Any]:
    """Return (source, target); raise Http404 if one is missing or edited beside its original."""
    source, target = translation.source.get_source_instance, translation.get_target_instance
    return _object_edited_in_localize_or_404(source), _object_edited_in_localize_or_404(target)


def _object_edited_in_localize_or_404(get_object: Callable[[], models.Model]) -> Any:
    """Return the source or target; raise Http404 if missing or edited beside its original.

    wagtail-localize's translations of such pages are kept for one release
    (`localize.translations_to_convert`).
    """
    try:
        found = get_object()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if isinstance(found, EditedBesideOriginal):
        raise Http404
    return found


def _check_edit_translation_permission(
    user: User, source: models.Model, target: models.Model
) -> None:
    """Raise PermissionDenied unless the user may view the source page and edit the target.

    Of records, the user must be able to change both.
    """
    if isinstance(target, Page):
        may = may_view_page(user, source) and target.permissions_for_user(user).can_edit()
    else:
        may = may_change(user, source) and may_change(user, target)
    if not may:
        raise PermissionDenied


def _may_view_source(user: User, source: models.Model) -> bool:
    """Whether the user may view a source page, or change a source record."""
    return may_view_page(user, source) if isinstance(source, Page) else may_change(user, source)


def _may_publish(user: User, target: models.Model) -> bool:
    if isinstance(target, Page):
        return bool(target.permissions_for_user(user).can_publish())
    policy = policy_registry.get(target)
    return bool(policy.user_has_permission_for_instance(user, "publish", target))


def _may_start_translation(user: User, page: Page, locale: Locale) -> bool:
    """Whether the user may translate pages, or add one below the nearest ancestor that exists in `locale`."""
    if user.has_perm(TRANSLATE_PERMISSION):
        return True
    for ancestor in reversed(page.get_ancestors()):
        parent = ancestor.get_translation_or_none(locale)
        if parent is not None:
            policy = policy_registry.get_by_type(Page)
            return bool(policy.user_has_permission_for_instance(user, "add", parent))
    policy = policy_registry.get_by_type(Page)
    root = Page.get_first_root_node()
    return bool(policy.user_has_permission_for_instance(user, "add", root))


def _chosen_locales(request: HttpRequest) -> Iterable[Any]:
    """Return the locales that were chosen in the submitted form."""
    ids = [one for one in request.POST.getlist("locales") if one.isdecimal()]
    return Locale.objects.filter(pk__in=ids)


def _snippet_model(app_label: str, model_name: str) -> Any:
    """Return the snippet model named in the URL. Raises Http404."""
    return get_snippet_model_from_url_params(app_label, model_name)


def _records_user_may_view(user: User, model: type[models.Model]) -> Any:
    """Return the records of the model on which the user has a permission that implies viewing."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(
        user, ACTIONS_THAT_IMPLY_VIEWING
    )


def _has_viewing_permission_on_model(request: HttpRequest, model: type[models.Model]) -> bool:
    policy = policy_registry.get_by_type(model)
    return bool(policy.user_has_any_permission(request.user, ACTIONS_THAT_IMPLY_VIEWING))
