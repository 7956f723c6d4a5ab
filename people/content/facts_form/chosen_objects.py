"""Reads the rows of a form, and the objects that its choosers show: one query per relation."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from django.forms import ModelChoiceField
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

from people.content.facts_form.choosers import ChoiceFieldWithLoadedObject, RecordChooserWidget
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.records.base_record import BaseRecord
from people.content.records.draft_references import has_names_in_translation_rows


def prefetch_rows_and_chosen_objects(record: BaseRecord) -> None:
    """Prefetch a stored record's child rows and chosen objects; do nothing for one made from a draft."""
    if "_cluster_related_objects" not in vars(record):
        models.prefetch_related_objects([record], *_prefetch_lookups(type(record)))
        _cache_child_rows(record)


def _cache_child_rows(instance: models.Model) -> None:
    """Cache the prefetched child rows; otherwise Django's formsets order them by another query."""
    for relation in get_all_child_relations(type(instance)):
        for row in getattr(instance, relation.get_accessor_name()).get_object_list():
            _cache_child_rows(row)


def cache_text_rows_of_pages(pages: Sequence[EditedBesideOriginal]) -> None:
    """Cache the child rows with texts of one or more pages, all of one model, and what they refer to."""
    for name in type(pages[0]).word_relations:
        rows = [row for page in pages for row in getattr(page, name).get_object_list()]
        lookups = type(pages[0]).relations_of_rows
        for lookup in lookups:
            _share_cached_objects(rows, lookup.partition("__")[0])
        models.prefetch_related_objects(rows, *lookups)


def _share_cached_objects(rows: Sequence[models.Model], field_name: str) -> None:
    """Cache on each row the object that its foreign key refers to, if another row has loaded it."""
    known = {one.pk: one for row in rows if (one := cached_related_object(row, field_name))}
    for row in rows:
        field: Any = row._meta.get_field(field_name)
        if not field.is_cached(row) and (one := known.get(getattr(row, field.attname))):
            setattr(row, field_name, one)


def set_cached_objects_on_choosers(form: Any) -> None:
    """Set the cached related objects on a form's choosers, so that they need no queries."""
    for name, field in form.fields.items():
        if isinstance(field.widget, RecordChooserWidget):
            field.widget.known = cached_related_object(form.instance, name)
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            set_cached_objects_on_choosers(row)
            _make_key_field_return_loaded_row(row)


def _make_key_field_return_loaded_row(row_form: Any) -> None:
    """Make the hidden field with the row's key return the row that the form is about."""
    name, row = row_form.instance._meta.pk.name, row_form.instance
    field = row_form.fields.get(name)
    if row.pk is not None and isinstance(field, ModelChoiceField):
        known = ChoiceFieldWithLoadedObject(field.queryset, required=False, widget=field.widget)
        known.initial, known.known = field.initial, row
        row_form.fields[name] = known


def _prefetch_lookups(model: type[models.Model]) -> Iterator[str]:
    """Yield the prefetch lookups of a model's child rows, nested ones too, and of its choosers."""
    fields: Any = model._meta.concrete_fields
    for field in fields:
        if field.name in _chooser_field_names(model):
            yield (
                f"{field.name}__texts"
                if has_names_in_translation_rows(field.related_model)
                else field.name
            )
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        yield name
        yield from (f"{name}__{lookup}" for lookup in _prefetch_lookups(relation.related_model))


def _chooser_field_names(model: type[models.Model]) -> set[str]:
    """Return the names of the foreign keys that a chooser shows; not those to a row's parent."""
    fields: Any = model._meta.concrete_fields
    return {
        field.name
        for field in fields
        if field.many_to_one
        and field.serialize
        and hasattr(field.related_model, "snippet_viewset")
        and not isinstance(field, ParentalKey)
    }


def cached_related_object(instance: models.Model, field_name: str) -> Any:
    """Return the object that a foreign key refers to; None if it has not been loaded."""
    field: Any = instance._meta.get_field(field_name)
    return field.get_cached_value(instance, default=None)
