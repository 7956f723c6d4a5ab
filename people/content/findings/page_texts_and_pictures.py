"""Collects what the checks read of a page: texts of fields, blocks and child rows, and image blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from bs4 import BeautifulSoup
from django.db import models
from django.utils.text import capfirst
from wagtail.blocks import Block, CharBlock, RichTextBlock, StreamValue, TextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.rich_text import RichText

PAGE_LINK: Final = "page"  # the link type of a chosen page, as stored in rich text
# Editors cannot fix the headings of a text whose toolbar offers no headings.
HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
# Fields for search engines and the URL, which the checks of texts do not read.
NOT_PROSE: Final = {"slug", "seo_title", "search_description"}


@dataclass(frozen=True)
class PageText:
    """A text of a page: the field where it is edited, its label, and the HTML as stored."""

    field: str
    label: str
    html: str
    is_rich: bool = True
    top: int = 2  # the highest heading level that its toolbar offers

    @cached_property
    def soup(self) -> BeautifulSoup:
        """Return the parsed HTML."""
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def plain_text(self) -> str:
        """Return the text without markup; paragraphs are separated by line breaks."""
        return self.soup.get_text("\n") if self.is_rich else self.html

    @cached_property
    def typed_link_urls(self) -> list[str]:
        """Return the URLs typed as links; links to chosen pages or documents are left out."""
        if not self.is_rich:
            return []
        return [str(link["href"]) for link in self.soup.find_all("a", href=True)]


@dataclass(frozen=True)
class PagePicture:
    """An image block, and whether it has an alternative text or is decorative."""

    field: str
    label: str
    is_described: bool


def prefetch_objects_of_child_rows(pages: list[Any]) -> None:
    """Prefetch the objects that the pages' child rows with texts refer to; once per page model."""
    for model in {type(page) for page in pages}:
        rows = [
            f"{name}__{one}" for name in model.word_relations for one in model.relations_of_rows
        ]
        models.prefetch_related_objects([one for one in pages if type(one) is model], *rows)


def page_texts_to_check(page: Page) -> list[PageText]:
    """Return the page's texts, except empty ones and those for search engines; child rows last."""
    found = [text for field in _own_fields_and_title(page) for text in _field_texts(page, field)]
    for relation in type(page).word_relations:
        rows = list(getattr(page, relation).all())
        models.prefetch_related_objects(rows, *type(page).relations_of_rows)
        for row in rows:
            found += [
                PageText(relation, str(row), text.html, text.is_rich, text.top)
                for field in _own_fields_and_title(row)
                for text in _field_texts(row, field)
            ]
    return found


def pictures_in_stream_fields(page: Page) -> list[PagePicture]:
    """Return the image blocks of the page's StreamFields; images in rich text are not included."""
    return [
        PagePicture(field.name, label, bool(value.decorative or value.contextual_alt_text))
        for field in page._meta.get_fields()
        if isinstance(field, StreamField)
        for label, block, value in _innermost_blocks(getattr(page, field.name))
        if isinstance(block, ImageBlock) and value
    ]


def _own_fields_and_title(instance: models.Model) -> Iterator[Any]:
    for field in instance._meta.get_fields():
        own = not hasattr(field, "model") or field.model._meta.label != "wagtailcore.Page"
        if (own or field.name == "title") and field.name not in NOT_PROSE:
            yield field


def _field_texts(owner: models.Model, field: models.Field) -> Iterator[PageText]:
    """Yield the texts in one field of a page or child row."""
    if isinstance(field, StreamField):
        yield from _stream_field_texts(field.name, getattr(owner, field.name))
    elif isinstance(field, RichTextField):
        if html := getattr(owner, field.name):
            yield PageText(
                field.name, _field_label(field), html, top=_highest_heading_level(field.features)
            )
    elif _is_plain_text_field(field) and (text := getattr(owner, field.name)):
        yield PageText(field.name, _field_label(field), text, is_rich=False)


def _is_plain_text_field(field: models.Field) -> bool:
    """Whether this is an editable plain text field without choices: not for e-mail, URLs or slugs."""
    if type(field) not in {models.CharField, models.TextField}:
        return False
    return bool(field.editable and not field.choices)


def _stream_field_texts(name: str, stream: StreamValue | None) -> Iterator[PageText]:
    """Yield the texts in the blocks of a StreamField."""
    for label, block, value in _innermost_blocks(stream):
        if isinstance(block, RichTextBlock) and isinstance(value, RichText) and value.source:
            yield PageText(name, label, value.source, top=_highest_heading_level(block.features))
        elif isinstance(block, CharBlock | TextBlock) and value:
            yield PageText(name, label, str(value), is_rich=False)


def _innermost_blocks(stream: StreamValue | None) -> Iterator[tuple[str, Any, Any]]:
    """Yield (label of the outermost block, innermost block, its value) for a StreamField."""
    for child in stream or ():
        heading = child.value.get("heading") if hasattr(child.value, "get") else ""
        label = str(heading or capfirst(child.block.label))
        yield from ((label, *leaf) for leaf in _innermost_block_values(child.block, child.value))


def _innermost_block_values(block: Block, value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (block, value) of each block inside `block` that has no child blocks."""
    if hasattr(value, "bound_blocks") and not isinstance(block, ImageBlock):
        children = value.bound_blocks
        for child in children.values() if hasattr(children, "values") else children:
            yield from _innermost_block_values(child.block, child.value)
    elif hasattr(value, "stream_block"):
        for child in value:
            yield from _innermost_block_values(child.block, child.value)
    else:
        yield block, value


def _field_label(field: models.Field) -> str:
    return str(capfirst(field.verbose_name))


def _highest_heading_level(features: list[str] | None) -> int:
    """Return the highest heading level that these rich text features offer; 2 if they offer none."""
    offered = [int(name[1]) for name in features or HEADINGS if name in HEADINGS]
    return min(offered, default=2)
