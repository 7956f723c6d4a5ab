"""Which fields of a page are translatable, and their values."""

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from django.db import models
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from people.content.localize.installed import INSTALLED
from people.content.rich_text import without_block_keys

if INSTALLED:
    from wagtail_localize.fields import (
        SynchronizedField,
        TranslatableField,
        get_translatable_fields,
    )

# As `without_block_keys`, in the JSON of a StreamField.
BLOCK_KEY_IN_JSON: Final = re.compile(r' data-block-key=\\"[^"]*\\"')
# Those of Wagtail's own page fields that visitors read.
WAGTAIL_TEXT_FIELDS = ("title", "seo_title", "search_description")


def synchronised(*names: str) -> list[Any]:
    """Return `override_translatable_fields` entries for fields that are equal in every language.

    Empty without wagtail-localize.
    """
    if not INSTALLED:
        return []
    return [SynchronizedField(name, overridable=False) for name in names]


def translatable_values(page: Page) -> dict[str, Any]:
    """Return a page's translatable values by field name; child rows as lists of such dicts."""
    model: Any = type(page)
    fields, children = _translatable_fields(model)
    found = {field.name: _comparable_value(field, field.value_to_string(page)) for field in fields}
    for name, own in children:
        found[name] = [
            {field.name: _comparable_value(field, field.value_to_string(row)) for field in own}
            for row in getattr(page, name).all()
        ]
    return found


def translatable_values_of_content(
    model: type[models.Model], content: dict[str, Any]
) -> dict[str, Any]:
    """Return the same as `translatable_values`, from the JSON content of a revision.

    The content may also be that of a translation source.
    """
    fields, children = _translatable_fields(model)
    found = {field.name: _comparable_value(field, content.get(field.name)) for field in fields}
    for name, own in children:
        found[name] = [
            {field.name: _comparable_value(field, row.get(field.name)) for field in own}
            for row in content.get(name, [])
        ]
    return found


def changed_field_names(values: dict[str, Any], other_values: dict[str, Any]) -> tuple[str, ...]:
    """Return the names in `values` whose value differs in `other_values` or is missing there."""
    return tuple(name for name, text in values.items() if text != other_values.get(name))


def translatable_field_names(model: type[models.Model]) -> set[str]:
    """Return the names of the translatable fields, child relations included."""
    fields, children = _translatable_fields(model)
    return {field.name for field in fields} | {name for name, _own in children}


def field_labels(model: type[models.Model], names: Iterable[str]) -> list[str]:
    """Return the labels that the editor shows for these fields and child relations."""
    return [_field_label(model._meta.get_field(name)) for name in names]


def _field_label(field: Any) -> str:
    """Return the label of a field or child relation."""
    if field.one_to_many:
        return str(capfirst(field.related_model._meta.verbose_name_plural))
    return str(capfirst(field.verbose_name))


@cache  # a list of pages asks for each page
def _translatable_fields(model: Any) -> tuple[list[Any], list[tuple[str, list[Any]]]]:
    """Return a page model's translatable fields, and (relation, fields) of its child models."""
    if not INSTALLED:
        return _text_fields_without_choices(model), [
            (name, _text_fields_without_choices(model._meta.get_field(name).related_model))
            for name in getattr(model, "word_relations", ())
        ]
    fields, children = [], []
    for decision in get_translatable_fields(model):
        if not isinstance(decision, TranslatableField):
            continue
        field = decision.get_field(model)
        if field.one_to_many:
            own, _none = _translatable_fields(field.related_model)
            children.append((field.get_accessor_name(), own))
        else:
            fields.append(field)
    return fields, children


def _text_fields_without_choices(model: type[models.Model]) -> list[Any]:
    """Return the text fields without choices: what is translatable without wagtail-localize."""
    wagtails = (
        {field.name for field in Page._meta.get_fields()} if issubclass(model, Page) else set()
    )
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | StreamField)
        and not field.choices
        and (field.name not in wagtails or field.name in WAGTAIL_TEXT_FIELDS)
    ]


def _comparable_value(field: models.Field, value: Any) -> Any:
    """Return a field's value without what editors and browsers add, such as block keys."""
    if isinstance(field, StreamField):
        content = value if isinstance(value, str) else json.dumps(value)
        return json.loads(BLOCK_KEY_IN_JSON.sub("", content))
    if isinstance(field, RichTextField):
        return without_block_keys(value or "")
    return value.replace("\r\n", "\n") if isinstance(value, str) else value or ""
