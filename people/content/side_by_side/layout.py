"""Gives a page the blocks and rows of its original, empty, so that there is a field for each text."""

from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin

from people.content.localize.fields import translatable_field_names


def add_empty_places_of_original(page: Page, original: Page) -> None:
    """Add empty blocks and rows to `page`, which is not saved; existing ones remain.

    Blocks get the ids of the original's blocks, rows their translation keys.
    """
    names = translatable_field_names(type(page))
    for field in page._meta.concrete_fields:
        if field.name in names and isinstance(field, StreamField):
            blocks = _blocks(getattr(page, field.name), getattr(original, field.name))
            setattr(page, field.name, blocks)
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name in names and issubclass(relation.related_model, TranslatableMixin):
            _add_rows(page, original, name)


def _blocks(ours: StreamValue, theirs: StreamValue) -> StreamValue:
    values = {block.id: block.value for block in ours}
    laid_out = [
        (block.block_type, values.pop(block.id, block.block.get_default()), block.id)
        for block in theirs
    ]
    kept = [(block.block_type, block.value, block.id) for block in ours if block.id in values]
    return StreamValue(theirs.stream_block, [*laid_out, *kept])


def _add_rows(page: Page, original: Page, name: str) -> None:
    rows = getattr(page, name)
    known = {row.translation_key for row in rows.all()}
    for row in getattr(original, name).all():
        if row.translation_key not in known:
            rows.add(_without_texts(row, page))


def _without_texts(row: Any, page: Page) -> Any:
    texts = translatable_field_names(type(row))
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in texts and not _is_place(field, page)
    }
    return type(row)(**kept, locale=page.locale)


def _is_place(field: Any, page: Page) -> bool:
    """Whether the field says of which page, and in which language, a row is."""
    return field.name == "locale" or (field.many_to_one and isinstance(page, field.related_model))
