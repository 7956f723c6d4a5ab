"""Gives a page empty blocks and rows like those of its original, so that each text has a field."""

from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.blocks import BoundBlock, StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin

from people.content.localize.translatable_fields import translatable_field_names


def add_empty_blocks_and_rows(page: Page, original: Page, section: str | None = None) -> None:
    """Add the original's blocks and rows that `page` lacks, empty; put blocks in its order. Does not save.

    With `section`, only those of one section.

    Blocks get the ids of the original's blocks, rows their translation keys.
    """
    names = translatable_field_names(type(page))
    if section is not None:
        names &= {section}
    for field in page._meta.concrete_fields:
        if field.name in names and isinstance(field, StreamField):
            blocks = _laid_out_like_original(
                getattr(page, field.name), getattr(original, field.name)
            )
            setattr(page, field.name, blocks)
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name in names and issubclass(relation.related_model, TranslatableMixin):
            _add_empty_rows(page, original, name)


def _laid_out_like_original(blocks: StreamValue, original_blocks: StreamValue) -> StreamValue:
    """Return the blocks in the original's order, with empty ones where a block is missing."""
    values = {block.id: block.value for block in blocks}
    laid_out = [
        (block.block_type, values.pop(block.id, _value_without_texts(block)), block.id)
        for block in original_blocks
    ]
    kept = [(block.block_type, block.value, block.id) for block in blocks if block.id in values]
    return StreamValue(original_blocks.stream_block, [*laid_out, *kept])


def _value_without_texts(block: BoundBlock) -> Any:
    """Return the choices of a block that shows records (`people.blocks`); of others, the default."""
    without_texts = getattr(block.block, "value_without_texts", None)
    return without_texts(block.value) if without_texts else block.block.get_default()


def _add_empty_rows(page: Page, original: Page, relation: str) -> None:
    """Copy the rows of a relation that only the original has, with empty translatable fields."""
    rows = getattr(page, relation)
    known = {row.translation_key for row in rows.all()}
    for row in getattr(original, relation).all():
        if row.translation_key not in known:
            rows.add(_copy_row_without_texts(row, page))


def _copy_row_without_texts(row: Any, page: Page) -> Any:
    """Return an unsaved copy of a row without its translatable texts, in the page's language."""
    texts = translatable_field_names(type(row))
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in texts and not _is_page_or_locale(field, page)
    }
    return type(row)(**kept, locale=page.locale)


def _is_page_or_locale(field: Any, page: Page) -> bool:
    """Whether the field is a row's foreign key to its page, or its language."""
    return field.name == "locale" or (field.many_to_one and isinstance(page, field.related_model))
