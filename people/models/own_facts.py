"""Separates the facts that people may change about themselves from those that only editors may change.

`Person.own_fields` lists the former. Users who may edit every person edit all fields. Users who may
edit only their own person get a form without the other fields. When they publish a draft or an old
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

from people.content.records.record import Record
from people.content.types import User

# Not facts: publication dates, which need the permission to publish.
SCHEDULE: Final = ("first_published_at", "go_live_at", "expire_at")


def may_edit_everybody(user: User | None, person: Record) -> bool:
    """Whether the user may change all persons. `user` None is the system."""
    meta = person._meta
    return user is None or user.has_perm(f"{meta.app_label}.change_{meta.model_name}")


def is_for_editors_only(person: Record, name: str) -> bool:
    """Whether only editors, and not the person themselves, may change this field or these rows."""
    return name not in person.own_fields and name not in SCHEDULE


def editors_only_fields(person: Record) -> Iterator[str]:
    """Yield the fields that editors may change and the person themselves may not."""
    fields = [field.name for field in person._meta.concrete_fields if field.editable]
    rows = [relation.get_accessor_name() for relation in get_all_child_relations(person)]
    return (
        name
        for name in [*fields, *rows]
        if is_for_editors_only(person, name) and name != person._meta.pk.name
    )


class PersonForm(WagtailAdminModelForm):
    """Form of a person; users who edit only themselves get and save only their own fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_own_only = not may_edit_everybody(self.for_user, self.instance)
        for parts in (self.fields, self.formsets) if self.is_own_only else ():
            for name in [name for name in parts if is_for_editors_only(self.instance, name)]:
                del parts[name]

    def clean_portrait(self) -> Any:
        """Return the portrait if the user may choose it or it was used before."""
        image = self.cleaned_data["portrait"]
        if image is None or self.for_user is None or image.pk in self._portraits_so_far():
            return image
        policy = policy_registry.get(image)
        if not policy.user_has_permission_for_instance(self.for_user, "choose", image):
            raise ValidationError(_("Choose one of your own pictures, or upload one."))
        return image

    def _portraits_so_far(self) -> set[int | None]:
        if not self.instance.pk:
            return set()
        stored = self.instance.stored()
        return {stored.portrait_id, stored.draft().portrait_id}

    def save(self, commit: bool = True) -> Any:
        """Save; in a person's own form, keep the current values of the fields for editors only.

        Otherwise saving an old version of one's own record would restore old roles.
        """
        if self.is_own_only and self.instance.pk:
            newest = self.instance.stored().draft()
            for name in editors_only_fields(newest):
                _put(self.instance, newest, name)
        return super().save(commit=commit)


def _put(person: Record, other: Record, name: str) -> None:
    value = getattr(other, name)
    is_rows = person._meta.get_field(name).one_to_many
    setattr(person, name, list(value.all()) if is_rows else value)


def merged_with_public(public: Record, revision: Revision) -> Any | None:
    """Return the person with this revision's own facts and the public record's other facts.

    Returns None if the result does not differ from the revision.
    """
    typed, known = revision.content, json.loads(public.to_json())
    kept = [name for name in editors_only_fields(public) if typed.get(name) != known.get(name)]
    if not kept:
        return None
    return public.with_content_json(typed | {name: known[name] for name in kept})
