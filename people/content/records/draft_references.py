"""Reads the objects that a draft refers to, with one query for each model."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import DraftStateMixin

from people.content.records.translated_rows import TranslationRow

type ObjectsByModel = dict[type[models.Model], dict[Any, models.Model]]


def referenced_objects(model: type[models.Model], content: dict[str, Any]) -> ObjectsByModel | None:
    """Return {model: {pk: object}} that a draft refers to; None if one has been deleted.

    In that case modelcluster decides for each reference what becomes of it.
    """
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for key, value in _iter_foreign_key_values(model, content):
        target: Any = key.remote_field.model
        wanted[target].add(target._meta.pk.to_python(value))
    found: ObjectsByModel = {
        target: target._default_manager.in_bulk(pks) for target, pks in wanted.items()
    }
    if any(len(found[target]) < len(pks) for target, pks in wanted.items()):
        return None
    for objects in found.values():
        prefetch_translation_rows_of_names(objects.values())
    return found


def set_referenced_objects(instance: models.Model, found: ObjectsByModel) -> None:
    """Set the objects in `found` on the foreign keys of an instance and its child rows.

    Then reading the foreign keys makes no query.
    """
    for key in _foreign_keys_to_primary_keys(type(instance)):
        objects = found.get(key.remote_field.model, {})
        referred = objects.get(getattr(instance, key.attname))
        if referred is not None and not key.is_cached(instance):
            setattr(instance, key.name, referred)
    for relation in get_all_child_relations(type(instance)):
        for row in getattr(instance, relation.get_accessor_name()).all():
            set_referenced_objects(row, found)


def prefetch_translation_rows_of_names(objects: Iterable[models.Model]) -> None:
    """Prefetch the translation rows of objects of one model, if they contain the names."""
    objects = list(objects)
    if objects and has_names_in_translation_rows(type(objects[0])):
        models.prefetch_related_objects(objects, "texts")


def has_names_in_translation_rows(model: type[models.Model]) -> bool:
    """Whether the names of a model's objects are in translation rows; False for records."""
    if issubclass(model, DraftStateMixin):
        return False
    names = {field.name: field for field in model._meta.related_objects}
    texts = names.get("texts")
    return texts is not None and issubclass(texts.related_model, TranslationRow)


def _foreign_keys_to_primary_keys(model: type[models.Model]) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.remote_field.field_name == (
            field.remote_field.model._meta.pk.name
        ):
            yield field


def _iter_foreign_key_values(
    model: type[models.Model], content: dict[str, Any]
) -> Iterator[tuple[Any, Any]]:
    """Yield (foreign key, value) of a draft's content and that of its rows, but not to a row's parent."""
    for key in _foreign_keys_to_primary_keys(model):
        if content.get(key.name) is not None and not isinstance(key, ParentalKey):
            yield key, content[key.name]
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name()) or ():
            yield from _iter_foreign_key_values(relation.related_model, row)
