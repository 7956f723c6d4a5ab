"""Makes ordinary pages of translated pages that are edited beside their original, once after an upgrade."""

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
from people.content.sections import translated_pages

logger = logging.getLogger("groupsite")

# The migration after which pages that were written by hand are confirmed as they are.
FIRST: Final = ("groupsite_people", "0004_taken_over_translations")


@dataclass(frozen=True)
class Reversed:
    enabled: int
    edited: list[Page]  # stay ordinary pages, because they have been edited since


def page_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, EditedBesideOriginal)]


def take_over() -> int:
    """Make ordinary pages of all such translated pages; return how many translations."""
    models = page_models()
    count = translated_pages.convert_translations(models)
    for model in models:
        pages = model.objects.filter(alias_of=None).select_related("locale")
        translated_pages.confirm_current_texts(pages)
    return count


def give_back() -> Reversed:
    return Reversed(*translated_pages.restore_translations())


def take_over_after_migrating(
    sender: Any, using: str = DEFAULT_DB_ALIAS, plan: Any = (), **kwargs: Any
) -> None:
    """Signal handler: take over after an upgrade, when the tables of all apps are complete.

    Two queries where there is nothing to do.
    """
    if using != DEFAULT_DB_ALIAS or not (_is_upgrade(plan) or _finds_translations()):
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return  # another `migrate` follows
    if count := take_over():
        logger.info("%s translations have been taken over into ordinary pages.", count)


def _is_upgrade(plan: Any) -> bool:
    return any(
        (migration.app_label, migration.name) == FIRST and not is_backwards
        for migration, is_backwards in plan
    )


def _finds_translations() -> bool:
    if not localize.INSTALLED:
        return False
    tables = {
        "wagtail_localize_translation",
        "django_content_type",
        "groupsite_people_takenovertranslation",
    }
    if not tables <= set(connection.introspection.table_names()):
        return False
    return bool(translations_to_convert.enabled_translations(page_models()).exists())
