"""Separates the facts that owners of a record may change from those that only editors may change.

`own_fields` of the model lists the former. Users who may edit every record edit all fields. Users who
may edit only their own get a form without the other fields. When they publish a draft or an old
version, the other facts keep their published values.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import Revision
from wagtail.permissions import policy_registry

from people.content.records.base_record import BaseRecord
from people.content.types import User

# Not facts: publication dates, which need the permission to publish.
SCHEDULE: Final = ("first_published_at", "go_live_at", "expire_at")


def may_edit_all_records(user: User | None, record: BaseRecord) -> bool:
    """Whether the user may change all records of the model of `record`. `user` None is the system."""
    meta = record._meta
    return user is None or user.has_perm(f"{meta.app_label}.change_{meta.model_name}")


def is_editors_only_field(record: Any, field_name: str) -> bool:
    """Whether only editors, not the owner of the record, may change this field or relation."""
    return field_name not in record.own_fields and field_name not in SCHEDULE


def editors_only_fields(record: BaseRecord) -> Iterator[str]:
    """Return an iterator of the names of fields and relations that only editors may change."""
    fields = [field.name for field in record._meta.concrete_fields if field.editable]
    rows = [relation.get_accessor_name() for relation in get_all_child_relations(record)]
    return (
        name
        for name in [*fields, *rows]
        if is_editors_only_field(record, name) and name != record._meta.pk.name
    )


class OwnFieldsForm(WagtailAdminModelForm):
    """Form of a record; users who may edit only their own get and save only its `own_fields`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_own_only = not may_edit_all_records(self.for_user, self.instance)
        for parts in (self.fields, self.formsets) if self.is_own_only else ():
            for name in [name for name in parts if is_editors_only_field(self.instance, name)]:
                del parts[name]

    def save(self, commit: bool = True) -> Any:
        """Save; in the form of an owner, keep the current values of the fields for editors only.

        Otherwise saving an old version of one's own record would restore old roles.
        """
        if self.is_own_only and self.instance.pk:
            newest = self.instance.load_stored().draft()
            for name in editors_only_fields(newest):
                _copy_field(self.instance, newest, name)
        return super().save(commit=commit)


class PersonForm(OwnFieldsForm):
    """Form of a person, in which users choose portraits of their own."""

    def clean_portrait(self) -> Any:
        """Return the portrait. Raises ValidationError for a new one the user may not choose."""
        image = self.cleaned_data["portrait"]
        if image is None or self.for_user is None or image.pk in self._previous_portrait_ids():
            return image
        policy = policy_registry.get(image)
        if not policy.user_has_permission_for_instance(self.for_user, "choose", image):
            raise ValidationError(_("Choose one of your own pictures, or upload one."))
        return image

    def _previous_portrait_ids(self) -> set[int | None]:
        if not self.instance.pk:
            return set()
        stored = self.instance.load_stored()
        return {stored.portrait_id, stored.draft().portrait_id}


class OwnFieldsMixin:
    """Mixin of records that some users publish only in part. Put it before the record's base class."""

    def publish(self, revision: Revision, user: User | None = None, **kwargs: Any) -> Any:
        """Publish the record; for users who may edit only their own, only its `own_fields`."""
        record: Any = self
        base: Any = super()
        public, merged = record.load_stored(), None
        if public.live and not may_edit_all_records(user, record):
            merged = own_facts_merged_with_public(public, revision)
        if merged is None:
            return base.publish(revision, user=user, **kwargs)
        draft = revision.as_object()
        own = merged.save_revision(user=user, clean=False)
        published = base.publish(own, user=user, **kwargs)
        draft.save_revision(user=user, clean=False)
        return published


def _copy_field(target: BaseRecord, source: BaseRecord, field_name: str) -> None:
    value = getattr(source, field_name)
    is_rows = target._meta.get_field(field_name).one_to_many
    setattr(target, field_name, list(value.all()) if is_rows else value)


def own_facts_merged_with_public(public: BaseRecord, revision: Revision) -> Any | None:
    """Return the revision's record with public editors-only facts; None if none of them differ.

    Returns None if the result would not differ from the revision.
    """
    typed, known = revision.content, json.loads(public.to_json())
    kept = [name for name in editors_only_fields(public) if typed.get(name) != known.get(name)]
    if not kept:
        return None
    return public.with_content_json(typed | {name: known[name] for name in kept})
