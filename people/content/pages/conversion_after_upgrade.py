"""Converts pages translated in wagtail-localize to ordinary pages after an upgrade, or back."""

import logging
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from people.content import localize
from people.content.localize import translations_to_convert
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.sections import translation_conversion

logger = logging.getLogger("groupsite")

# The migration after which pages that were written by hand are confirmed as they are.
CONVERSION_MIGRATION: Final = ("groupsite_people", "0004_taken_over_translations")


@dataclass(frozen=True)
class RestoredTranslations:
    """How many translations were enabled again, and the pages that could not be restored."""

    enabled: int
    edited: list[Page]  # still ordinary pages, because they were edited after the conversion


def page_models_beside_original() -> list[Any]:
    """Return the installed page models that are edited beside their original."""
    return [model for model in apps.get_models() if issubclass(model, EditedBesideOriginal)]


def convert_pages_translated_in_localize() -> int:
    """Convert all translated pages and return how many; confirm other pages that were never confirmed."""
    models = page_models_beside_original()
    count = translation_conversion.convert_translations(models)
    for model in models:
        pages = model.objects.filter(alias_of=None).select_related("locale")
        translation_conversion.confirm_texts_never_confirmed(pages)
    return count


def restore_localize_translations() -> RestoredTranslations:
    """Enable converted translations again, except of pages edited after the conversion."""
    return RestoredTranslations(*translation_conversion.restore_translations())


def convert_after_migrating(
    sender: Any, using: str = DEFAULT_DB_ALIAS, plan: Any = (), **kwargs: Any
) -> None:
    """Signal handler: convert wagtail-localize's translations after the last migration.

    Makes two queries if there is nothing to convert.
    """
    if using != DEFAULT_DB_ALIAS or not (
        _plan_includes_conversion(plan) or _has_any_translation_to_convert()
    ):
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return  # another `migrate` follows
    if count := convert_pages_translated_in_localize():
        logger.info("%s translations have been taken over into ordinary pages.", count)


def _plan_includes_conversion(plan: Any) -> bool:
    return any(
        (migration.app_label, migration.name) == CONVERSION_MIGRATION and not is_backwards
        for migration, is_backwards in plan
    )


def _has_any_translation_to_convert() -> bool:
    """Whether there are translations to convert; False while tables are missing."""
    if not localize.INSTALLED:
        return False
    tables = {
        "wagtail_localize_translation",
        "django_content_type",
        "groupsite_people_takenovertranslation",
    }
    if not tables <= set(connection.introspection.table_names()):
        return False
    return bool(
        translations_to_convert.enabled_translations(page_models_beside_original()).exists()
    )
