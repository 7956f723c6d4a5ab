"""Creates a missing language of a page without a record: a draft without texts."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, TranslatableMixin

from people.content.localize.translatable_fields import translatable_field_names
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.pages.permissions import TRANSLATE_PERMISSION
from people.content.types import User

# A page must have these: they are the original's until somebody enters a title.
FIELDS_NOT_CLEARED = ("title", "slug")


def create_draft_in_language(original: Page, locale: Locale, user: User | None) -> Any:
    """Create a draft with the original's title, or make an alias one. Raises PermissionDenied.

    An alias that tree sync has created becomes the page; visitors see its old text until the draft
    is published. Raises PermissionDenied unless the user may add pages there, or translate.
    """
    _ensure_parent_in_language(original, locale, user)
    alias = original.get_translation_or_none(locale)
    if alias is not None:
        ConvertAliasPageAction(alias, user=user).execute(skip_permission_checks=True)
    page = alias or original.copy_for_translation(locale)
    _clear_texts(page)
    page.add_initial_sections()
    page.owner = user
    if not page.live:
        page.save(clean=False)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def lock_rows_of_all_translations(page: Page) -> None:
    """Lock the rows of all languages until the transaction ends; on SQLite, the whole database."""
    rows = Page.objects.filter(translation_key=page.translation_key)
    rows.update(translation_key=page.translation_key)


def _ensure_parent_in_language(page: Page, locale: Locale, user: User | None) -> None:
    """Create the page's parent in this language if it is missing. Raises PermissionDenied."""
    translates = user is None or user.has_perm(TRANSLATE_PERMISSION)
    parent: Any = page.get_parent().specific
    place = parent if parent.is_root() else parent.get_translation_or_none(locale)
    if not translates and not (place and place.permissions_for_user(user).can_add_subpage()):
        raise PermissionDenied
    if place is None and isinstance(parent, EditedBesideOriginal):
        create_draft_in_language(parent, locale, user)
    elif place is None:
        parent.copy_for_translation(locale, copy_parents=True)


def _clear_texts(page: Any) -> None:
    """Clear the translatable fields and rows of a page, except title and slug. Does not save."""
    names = translatable_field_names(type(page)).difference(FIELDS_NOT_CLEARED)
    for field in page._meta.concrete_fields:
        if field.name in names and isinstance(
            field, models.CharField | models.TextField | StreamField
        ):
            setattr(page, field.name, field.get_default())
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name in names and issubclass(relation.related_model, TranslatableMixin):
            setattr(page, name, [])
