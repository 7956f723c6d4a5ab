"""What our relations add to models that are not ours: every site has names of its own on those.

Django refuses to start where two models give `User` or `Page` one name (fields.E302 to E305), so a
host with a page class `PersonPage` or a lockable `Person` could not install us.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel

PACKAGES = ("people", "research", "vacancies", "groupsite")
PREFIX = "groupsite_"


def our_models() -> set[type[models.Model]]:
    return {model for model in apps.get_models(include_auto_created=True) if is_ours(model)}


def is_ours(model: type[models.Model]) -> bool:
    return apps.get_app_config(model._meta.app_label).name in PACKAGES


def names_added_to(model: type[models.Model]) -> Iterator[str]:
    """The attributes and the names in queries that models of ours give to this one."""
    ours = our_models()
    for relation in model._meta.get_fields():
        if isinstance(relation, ForeignObjectRel) and relation.related_model in ours:
            yield relation.name
            yield relation.get_accessor_name() or relation.name


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models(include_auto_created=True) if not is_ours(model)],
    ids=lambda model: model._meta.label,
)
def test_a_model_of_others_gets_only_names_with_our_prefix(model):
    assert {name for name in names_added_to(model) if not name.startswith(PREFIX)} == set()


def test_some_names_are_there_to_be_used():
    assert set(names_added_to(apps.get_model("auth", "User"))) == {"groupsite_person"}


@pytest.mark.parametrize("model", sorted(our_models(), key=lambda model: model._meta.label))
def test_no_name_of_ours_is_made_from_the_name_of_a_class(model):
    """A class of a host's with that name and a relation to the same model would make it too."""
    unnamed = {
        relation.get_accessor_name()
        for relation in model._meta.get_fields()
        if isinstance(relation, ForeignObjectRel)
        and relation.related_model in our_models()
        and relation.related_name is None
    }
    assert unnamed == set()
